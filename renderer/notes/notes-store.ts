// The notes of one paper while they are written: a draft kept in this browser from the first letter, saved to the
// library soon, called saved only when main has said so. Changes from elsewhere come in when nothing of ours is pending.
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'
import type { Client } from '../app/client/client.ts'
import { measureNow } from '../reader/island/timing.ts'
import { Saver, type SaveState } from '../reader/state/saver.ts'

/** Notes as a record has them. */
export type LibraryNotes = PaperRecord['notes']

export interface NotesEvents {
  onState(state: SaveState): void
  /** The text was replaced from outside the editor. */
  onText(text: string): void
  /** The library's text changed under unsaved words of ours; null when that is settled. */
  onConflict(theirs: string | null): void
}

/** What was found when the notes were opened. */
export type Opening = 'library' | 'draft'

export class NotesStore {
  readonly #paper: PaperId
  readonly #events: NotesEvents
  readonly #saver: Saver<string>
  readonly #key: string
  readonly opening: Opening
  /** The last text main is known to have. */
  #base: string
  /** When main wrote it (ISO); what is older was read before that, however late it comes. */
  #baseAt: string
  /** What is on its way to main. */
  #sending: string | null = null
  #text: string
  #changedAt = 0

  constructor(paper: PaperId, client: Client, library: LibraryNotes, events: NotesEvents) {
    this.#paper = paper
    this.#events = events
    this.#key = `offprint:notes-draft:${paper}`
    this.#saver = new Saver({
      save: async (text) => {
        this.#sending = text
        const { updatedAt } = await client.request('notes.save', { id: paper, text })
        this.#baseAt = updatedAt
        measureNow('save', this.#changedAt, { what: 'notes', paper: this.#paper })
        this.#base = text
        if (this.#text === text) this.#forgetDraft()
      },
      onState: (state) => events.onState(state),
    })
    const draft = this.#draft()
    this.#base = library.text
    this.#baseAt = library.updatedAt ?? ''
    this.#text = draft ?? library.text
    this.opening = draft !== null && draft !== library.text ? 'draft' : 'library'
    if (this.opening === 'draft') this.#saver.put(this.#text)
    else this.#forgetDraft()
  }

  get text(): string {
    return this.#text
  }

  get state(): SaveState {
    return this.#saver.state
  }

  /** The person typed. */
  edit(text: string): void {
    if (text === this.#text) return
    this.#text = text
    this.#changedAt = performance.now()
    this.#keepDraft(text)
    this.#saver.put(text)
  }

  /** The library was read again. */
  fromLibrary({ text, updatedAt }: LibraryNotes): void {
    const at = updatedAt ?? ''
    if (at < this.#baseAt) return
    this.#baseAt = at
    if (text === this.#base || text === this.#text) {
      this.#base = text
      return
    }
    if (this.#saver.pending) {
      // Ours wins in the file, as the last writer; the other text is offered, not lost.
      if (text !== this.#sending) this.#events.onConflict(text)
      return
    }
    this.#base = this.#text = text
    this.#events.onText(text)
  }

  /** Settles a conflict with the other text. */
  take(theirs: string): void {
    this.#events.onConflict(null)
    this.edit(theirs)
    this.#events.onText(theirs)
  }

  /** Settles a conflict with our own text, which is on its way already. */
  keep(): void {
    this.#events.onConflict(null)
  }

  flush(): Promise<void> {
    return this.#saver.flush()
  }

  #draft(): string | null {
    try {
      return localStorage.getItem(this.#key)
    } catch {
      return null
    }
  }

  #keepDraft(text: string): void {
    try {
      localStorage.setItem(this.#key, text)
    } catch {
      // A browser that keeps nothing (or is full): the words are still on their way to main.
    }
  }

  #forgetDraft(): void {
    try {
      localStorage.removeItem(this.#key)
    } catch {
      // Nothing was kept, so there is nothing to forget.
    }
  }
}

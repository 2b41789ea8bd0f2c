// The marks of one paper as the reader shows them: the library's, with what has not been acknowledged yet on top.
// Every change is optimistic, undoable, kept on this machine until main says it is durable, and tried again.
import type { MarkId, PaperId } from '../../../preload/model/ids.ts'
import { compareMarks, type Mark } from '../../../preload/model/mark.ts'
import type { Client } from '../../app/client/client.ts'
import { record, redo, sameMark, undo, type Change, type Edit, type Step } from '../history/edits.ts'
import { editsOf, keepEdits } from '../history/paper-edits.ts'
import { measureNow } from '../island/timing.ts'
import { Unsent } from './unsent.ts'

export interface MarkBookEvents {
  /** The marks changed: all of them, in reading order. */
  onMarks(marks: readonly Mark[]): void
  onSaveFailed(error: unknown): void
}

const RETRY_MS = 3000
/** Marks that go to main in one request at most. */
const AT_ONCE = 200
/** How long a snapshot may have been on its way. */
const SETTLED_MS = 4000

/** Holds the marks; end it with `destroy`. */
export class MarkBook {
  readonly #paper: PaperId
  readonly #client: Client
  readonly #events: MarkBookEvents
  readonly #unsent: Unsent
  #marks = new Map<MarkId, Mark>()
  /** What main has acknowledged lately. */
  readonly #settling = new Map<MarkId, Mark | null>()
  #settled: ReturnType<typeof setTimeout> | undefined
  #sending = false
  #apart = false
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(paper: PaperId, client: Client, marks: readonly Mark[], events: MarkBookEvents) {
    this.#paper = paper
    this.#client = client
    this.#events = events
    this.#unsent = new Unsent(paper)
    this.fromLibrary(marks)
    void this.#send()
  }

  destroy(): void {
    clearTimeout(this.#retry)
    clearTimeout(this.#settled)
  }

  all(): readonly Mark[] {
    return [...this.#marks.values()].sort(compareMarks)
  }

  get(id: MarkId): Mark | null {
    return this.#marks.get(id) ?? null
  }

  /** The mark of an id, or the one it was merged into. */
  find(id: MarkId): Mark | null {
    return this.get(id) ?? this.all().find((mark) => mark.formerly.includes(id)) ?? null
  }

  /** Takes over what the library says, except where a change of ours is still on its way. */
  fromLibrary(marks: readonly Mark[]): void {
    const before = this.#marks
    // A mark that says what it said stays the same object: what is drawn from it is not drawn again.
    this.#marks = new Map(marks.map((mark) => [mark.id, unchanged(before.get(mark.id), mark)]))
    for (const [id, mark] of this.#settling) {
      const theirs = this.#marks.get(id)
      if (mark && (!theirs || theirs.updatedAt < mark.updatedAt)) this.#marks.set(id, before.get(id) ?? mark)
      else if (!mark) this.#marks.delete(id)
    }
    for (const [id, mark] of this.#unsent.entries()) {
      if (mark) this.#marks.set(id, mark)
      else this.#marks.delete(id)
    }
    const same = before.size === this.#marks.size && [...this.#marks].every(([id, mark]) => before.get(id) === mark)
    if (!same) this.#tell()
  }

  /** Makes or changes a mark. */
  put(mark: Mark): void {
    this.change([[mark.id, mark]])
  }

  remove(id: MarkId): void {
    this.change([[id, null]])
  }

  /** Makes, changes and removes marks as one deed, undone as one. What is already so is left out. */
  change(wishes: readonly (readonly [MarkId, Mark | null])[]): void {
    const now = new Date().toISOString()
    const edit = wishes.flatMap(([id, mark]): Change[] => {
      const before = this.get(id)
      if (mark && before ? sameMark(mark, before) : mark === before) return []
      return [{ id, before, after: mark && { ...mark, updatedAt: now } }]
    })
    if (edit.length === 0) return
    keepEdits(this.#paper, record(editsOf(this.#paper), edit))
    this.#set(edit.map(({ id, after }) => [id, after]))
  }

  /** Adds to a mark what the person did not do, the picture of an area: nothing to undo. */
  amend(mark: Mark): void {
    if (this.get(mark.id)) this.#set([[mark.id, { ...mark, updatedAt: new Date().toISOString() }]])
  }

  /** Puts a deleted mark back as it was. */
  bringBack(mark: Mark): void {
    if (!this.get(mark.id)) this.put(mark)
  }

  /** Undoes the newest deed; answers what was undone, null when there is nothing. */
  undo(): Edit | null {
    return this.#step(undo(editsOf(this.#paper), (id) => this.get(id)))
  }

  redo(): Edit | null {
    return this.#step(redo(editsOf(this.#paper), (id) => this.get(id)))
  }

  /** Sends what is waiting now, for instance when the link has come back. */
  retryNow(): void {
    clearTimeout(this.#retry)
    void this.#send()
  }

  get hasUnsent(): boolean {
    return this.#unsent.size > 0
  }

  #step({ edit, wishes, edits }: Step): Edit | null {
    keepEdits(this.#paper, edits)
    const updatedAt = new Date().toISOString()
    if (edit) this.#set(wishes.map(([id, mark]) => [id, mark && { ...mark, updatedAt }]))
    return edit
  }

  #set(wishes: readonly (readonly [MarkId, Mark | null])[]): void {
    for (const [id, mark] of wishes) {
      if (mark) this.#marks.set(id, mark)
      else this.#marks.delete(id)
    }
    this.#unsent.put(wishes)
    this.#tell()
    void this.#send()
  }

  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      for (let next = this.#next(); next.length > 0; next = this.#next()) {
        const start = performance.now()
        await this.#request(next)
        measureNow('save', start, { what: 'mark', paper: this.#paper })
        this.#unsent.sent(next)
        this.#settle(next)
      }
      this.#apart = false
    } catch (error) {
      this.#failed(error)
    } finally {
      this.#sending = false
    }
  }

  #next(): readonly (readonly [MarkId, Mark | null])[] {
    return this.#unsent.next(this.#apart ? 1 : AT_ONCE)
  }

  #request(wishes: readonly (readonly [MarkId, Mark | null])[]): Promise<unknown> {
    const [[id, mark] = [null, null], ...more] = wishes
    if (id === null) return Promise.resolve()
    if (more.length > 0) {
      const changes = wishes.map(([each, wanted]) => ({ id: each, mark: wanted }))
      return this.#client.request('marks.change', { id: this.#paper, changes })
    }
    if (mark) return this.#client.request('marks.save', { id: this.#paper, mark })
    return this.#client.request('marks.remove', { id: this.#paper, mark: id })
  }

  /** A snapshot that was on its way when main acknowledged these does not know them: for a while ours are the newer. */
  #settle(wishes: readonly (readonly [MarkId, Mark | null])[]): void {
    for (const [id, mark] of wishes) this.#settling.set(id, mark)
    clearTimeout(this.#settled)
    this.#settled = setTimeout(() => this.#settling.clear(), SETTLED_MS)
  }

  #failed(error: unknown): void {
    const code = Object(error).code as unknown
    const refused = this.#next()
    const [[first, wanted] = [null, null]] = refused
    // Removing what is already gone is done; what main will never take is told and not tried for ever.
    if (first && (code === 'not-found' || code === 'invalid-input')) {
      // One bad mark must not hold up the others: they go one by one.
      if (refused.length > 1) this.#apart = true
      else this.#unsent.sent(refused)
      if (wanted && refused.length === 1) {
        this.#marks.delete(first)
        this.#tell()
        this.#events.onSaveFailed(error)
      }
      queueMicrotask(() => void this.#send())
      return
    }
    if (code !== 'disconnected' && code !== 'cancelled') this.#events.onSaveFailed(error)
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.#send(), RETRY_MS)
  }

  #tell(): void {
    this.#events.onMarks(this.all())
  }
}

function unchanged(before: Mark | undefined, now: Mark): Mark {
  const same = before?.updatedAt === now.updatedAt && before.image?.name === now.image?.name && sameMark(before, now)
  return same ? before : now
}

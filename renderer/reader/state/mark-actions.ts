// What a person does with a selection or a mark: colour, underline, comment, delete, undo. Says what it did.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark, MarkColor, MarkKind } from '../../../preload/model/mark.ts'
import { anchorOf, newMark, sameStretch } from '../selection/anchor.ts'
import type { ReaderSession } from './session.ts'

export class MarkActions {
  readonly #session: ReaderSession

  constructor(session: ReaderSession) {
    this.#session = session
  }

  /** Marks the selection; colouring the very same stretch again changes that mark. Null where nothing is selected. */
  async markSelection(kind: MarkKind, color: MarkColor): Promise<Mark | null> {
    const { selection, options, texts, marks } = this.#session
    const parts = selection?.parts ?? []
    const [first, last] = [parts[0], parts.at(-1)]
    if (!selection || !first || !last) return null
    // The quote's context may reach over the page's edge.
    await Promise.all(
      [first.page.page - 1, last.page.page + 1]
        .filter((page) => page >= 1 && page <= this.#pages)
        .map((page) => texts.get(page)),
    )
    const anchor = anchorOf(parts, {
      version: options.version,
      fileSha256: options.record.files.find(({ version }) => version === options.version)?.sha256 ?? null,
      textOf: (page) => texts.now(page),
    })
    if (!anchor) return null
    const same = marks.all().find((mark) => mark.kind === kind && sameStretch(mark.anchor, anchor))
    const mark = same ? { ...same, color } : newMark(kind, color, anchor)
    marks.put(mark)
    selection.clear()
    this.#session.set({ selection: null })
    return mark
  }

  recolor(id: MarkId, color: MarkColor): void {
    const mark = this.#session.marks.get(id)
    if (mark && mark.color !== color) this.#session.marks.put({ ...mark, color })
  }

  comment(id: MarkId, comment: string): void {
    const mark = this.#session.marks.get(id)
    if (mark && mark.comment !== comment) this.#session.marks.put({ ...mark, comment })
  }

  remove(id: MarkId): void {
    this.#session.closeMark()
    this.#session.marks.remove(id)
  }

  /** Undoes or redoes the newest change to a mark; false when there is none. */
  undo(): boolean {
    return this.#session.marks.undo() !== null
  }

  redo(): boolean {
    return this.#session.marks.redo() !== null
  }

  get #pages(): number {
    return this.#session.store.getState().pages
  }
}

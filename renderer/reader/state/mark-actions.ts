// What a person does with a selection, a place on a page, or a mark: colour, underline, frame, pin, comment, tag, pull,
// merge, split, delete, undo. Each is one deed to undo.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark, MarkColor, MarkKind, PdfRect } from '../../../preload/model/mark.ts'
import { glyphAt, wordAt } from '../../../preload/text/select.ts'
import type { Wish } from '../history/edits.ts'
import { merged, metBy, overlap, split, withEnd, type Caret } from '../marks/reshape.ts'
import { areaAnchor, pinAnchor } from '../marks/spot-anchor.ts'
import { partsOfMark } from '../marks/text-range.ts'
import { anchorOf, newMark, sameStretch, type AnchorSource } from '../selection/anchor.ts'
import type { ReaderSession } from './session.ts'

export class MarkActions {
  readonly #session: ReaderSession

  constructor(session: ReaderSession) {
    this.#session = session
  }

  /** What anchors are made with, from the texts that have come. */
  get source(): AnchorSource {
    const { options, texts } = this.#session
    return {
      version: options.version,
      fileSha256: options.record.files.find(({ version }) => version === options.version)?.sha256 ?? null,
      textOf: (page) => texts.now(page),
    }
  }

  /**
   * Marks the selection. Colouring the very same stretch again changes that mark; a stretch that runs into marks of the
   * same look becomes one mark with them. Null where nothing is selected.
   */
  async markSelection(kind: MarkKind, color: MarkColor): Promise<Mark | null> {
    const { selection, marks } = this.#session
    const parts = selection?.parts ?? []
    const [first, last] = [parts[0], parts.at(-1)]
    if (!selection || !first || !last) return null
    // The quote's context may reach over the page's edge, and so may a mark that is run into.
    await this.#know([first.page.page - 1, last.page.page + 1])
    const { source } = this
    const anchor = anchorOf(parts, source)
    if (!anchor) return null
    const all = marks.all()
    const same = all.find((mark) => mark.kind === kind && sameStretch(mark.anchor, anchor))
    const met = same ? [] : metBy(parts, { kind, color }, all, source)
    const one = same ? { ...same, color } : newMark(kind, color, anchor)
    const wishes = (met.length > 0 ? merged(parts, met, source) : null) ?? [[one.id, one] satisfies Wish]
    marks.change(wishes)
    selection.clear()
    this.#session.set({ selection: null })
    return wishes[0]?.[1] ?? null
  }

  /** Marks a rectangle of a page. */
  async markArea(page: number, rect: PdfRect, color: MarkColor): Promise<Mark> {
    const mark = newMark('area', color, areaAnchor(page, rect, await this.#session.texts.get(page), this.source))
    this.#session.marks.put(mark)
    return mark
  }

  /** Puts a pin on a page. */
  async markPin(page: number, point: { readonly x: number; readonly y: number }, color: MarkColor): Promise<Mark> {
    const mark = newMark('pin', color, pinAnchor(page, point, await this.#session.texts.get(page), this.source))
    this.#session.marks.put(mark)
    return mark
  }

  /** Puts an area or a pin elsewhere on its page. */
  async place(id: MarkId, page: number, rect: PdfRect): Promise<void> {
    const text = await this.#session.texts.get(page)
    const mark = this.#session.marks.get(id)
    if (!mark) return
    const point = { x: rect[0], y: rect[1] }
    const anchor =
      mark.kind === 'pin' ? pinAnchor(page, point, text, this.source) : areaAnchor(page, rect, text, this.source)
    this.#session.marks.put({ ...mark, anchor, image: null })
  }

  /** A text mark with one end at a caret, not kept yet; null where the end cannot be there. */
  withEnd(mark: Mark, side: 'start' | 'end', to: Caret): Mark | null {
    return withEnd(mark, side, to, this.source)
  }

  /** The carets a text mark begins and ends at; null where its text is not known. */
  endsOf(mark: Mark): { readonly start: Caret; readonly end: Caret } | null {
    const parts = partsOfMark(mark, (page) => this.#session.texts.now(page))
    const [first, last] = [parts?.[0], parts?.at(-1)]
    if (!first || !last) return null
    return { start: { page: first.page.page, glyph: first.from }, end: { page: last.page.page, glyph: last.to } }
  }

  /** Splits the text marks that the selection cuts, at its ends; answers how many. */
  splitAtSelection(): number {
    const cuts = this.#cuts()
    this.#session.marks.change(cuts.flat())
    return cuts.length
  }

  /** Whether the selection cuts a mark in two or three. */
  selectionCuts(): boolean {
    return this.#cuts().length > 0
  }

  /** Splits a text mark before the word at a point of its page (at its first word, after it); false where it cannot be. */
  splitAt(id: MarkId, at: { readonly page: number; readonly x: number; readonly y: number }): boolean {
    const mark = this.#session.marks.get(id)
    const text = this.#session.texts.now(at.page)
    const glyph = text && glyphAt(text, at)
    const own = mark?.anchor.version === this.source.version
    if (!mark || !own || !isText(mark) || !text || glyph === null) return false
    const word = wordAt(text, glyph)
    for (const caret of [word.from, word.to]) {
      const wishes = split(mark, [{ page: at.page, glyph: caret }], this.source)
      if (!wishes) continue
      this.#session.marks.change(wishes)
      return true
    }
    return false
  }

  recolor(id: MarkId, color: MarkColor): void {
    this.#update(id, { color })
  }

  setKind(id: MarkId, kind: 'highlight' | 'underline'): void {
    this.#update(id, { kind })
  }

  comment(id: MarkId, comment: string): void {
    this.#update(id, { comment })
  }

  tag(id: MarkId, tags: readonly string[]): void {
    this.#update(id, { tags: [...new Set(tags)].slice(0, 100) })
  }

  remove(id: MarkId): void {
    this.#session.closeMark()
    this.#session.marks.remove(id)
  }

  /** Undoes or redoes the newest deed; false when there is none. */
  undo(): boolean {
    return this.#session.marks.undo() !== null
  }

  redo(): boolean {
    return this.#session.marks.redo() !== null
  }

  #cuts(): readonly (readonly Wish[])[] {
    const { selection, marks } = this.#session
    const parts = selection?.parts ?? []
    const [first, last] = [parts[0], parts.at(-1)]
    if (!first || !last) return []
    const { source } = this
    const carets = [
      { page: first.page.page, glyph: first.from },
      { page: last.page.page, glyph: last.to },
    ]
    const pages = new Set(parts.map(({ page }) => page.page))
    return marks.all().flatMap((mark): (readonly Wish[])[] => {
      const near = isText(mark) && mark.anchor.parts.some(({ page }) => pages.has(page))
      const own = near && mark.anchor.version === source.version ? partsOfMark(mark, source.textOf) : null
      const wishes = own && overlap(own, parts) ? split(mark, carets, source) : null
      return wishes ? [wishes] : []
    })
  }

  #update(id: MarkId, change: Partial<Mark>): void {
    const mark = this.#session.marks.get(id)
    if (mark) this.#session.marks.put({ ...mark, ...change })
  }

  async #know(pages: readonly number[]): Promise<void> {
    const last = this.#session.store.getState().pages
    const wanted = pages.filter((page) => page >= 1 && page <= last)
    await Promise.all(wanted.map((page) => this.#session.texts.get(page)))
  }
}

function isText({ kind }: Mark): boolean {
  return kind === 'highlight' || kind === 'underline'
}

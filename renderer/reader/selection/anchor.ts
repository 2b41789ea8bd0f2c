// From a selection to a mark: the anchor as DESIGN §3 keeps it, made of glyphs and the quote, never of the DOM.
import { MarkId, type Version } from '../../../preload/model/ids.ts'
import type { Anchor, Mark, MarkColor, MarkKind } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { anchorPartsOf, quoteOf, type SelectedPart } from '../../../preload/text/select.ts'

export interface AnchorSource {
  readonly version: Version
  readonly fileSha256: string | null
  readonly textOf: (page: number) => PageText | null
}

const MOST_CHARACTERS = 100_000
const MOST_PARTS = 200

/** The anchor of a selection; null for an empty one. */
export function anchorOf(parts: readonly SelectedPart[], source: AnchorSource): Anchor | null {
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  const before = source.textOf(first.page.page - 1)
  const after = source.textOf(last.page.page + 1)
  const quote = quoteOf(parts, { before: before ?? undefined, after: after ?? undefined })
  return {
    version: source.version,
    fileSha256: source.fileSha256,
    parts: anchorPartsOf(parts.slice(0, MOST_PARTS)).map((part) => ({ ...part, rects: part.rects.slice(0, 2000) })),
    quote: { ...quote, exact: quote.exact.slice(0, MOST_CHARACTERS) },
    textModel: first.page.model,
  }
}

/** A new mark on an anchor. */
export function newMark(kind: MarkKind, color: MarkColor, anchor: Anchor, now: Date = new Date()): Mark {
  const moment = now.toISOString()
  const empty = { comment: '', tags: [], image: null, origin: null, formerly: [] }
  return { id: newMarkId(), kind, color, ...empty, anchor, createdAt: moment, updatedAt: moment }
}

/** Whether a mark already covers exactly this selection: colouring it again changes that mark. */
export function sameStretch(a: Anchor, b: Anchor): boolean {
  return (
    a.version === b.version &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, index) => {
      const other = b.parts[index]
      return other?.page === part.page && other.charFrom === part.charFrom && other.charTo === part.charTo
    })
  )
}

function newMarkId(): MarkId {
  return MarkId.parse(`m-${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`)
}

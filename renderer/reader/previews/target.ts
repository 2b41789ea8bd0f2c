// What a link or a name in the text leads to, as a preview needs it. Pure.
import type { Mention, PaperPlaces } from '../../../preload/model/references.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { cropOf, cropOfLine, lineAt, type Crop } from '../../../preload/text/crop.ts'
import { kindOfDestination, pointOfDestination, type CropKind } from '../../../preload/text/destination.ts'
import type { LinkTarget } from '../island/links.ts'

/** One place to look at and to go to. */
export interface PreviewTarget {
  readonly kind: CropKind
  /** The destination's page, 1-based. */
  readonly page: number
  readonly jump: LinkTarget
  /** The glyph of the destination's line, where the text told it; else the link's point tells it. */
  readonly glyph: number | null
  /** The number in hyperref's name of a footnote. */
  readonly number: string | null
}

/** A part of a page to draw. */
export interface CropOnPage extends Crop {
  readonly page: number
}

/** What a link of the PDF leads to. `name` is its destination's, where it has one. */
export function targetOfLink(name: string | null, jump: LinkTarget): PreviewTarget {
  const number = name === null ? null : (/(\d+)$/u.exec(name)?.[1] ?? null)
  return { kind: kindOfDestination(name), page: jump.page, jump, glyph: null, number }
}

/** What words of the text may mean, the likeliest first. */
export function targetsOfMention({ kind, targets }: Mention, places: PaperPlaces): readonly PreviewTarget[] {
  return targets.flatMap((at): readonly PreviewTarget[] => {
    const stretch = kind === 'reference' ? places.references[at]?.parts[0] : places.places[at]?.at
    if (!stretch) return []
    const { page, rect, from } = stretch
    const jump = { page, destination: [null, { name: 'XYZ' }, rect[0], rect[3] + 4, null] }
    return [{ kind, page, jump, glyph: from, number: null }]
  })
}

/** The reference that a target is; null where it is none. */
export function referenceOf(target: PreviewTarget, page: PageText | null, places: PaperPlaces | null): number | null {
  if (!places || (target.kind !== 'reference' && target.kind !== 'place')) return null
  const glyph = target.glyph ?? (page && lineOf(target, page)?.from)
  if (glyph === null || glyph === undefined) return null
  const found = places.references.findIndex(({ parts }) =>
    parts.some((part) => part.page === target.page && glyph >= part.from && glyph < part.to),
  )
  return found < 0 ? null : found
}

/**
 * What a link means that stands on words which name something: what is printed says which, where a PDF's destinations are
 * off; where both agree, one target. `page` is the text of the link's destination.
 */
export function agreed(
  link: PreviewTarget,
  mention: Mention,
  page: PageText | null,
  places: PaperPlaces,
): readonly PreviewTarget[] {
  const said = targetsOfMention(mention, places)
  const [first] = said
  if (!first) return [link]
  if (mention.kind === 'reference') {
    const reference = referenceOf(link, page, places)
    if (reference !== null && mention.targets.includes(reference)) return [link]
    const labelled = places.references[mention.targets[0] ?? 0]?.label !== null
    return labelled ? [first, link] : [link, first]
  }
  if (link.kind !== mention.kind) return [link]
  const [own, other] = [pointOfDestination(link.jump.destination).y, pointOfDestination(first.jump.destination).y]
  const near = link.page === first.page && own !== null && other !== null && Math.abs(own - other) < 120
  return near ? [{ ...first, jump: link.jump }] : [first, link]
}

/** The parts of pages to show of a target: an entry's pieces, or one block. Empty on a page without text. */
export function cropsOf(target: PreviewTarget, page: PageText, places: PaperPlaces | null): readonly CropOnPage[] {
  const reference = referenceOf(target, page, places)
  const parts = reference === null ? undefined : places?.references[reference]?.parts
  if (parts) {
    return parts.map(({ page: on, rect: [x1, y1, x2, y2], from, to }) => ({
      page: on,
      rect: [x1 - 4, y1 - 1, x2 + 4, y2 + 1],
      from,
      to,
    }))
  }
  const line = lineOf(target, page)
  const crop = line
    ? cropOfLine(page, target.kind, line)
    : cropOf(page, target.kind, pointOfDestination(target.jump.destination))
  return crop ? [{ ...crop, page: target.page }] : []
}

function lineOf({ kind, glyph, jump, number }: PreviewTarget, page: PageText) {
  if (glyph !== null) return page.lines.find(({ from, to }) => glyph >= from && glyph < to) ?? null
  const point = pointOfDestination(jump.destination)
  const line = point.y === null ? null : lineAt(page, { x: point.x, y: point.y })
  if (kind !== 'footnote' || line?.kind === 'footnote') return line
  // Some styles anchor a footnote elsewhere on its page: it is known by its number.
  const notes = page.lines.filter((each) => each.kind === 'footnote')
  const numbered = number === null ? undefined : notes.find((each) => startsNote(page, each.from, number))
  return numbered ?? notes[0] ?? line
}

function startsNote(page: PageText, glyph: number, number: string): boolean {
  const at = page.at[glyph] ?? 0
  return page.text.startsWith(number, at) && !/^\d/u.test(page.text.slice(at + number.length))
}

/** Where a place is named in the text: the places of a thing's mentions, in reading order. */
export function mentionsOf(places: PaperPlaces, reference: number): readonly Mention[] {
  return places.mentions.filter(({ kind, targets }) => kind === 'reference' && targets.includes(reference))
}

// The marks that a PDF already contains, from what pdf.js tells of its annotations (ISO 32000-2, 12.5.6). Links, fields,
// pop-ups and hidden ones are none. Pure; PDF points.
import { PDFDateString } from 'pdfjs-dist'
import { z } from 'zod'
import type { PdfRect } from '../../../preload/model/mark.ts'

export type FileMarkKind =
  | 'highlight'
  | 'underline'
  | 'squiggly'
  | 'strikeout'
  | 'note'
  | 'text'
  | 'ink'
  | 'shape'
  | 'stamp'

/** A mark of the file's own. */
export interface FileMark {
  /** pdf.js's id: the annotation's object number. */
  readonly id: string
  readonly page: number
  readonly kind: FileMarkKind
  /** One a line for text marks, else the one it stands in. */
  readonly rects: readonly PdfRect[]
  /** 0 to 255 each; null where the file names none. */
  readonly color: readonly [number, number, number] | null
  readonly author: string | null
  /** What was written on it, with the replies to it. */
  readonly contents: string
  /** ISO 8601, the newest the file tells. */
  readonly date: string | null
}

/** By pdf.js's numbers (`AnnotationType`). */
const kinds: Readonly<Record<number, FileMarkKind>> = {
  1: 'note',
  3: 'text',
  4: 'shape',
  5: 'shape',
  6: 'shape',
  7: 'shape',
  8: 'shape',
  9: 'highlight',
  10: 'underline',
  11: 'squiggly',
  12: 'strikeout',
  13: 'stamp',
  14: 'note',
  15: 'ink',
}
/** Flags by which an annotation is not seen: invisible, hidden, no view (table 167). */
const UNSEEN = 1 | 2 | 32
/** More than this on a page are no marks of a reader. */
const MOST_ON_A_PAGE = 2000

const numbers = z.custom<ArrayLike<number>>(
  (value) => Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)),
)
const words = z.object({ str: z.string() }).nullish().catch(null)
const Annotation = z.object({
  id: z.string(),
  annotationType: z.number(),
  annotationFlags: z.number().catch(0),
  rect: numbers,
  quadPoints: numbers.nullish().catch(null),
  color: numbers.nullish().catch(null),
  titleObj: words,
  contentsObj: words,
  modificationDate: z.string().nullish().catch(null),
  creationDate: z.string().nullish().catch(null),
  inReplyTo: z.string().nullish().catch(null),
})
type Annotation = z.infer<typeof Annotation>

/** The marks among a page's annotations, in the file's order. */
export function fileMarksOf(page: number, annotations: readonly unknown[]): readonly FileMark[] {
  const seen = annotations.flatMap((raw) => {
    const parsed = Annotation.safeParse(raw)
    return parsed.success && (parsed.data.annotationFlags & UNSEEN) === 0 ? [parsed.data] : []
  })
  const replies = new Map<string, Annotation[]>()
  for (const each of seen) {
    if (each.inReplyTo) replies.set(each.inReplyTo, [...(replies.get(each.inReplyTo) ?? []), each])
  }
  const marks: FileMark[] = []
  for (const each of seen) {
    const kind = kinds[each.annotationType]
    if (!kind || each.inReplyTo || marks.length >= MOST_ON_A_PAGE) continue
    const rects = rectsOf(each)
    if (rects.length === 0) continue
    marks.push({
      id: each.id,
      page,
      kind,
      rects,
      color: colorOf(each.color),
      author: each.titleObj?.str.trim() || null,
      contents: contentsOf(each, replies),
      date: dateOf(each.modificationDate) ?? dateOf(each.creationDate),
    })
  }
  return marks
}

/** What was written, then each reply with its author, as far as they go. */
function contentsOf(annotation: Annotation, replies: ReadonlyMap<string, readonly Annotation[]>): string {
  const said: string[] = []
  const waiting = [{ each: annotation, reply: false }]
  for (let next = waiting.shift(); next && said.length < 100; next = waiting.shift()) {
    const { each, reply } = next
    const text = each.contentsObj?.str.replace(/\r\n?/g, '\n').trim() ?? ''
    const author = each.titleObj?.str.trim() ?? ''
    if (text !== '') said.push(reply && author !== '' ? `${author}: ${text}` : text)
    waiting.push(...(replies.get(each.id) ?? []).map((answer) => ({ each: answer, reply: true })))
  }
  return said.join('\n\n')
}

/** Text marks by their quadrilaterals, whatever the order of their corners; all others by their rectangle. */
function rectsOf({ annotationType, quadPoints, rect }: Annotation): readonly PdfRect[] {
  const text = annotationType >= 9 && annotationType <= 12
  const quads: PdfRect[] = []
  if (text && quadPoints) {
    for (let at = 0; at + 7 < quadPoints.length && quads.length < 2000; at += 8) {
      const corners = Array.from({ length: 8 }, (_, index) => quadPoints[at + index] ?? Number.NaN)
      quads.push(...bounds(corners))
    }
  }
  return quads.length > 0 ? quads : bounds(Array.from({ length: 4 }, (_, index) => rect[index] ?? Number.NaN))
}

function bounds(points: readonly number[]): readonly PdfRect[] {
  if (!points.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6)) return []
  const round = (value: number): number => Math.round(value * 1000) / 1000
  const xs = points.filter((_, index) => index % 2 === 0)
  const ys = points.filter((_, index) => index % 2 === 1)
  return [[round(Math.min(...xs)), round(Math.min(...ys)), round(Math.max(...xs)), round(Math.max(...ys))]]
}

function colorOf(color: ArrayLike<number> | null | undefined): FileMark['color'] {
  const [red, green, blue] = color ? Array.from(color) : []
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue]
}

function dateOf(text: string | null | undefined): string | null {
  const date = text ? PDFDateString.toDateObject(text) : null
  return date && Number.isFinite(date.getTime()) ? date.toISOString() : null
}

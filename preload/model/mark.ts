// A mark: what a person put on a page, and where. Rectangles are PDF points, never pixels; the quote and its
// context are what lets the mark be found again in another version of the paper (DESIGN §3).
import { z } from 'zod'
import { MarkId, Moment, Sha256, Version } from './ids.ts'

export const MarkKind = z.enum(['highlight', 'underline', 'area', 'pin'])
export type MarkKind = z.infer<typeof MarkKind>

export const MarkColor = z.enum(['yellow', 'green', 'blue', 'red', 'purple', 'orange', 'grey', 'magenta'])
export type MarkColor = z.infer<typeof MarkColor>

/** `[x1, y1, x2, y2]` in PDF points of the unrotated page, origin bottom left, x1 ≤ x2 and y1 ≤ y2, 3 decimals. */
export const PdfRect = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type PdfRect = z.infer<typeof PdfRect>

/** The part of a mark on one page (1-based): one rectangle a line, and the glyphs it covers, `charTo` exclusive. */
export const AnchorPart = z.object({
  page: z.number().int().min(1),
  rects: z.array(PdfRect).max(2000),
  charFrom: z.number().int().min(0).nullable(),
  charTo: z.number().int().min(0).nullable(),
})
export type AnchorPart = z.infer<typeof AnchorPart>

/** Where a mark is. `quote` is null for areas and pins that cover no text. `textModel` is the page text's version. */
export const Anchor = z.object({
  version: Version,
  fileSha256: Sha256.nullable(),
  parts: z.array(AnchorPart).min(1).max(200),
  quote: z
    .object({ exact: z.string().max(100_000), prefix: z.string().max(200), suffix: z.string().max(200) })
    .nullable(),
  textModel: z.number().int().min(1),
})
export type Anchor = z.infer<typeof Anchor>

/** The picture of an area, `images/<name>.png` in the paper's folder, named by its content. Size in pixels. */
export const MarkImage = z.object({
  name: z.string().regex(/^[0-9a-f]{16}$/),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
})
export type MarkImage = z.infer<typeof MarkImage>

/** The PDF's own annotation that a mark was taken over from: pdf.js's id of it (its object number), and its author. */
export const MarkOrigin = z.object({ annotation: z.string().max(100), author: z.string().max(500).nullable() })
export type MarkOrigin = z.infer<typeof MarkOrigin>

export const Mark = z.object({
  id: MarkId,
  kind: MarkKind,
  color: MarkColor,
  comment: z.string().max(100_000),
  tags: z.array(z.string().max(100)).max(100),
  anchor: Anchor,
  /** Null for kinds without one, and for an area until its picture has been made. */
  image: MarkImage.nullable().default(null),
  origin: MarkOrigin.nullable().default(null),
  /** The ids of marks that were merged into this one: links to them lead here. */
  formerly: z.array(MarkId).max(1000).default([]),
  createdAt: Moment,
  updatedAt: Moment,
})
export type Mark = z.infer<typeof Mark>

/**
 * Orders marks as one reads: page, then place in the page's text (areas and pins keep the glyph they stand before), then
 * from the top, then from the left. Marks that no text was known for come after those of their page.
 */
export function compareMarks(a: Mark, b: Mark): number {
  const [partA, partB] = [a.anchor.parts[0], b.anchor.parts[0]]
  const [rectA, rectB] = [partA?.rects[0], partB?.rects[0]]
  return (
    (partA?.page ?? 0) - (partB?.page ?? 0) ||
    Number(partA?.charFrom === null) - Number(partB?.charFrom === null) ||
    (partA?.charFrom ?? 0) - (partB?.charFrom ?? 0) ||
    (rectB?.[3] ?? 0) - (rectA?.[3] ?? 0) ||
    (rectA?.[0] ?? 0) - (rectB?.[0] ?? 0) ||
    (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0)
  )
}

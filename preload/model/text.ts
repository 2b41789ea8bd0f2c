// Page text: one reading of a PDF's text that selection, marks, copying and search all share (DESIGN §4).
// Written by main/text, served as JSON at /text/<paper>/v<n>/<page>, read by the renderer.
import { z } from 'zod'
import { PdfRect } from './mark.ts'

/** The version of the glyph and line code. Marks record it; stored page texts of another version are made anew. */
export const TEXT_MODEL = 1

/**
 * One page. `text` is the page's reading text, NFKC, spaces between words, `\n` at the end of a line and `\n\n`
 * between paragraphs. Glyph i covers `text.slice(at[i], at[i] + length[i])`; glyphs are in reading order and hold no spaces.
 */
export const PageText = z.object({
  model: z.number().int(),
  page: z.number().int().min(1),
  /** The page's box in PDF points, unrotated. */
  box: PdfRect,
  /** Clockwise rotation of the page: 0, 90, 180 or 270. */
  rotation: z.number().int(),
  text: z.string(),
  /** Four numbers a glyph, x1 y1 x2 y2 in PDF points, 2 decimals. */
  rects: z.array(z.number()),
  /** Offset of each glyph in `text`. */
  at: z.array(z.number().int()),
  /** Length of each glyph in `text` (ligatures are longer than one). */
  length: z.array(z.number().int()),
  /**
   * Where the order or the length of pdf.js's own text differs: pairs of a glyph and the count of non-space UTF-16
   * units before it in `getTextContent()`. From a pair on, each glyph takes one unit, until the next pair.
   */
  dom: z.array(z.number().int()).default([]),
  /** Lines in reading order, as glyph ranges, `to` exclusive, with the bar's rectangle. */
  lines: z.array(
    z.object({
      from: z.number().int(),
      to: z.number().int(),
      rect: PdfRect,
      /** 0 is the only or the leftmost column; -1 is a line that runs across several. */
      column: z.number().int(),
      /** Lines of one number are one paragraph, also across columns; numbers ascend in reading order. */
      paragraph: z.number().int(),
      kind: z.enum(['body', 'heading', 'running', 'page-number', 'footnote', 'stamp', 'rotated']),
      /** The line ends in a hyphen that joins it to the next. */
      hyphen: z.boolean(),
      /** Direction of the text, degrees counter-clockwise in the unrotated page; absent is 0. */
      angle: z.number().optional(),
    }),
  ),
  /** Where the glyph replay and pdf.js's own text differ, the boxes are pdf.js's: coarser, said in `check`. */
  fallback: z.boolean(),
})
export type PageText = z.infer<typeof PageText>
export type TextLine = PageText['lines'][number]

// What a paper points at: the works it cites, its own figures, tables, equations and sections, and the places in its
// text that name them. Read from the page text by main/references; glyph numbers are those of the page text.
import { z } from 'zod'
import { ArxivId, PaperId } from './ids.ts'
import { PdfRect } from './mark.ts'
import { PaperSummary } from './paper.ts'

/** A stretch of one page: glyphs, `to` exclusive, and the box around them in PDF points. */
export const Stretch = z.object({
  page: z.number().int().min(1),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  rect: PdfRect,
})
export type Stretch = z.infer<typeof Stretch>

/** One work of the bibliography, as far as its line tells. Null is what could not be told. */
export const Reference = z.object({
  /** `12` of `[12]`, `ABC20` of `[ABC20]`; null where entries carry no label. */
  label: z.string().nullable(),
  text: z.string(),
  title: z.string().nullable(),
  /** Family names as far as they could be told, the first author first. */
  authors: z.array(z.string()),
  year: z.number().int().nullable(),
  arxivId: ArxivId.nullable(),
  doi: z.string().nullable(),
  url: z.string().nullable(),
  /** Where it stands; several where a column or page ends within it. */
  parts: z.array(Stretch).min(1),
})
export type Reference = z.infer<typeof Reference>

/** What a destination or a name in the text can be. */
export const PlaceKind = z.enum([
  'reference',
  'figure',
  'table',
  'algorithm',
  'equation',
  'section',
  'theorem',
  'footnote',
])
export type PlaceKind = z.infer<typeof PlaceKind>

/** A thing of the paper that its text can name: `Figure 3`, `(5)`, `4.1 Data`. `at` is the line that carries its name. */
export const NamedPlace = z.object({
  kind: PlaceKind.exclude(['reference']),
  /** The word a theorem goes by, lower case (`lemma`); else the kind itself. */
  name: z.string(),
  number: z.string(),
  at: Stretch,
})
export type NamedPlace = z.infer<typeof NamedPlace>

/** Words of the text that name a reference or a place. `targets` are indexes, the likeliest first. */
export const Mention = z.object({
  kind: PlaceKind,
  stretch: Stretch,
  targets: z.array(z.number().int().min(0)).min(1),
})
export type Mention = z.infer<typeof Mention>

/** All of it. Mentions of kind `reference` point into `references`, the others into `places`. */
export const PaperPlaces = z.object({
  references: z.array(Reference),
  places: z.array(NamedPlace),
  /** In reading order. */
  mentions: z.array(Mention),
})
export type PaperPlaces = z.infer<typeof PaperPlaces>

/** Which references are papers of the library. */
export const KnownReference = z.object({ index: z.number().int().min(0), paper: PaperSummary })
export type KnownReference = z.infer<typeof KnownReference>

/** Where a paper was cited: what its provenance keeps. */
export const CitedFrom = z.object({
  paper: PaperId,
  page: z.number().int().min(1).nullable(),
})
export type CitedFrom = z.infer<typeof CitedFrom>

// The form of a stored text: one file a document. Gzipped JSON blocks, a page each, then a gzipped footer that says
// where they are and what only the whole document could tell: the kinds of lines, hyphens, the document's own text.
import { gunzip, gzipSync } from 'node:zlib'
import { promisify } from 'node:util'
import { z } from 'zod'
import { PageText, TEXT_MODEL, type TextLine } from '../../preload/model/text.ts'

const unzip = promisify(gunzip)

/** What a stored text says of its document. */
export const TextInfo = z.object({
  model: z.number().int(),
  sha256: z.string(),
  pages: z.number().int().min(0),
  /** The arXiv stamp of the first page. */
  stamp: z
    .object({
      base: z.string(),
      version: z.number().int(),
      category: z.string().nullable(),
      date: z.string().nullable(),
    })
    .nullable(),
  /** Pages whose boxes are pdf.js's, because the replay and pdf.js's own text differ. */
  fallbacks: z.array(z.number().int()),
  /** Pages that could not be read. */
  failed: z.array(z.number().int()),
  title: z.string().nullable(),
  author: z.string().nullable(),
})
export type TextInfo = z.infer<typeof TextInfo>

const Block = z.tuple([z.number().int().min(0), z.number().int().min(0)])

/** The last block of the file. `kinds` has a letter a line for each page, upper case where a hyphen joins. */
export const Footer = z.object({
  info: TextInfo,
  blocks: z.array(Block),
  kinds: z.array(z.string()),
  document: Block,
})
export type Footer = z.infer<typeof Footer>

/** The file's last bytes: this mark and the footer's length, 32 bits, big endian. */
export const MARK = 'OPT1'
export const TAIL_BYTES = 8

const LETTERS: Readonly<Record<TextLine['kind'], string>> = {
  body: 'b',
  heading: 'h',
  running: 'r',
  'page-number': 'n',
  footnote: 'f',
  stamp: 's',
  rotated: 'o',
}
const KINDS: ReadonlyMap<string, TextLine['kind']> = new Map(
  (Object.keys(LETTERS) as TextLine['kind'][]).map((kind) => [LETTERS[kind], kind]),
)

/** A block's bytes. Level 1: a page packs to a quarter in about a millisecond. */
export function packed(value: unknown): Buffer {
  return gzipSync(JSON.stringify(value), { level: 1 })
}

/** The most a block unpacks to, in bytes: the whole text of the longest book fits. A file of somebody else's may be a bomb. */
const LARGEST = 128 * 1024 * 1024

/** A block's value, unpacked off the main thread. Rejects on damaged bytes. */
export async function unpacked(bytes: Uint8Array): Promise<unknown> {
  const value: unknown = JSON.parse((await unzip(bytes, { maxOutputLength: LARGEST })).toString('utf8'))
  return value
}

/** The last bytes of a stored text. */
export function tailOf(footerBytes: number): Buffer {
  const tail = Buffer.alloc(TAIL_BYTES)
  tail.write(MARK, 0, 'latin1')
  tail.writeUInt32BE(footerBytes, 4)
  return tail
}

/** Kinds and hyphens of a page's lines as letters. */
export function kindsToLetters(lines: readonly Pick<TextLine, 'kind' | 'hyphen'>[]): string {
  return lines.map((line) => (line.hyphen ? LETTERS[line.kind].toUpperCase() : LETTERS[line.kind])).join('')
}

/** A page from a block's value; null where it is not one. Plain checks: a schema over 20,000 numbers takes longer than the rest. */
export function pageFrom(value: unknown): PageText | null {
  if (typeof value !== 'object' || value === null) return null
  const page = value as Partial<Record<keyof PageText, unknown>>
  const glyphs = Array.isArray(page.at) ? page.at.length : -1
  const sound =
    page.model === TEXT_MODEL &&
    typeof page.text === 'string' &&
    isNumbers(page.at, glyphs) &&
    isNumbers(page.length, glyphs) &&
    isNumbers(page.rects, 4 * glyphs) &&
    isNumbers(page.dom, null) &&
    Lines.safeParse(page.lines).success
  return sound ? (value as PageText) : null
}

const Lines = PageText.shape.lines

function isNumbers(value: unknown, length: number | null): boolean {
  return (
    Array.isArray(value) && (length === null || value.length === length) && value.every((item) => Number.isFinite(item))
  )
}

/** A page with the kinds and hyphens of the letters; as it is where they do not fit it. */
export function withLetters(page: PageText, letters: string): PageText {
  if (letters.length !== page.lines.length) return page
  const lines = page.lines.map((line, index) => {
    const letter = letters.charAt(index)
    const lower = letter.toLowerCase()
    return { ...line, kind: KINDS.get(lower) ?? line.kind, hyphen: letter !== lower }
  })
  return { ...page, lines }
}

// What a PDF says of itself: the stamp in its margin, and ids, title and author in its metadata.
import type { PdfFile } from './pdf-file.ts'
import { pageTextFrom } from './page-text.ts'
import { lineTexts } from './page-text.ts'
import { stampFrom, type Stamp } from './stamp.ts'
import type { PageText } from '../../preload/model/text.ts'
import { headingOf } from './heading.ts'

/** What is known of a PDF before it is in the library. */
export interface PdfFacts {
  readonly pages: number
  /** Locked with a password; everything else is empty then. */
  readonly encrypted: boolean
  readonly stamp: Stamp | null
  /** arXiv ids (`2406.15877`, `hep-th/9901001`, with `v2` where it is said) and DOIs in the metadata, each once. */
  readonly infoIds: readonly string[]
  readonly title: string | null
  readonly author: string | null
  /** The largest text of the first page, where it stands out as a title does. */
  readonly heading: string | null
}

/** Title, author and ids of a document's Info and XMP. */
export interface Metadata {
  readonly title: string | null
  readonly author: string | null
  readonly ids: readonly string[]
}

/** Reads the facts of an open PDF. A first page that cannot be read has no stamp; that is no failure. */
export async function factsOf(file: PdfFile): Promise<PdfFacts> {
  const metadata = await metadataOf(file)
  const read = file.pages > 0 ? await file.readPage(1).catch(() => null) : null
  const first = read && pageTextFrom(read)
  return {
    pages: file.pages,
    encrypted: false,
    stamp: first && stampOf(first),
    infoIds: metadata.ids,
    title: metadata.title,
    author: metadata.author,
    heading: read && headingOf(read),
  }
}

/** The arXiv stamp of a page, or null. */
export function stampOf(page: Pick<PageText, 'text' | 'at' | 'length' | 'lines'>): Stamp | null {
  const texts = lineTexts(page)
  for (const [index, line] of page.lines.entries()) {
    const stamp = line.kind === 'stamp' ? stampFrom(texts[index] ?? '') : null
    if (stamp) return stamp
  }
  return null
}

/** Title, author and ids that the metadata holds; nulls where it holds none or is damaged. */
export async function metadataOf(file: PdfFile): Promise<Metadata> {
  const read = await file.document.getMetadata().catch(() => null)
  if (!read) return { title: null, author: null, ids: [] }
  const info: object = read.info
  const texts = Object.values(info).filter((value): value is string => typeof value === 'string')
  const custom: unknown = Reflect.get(info, 'Custom')
  if (typeof custom === 'object' && custom !== null) {
    texts.push(...Object.values(custom).filter((value): value is string => typeof value === 'string'))
  }
  const xmp = read.metadata
  const raw = xmp && 'getRaw' in xmp && typeof xmp.getRaw === 'function' ? xmp.getRaw() : null
  if (typeof raw === 'string') texts.push(raw.slice(0, 1_000_000))
  return {
    title: meaningful(Reflect.get(info, 'Title')) ?? meaningful(xmp?.get('dc:title')),
    author: meaningful(Reflect.get(info, 'Author')) ?? meaningful(xmp?.get('dc:creator')),
    ids: idsIn(texts),
  }
}

const ARXIV =
  /(?:arxiv(?:\.org\/(?:abs|pdf)\/|[:.\s]\s*))((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?)(?!\d)/giu
const DOI = /\b(10\.\d{4,9}\/[^\s"'<>)\]}]+)/gu

/** arXiv ids and DOIs in texts, each once, in order. arXiv's own DOIs are given as the ids they stand for. */
export function idsIn(texts: readonly string[]): readonly string[] {
  const ids = new Set<string>()
  for (const text of texts) {
    for (const [, id] of text.matchAll(ARXIV)) if (id) ids.add(id.replace(/\.[a-z]{2}\//iu, '/'))
    for (const [, doi] of text.matchAll(DOI)) {
      if (!doi) continue
      const own = /^10\.48550\/arxiv\.(.+)$/iu.exec(doi)?.[1]
      ids.add((own ?? doi).replace(/[.,;:]+$/u, ''))
    }
  }
  return [...ids]
}

/** A title or author that says something: not empty, not a file name or "untitled". */
function meaningful(value: unknown): string | null {
  const text = Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(', ') : value
  if (typeof text !== 'string') return null
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const empty = clean === '' || /^(?:untitled|no title|\(?anonymous\)?|unknown)$/iu.test(clean)
  return empty || /\.(?:dvi|tex|docx?|pdf|ps|indd)$/iu.test(clean) ? null : clean.slice(0, 1000)
}

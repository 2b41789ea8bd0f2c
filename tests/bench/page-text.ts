// Page text: a 20-page paper in the background, the page someone waits for, and the cost beside pdf.js's own text.
// Papers of ../shared/pdfs where they are there, else the project's own samples; times are a page's, times twenty.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { assetsFolder } from '../../main/text/assets.ts'
import { openPdf } from '../../main/text/pdf-file.ts'
import { pageTextFrom } from '../../main/text/page-text.ts'
import { createPageTexts } from '../../main/text/page-texts.ts'
import { PaperId } from '../../preload/model/ids.ts'
import type { Figure } from './run.ts'

export const name = 'Page text'

const ROUNDS = 3
const PAGES = 20
const id = PaperId.parse('2401.00001')

/** Medians over the papers; times in milliseconds. */
export async function run(): Promise<readonly Figure[]> {
  const papers = papersHere()
  if (papers.length === 0) return []
  const background: number[] = []
  const cold: number[] = []
  const kept: number[] = []
  const bytes: number[] = []
  for (const path of papers) {
    const measured = await stored(path)
    background.push(measured.perPage * PAGES)
    cold.push(measured.first)
    kept.push(measured.kept)
    bytes.push(measured.bytes)
  }
  const ratio = await besidePdfjs(papers)
  const note = `${papers.length} papers, npm run bench page-text`
  return [
    { figure: '20 pages in the background', value: median(background), unit: 'ms', limit: 1000, note },
    { figure: 'page on demand, document not open', value: median(cold), unit: 'ms', note: 'thread warm' },
    { figure: 'page from the store', value: median(kept), unit: 'ms' },
    { figure: 'page text on disk', value: median(bytes) / 1024, unit: 'kB a page' },
    { figure: 'glyphs and layout of a page', value: ratio.own, unit: 'ms', note: 'pdf.js parsing included' },
    {
      figure: 'getTextContent() of the same page',
      value: ratio.theirs,
      unit: 'ms',
      note: 'side by side, same document',
    },
    { figure: 'pages that fall back to its boxes', value: ratio.fallbacks, unit: `of ${ratio.pages}` },
  ]
}

async function stored(path: string): Promise<{ perPage: number; first: number; kept: number; bytes: number }> {
  const home = mkdtempSync(join(tmpdir(), 'offprint-bench-text-'))
  let round = 0
  const texts = createPageTexts({
    home,
    pdfPath: () => path,
    sha256: (_, version) => createHash('sha256').update(`${path} ${version}`).digest('hex'),
  })
  try {
    // Loads pdf.js in both threads, and the file into the disk cache.
    await texts.completed(id, 100)
    await texts.inspect(path)
    const perPage: number[] = []
    for (; round < ROUNDS; round++) {
      const begun = performance.now()
      const { pages } = await texts.completed(id, 1 + round)
      perPage.push((performance.now() - begun) / pages)
    }
    const first = await timed(() => texts.page(id, 50, 1))
    await texts.idle()
    const kept = await timed(() => texts.page(id, 1, 1))
    const { pages } = await texts.completed(id, 1)
    const folders = readdirSync(join(home, '.derived/text'))
    const size = folders.map((folder) => statSync(join(home, '.derived/text', folder, 'm1.text')).size)
    return { perPage: median(perPage), first, kept, bytes: median(size) / pages }
  } finally {
    await texts.close()
    rmSync(home, { recursive: true, force: true })
  }
}

/** The same pages by our reader and by getTextContent() alone, each in a document of its own, in turn. */
async function besidePdfjs(
  papers: readonly string[],
): Promise<{ own: number; theirs: number; fallbacks: number; pages: number }> {
  const own: number[] = []
  const theirs: number[] = []
  let fallbacks = 0
  for (const path of papers) {
    const [ours, plain] = [await openPdf(path, assetsFolder()), await openPdf(path, assetsFolder())]
    for (let page = 1; page <= Math.min(ours.pages, PAGES); page++) {
      own.push(
        await timed(async () => {
          if (pageTextFrom(await ours.readPage(page)).fallback) fallbacks++
        }),
      )
      const proxy = await plain.document.getPage(page)
      theirs.push(await timed(() => proxy.getTextContent()))
      proxy.cleanup()
    }
    await Promise.all([ours.close(), plain.close()])
  }
  return { own: median(own), theirs: median(theirs), fallbacks, pages: own.length }
}

function papersHere(): readonly string[] {
  const places = ['../../../shared/pdfs', '../fixtures/papers'].map((place) => join(import.meta.dirname, place))
  const folder = places.find((place) => existsSync(place))
  if (!folder) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf') && !/^(?:book|math-[57])/u.test(name))
  return names.map((name) => join(folder, name))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

// The longest paper there is, scrolled from end to end in Offprint and in the stock pdf.js viewer: empty pages, long tasks,
// memory. Same pdfjs-dist, same Chromium, same server, same size of page, one after the other, each in a browser of its own.
// BENCH_PAGES_A_SECOND=8 how fast; BENCH_ONLY=ours|stock one side alone, while working on it.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { chromiumArguments } from '../support/chromium.ts'
import { shown, tinyPdf } from '../support/tiny-pdf.ts'
import type { Figure } from './run.ts'
import { rendererMemory } from './scroll/memory.ts'
import { scrollThrough, type Scrolled } from './scroll/watch.ts'
import { beside, ourWindow, stockWindow, type Address, type Paper } from './stock/beside.ts'

export const name = 'A book scrolled from end to end, against the stock pdf.js viewer'

const MB = 1024 * 1024
const pagesASecond = Number(process.env['BENCH_PAGES_A_SECOND'] ?? 8)
const only = process.env['BENCH_ONLY']

interface Side extends Scrolled {
  /** Bytes: before the scroll, the most during it, and after it once rubbish is collected. */
  readonly memory: { readonly before: number; readonly most: number; readonly after: number }
}

export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-bench-book-'))
  try {
    return await beside([book(folder)], async (address, [paper], executablePath) => {
      if (!paper) throw new Error('No paper here.')
      const launch = () => chromium.launch({ executablePath, args: [...chromiumArguments] })
      const ours = only === 'stock' ? null : await inBrowser(launch, (browser) => measureOurs(browser, address, paper))
      const scale = ours?.scale ?? 1.25
      const stock =
        only === 'ours' ? null : await inBrowser(launch, (browser) => measureStock(browser, address, paper, scale))
      return figures(ours, stock)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inBrowser<T>(launch: () => Promise<Browser>, work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launch()
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

async function measureOurs(browser: Browser, address: Address, paper: Paper): Promise<Side> {
  const page = await ourWindow(browser, address)
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/paper/${paper.id}`)
  await page.locator('.page[data-page-number="1"][data-state="rendered"]').waitFor()
  return measure(browser, page, '[data-reader-pages]')
}

async function measureStock(browser: Browser, address: Address, paper: Paper, scale: number): Promise<Side> {
  const page = await stockWindow(browser, address)
  await page.evaluate(
    ([url, at]) =>
      (globalThis as unknown as { openStock: (url: string, scale: number) => Promise<unknown> }).openStock(url, at),
    [paper.pdf, scale] as const,
  )
  return measure(browser, page, '#container')
}

async function measure(browser: Browser, page: Page, selector: string): Promise<Side> {
  await page.waitForTimeout(2000)
  const before = (await rendererMemory(browser)) ?? Number.NaN
  let most = before
  let running = true
  const sampling = (async () => {
    while (running) {
      most = Math.max(most, (await rendererMemory(browser)) ?? 0)
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
  })()
  const scrolled = await page.evaluate(scrollThrough, { selector, pagesASecond })
  running = false
  await sampling
  await page.waitForTimeout(3000)
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await page.waitForTimeout(500)
  const after = (await rendererMemory(browser)) ?? Number.NaN
  return { ...scrolled, memory: { before, most, after } }
}

function figures(ours: Side | null, stock: Side | null): Figure[] {
  const of = (side: Side | null, what: (side: Side) => number): number => (side ? what(side) : Number.NaN)
  const both = (what: (side: Side) => number, unit = 'ms'): string =>
    `ours ${of(ours, what).toFixed(0)}, stock ${of(stock, what).toFixed(0)} ${unit}`
  const longestBlank = (side: Side): number => Math.max(0, ...side.blanks)
  const emptyFor = (side: Side): number => side.blanks.reduce((sum, ms) => sum + ms, 0)
  const emptyLong = (side: Side): number => side.blanks.filter((ms) => ms > 150).length
  const longest = (side: Side): number => Math.max(0, ...side.longTasks)
  const own = (side: Side): number => Math.max(0, ...side.scripts.filter(isOwn).map(({ ms }) => ms))
  const after = (side: Side): number => side.memory.after / MB
  const most = (side: Side): number => side.memory.most / MB
  const before = (side: Side): number => side.memory.before / MB
  const frame = (side: Side): number => share(side.frames, 0.95)
  const pace = `${of(ours, (side) => side.pages / side.seconds).toFixed(1)} pages a second, scale ${both((side) => side.scale * 100, '%')}`
  return [
    { figure: 'longest empty page', value: of(ours, longestBlank), unit: 'ms', limit: 150, note: both(longestBlank) },
    {
      figure: 'pages empty for more than 150 ms',
      value: of(ours, emptyLong),
      unit: '',
      note: both(emptyLong, 'pages'),
    },
    { figure: 'empty pages, all together', value: of(ours, emptyFor), unit: 'ms', note: both(emptyFor) },
    { figure: 'longest script that began in our files', value: of(ours, own), unit: 'ms', limit: 100 },
    { figure: 'longest task, pdf.js’s drawing among them', value: of(ours, longest), unit: 'ms', note: both(longest) },
    {
      figure: 'tasks over 100 ms',
      value: of(ours, (side) => side.longTasks.filter((ms) => ms > 100).length),
      unit: '',
      note: both((side) => side.longTasks.filter((ms) => ms > 100).length, ''),
    },
    { figure: 'frame, slowest 5 %', value: of(ours, frame), unit: 'ms', note: both(frame) },
    {
      figure: 'renderer memory after the scroll',
      value: of(ours, after) / of(stock, after),
      unit: '×',
      limit: 0.7,
      note: `${both(after, 'MB')}; before it ${both(before, 'MB')}`,
    },
    { figure: 'renderer memory, the most', value: of(ours, most) / of(stock, most), unit: '×', note: both(most, 'MB') },
    { figure: 'pace', value: of(ours, (side) => side.seconds), unit: 's', note: pace },
  ]
}

/** pdf.js itself, its drawing, is a file of its own in the build; its viewer component is in ours. */
function isOwn({ file }: { readonly file: string }): boolean {
  return file.endsWith('.js') && !file.startsWith('engine')
}

/** The book of ../shared/pdfs where that folder is, else 300 pages made here. */
function book(folder: string): string {
  const shared = join(import.meta.dirname, '../../../shared/pdfs/book-304p-2046-links.pdf')
  if (existsSync(shared)) return shared
  const line = 'words that stand in a row '.repeat(3)
  const pages = Array.from({ length: 300 }, (_, page) => ({
    content: shown(Array.from({ length: 48 }, (_, at) => [10, 60, 780 - at * 15, `${page} ${at} ${line}`] as const)),
  }))
  const path = join(folder, 'book.pdf')
  writeFileSync(path, tinyPdf({ pages }))
  return path
}

function share(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
}

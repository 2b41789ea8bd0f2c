// From the click on a paper to its first page, against the stock pdf.js viewer: same pdfjs-dist, same server, same
// Chromium, same run, turn by turn. Cold: the first paper of a window. Warm: every later one.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { openOffprint } from '../../main/offprint.ts'
import { serve } from '../../main/web/server.ts'
import { createWebShell } from '../../main/web/web-shell.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import type { Figure } from './run.ts'

export const name = 'Click to first page, against the stock pdf.js viewer (ratios of medians)'

const root = join(import.meta.dirname, '../..')
const coldRounds = 2
const warmRounds = 4
/** Every paper takes its turn; this many make a median that holds and a bench that ends in minutes. */
const mostPapers = 9
/** How long a window is looked at before the click, in milliseconds. */
const restMs = 1500

/** What one opening took, in milliseconds from the click: the full page painted, its text selectable. */
interface Opening {
  readonly page: number
  readonly text: number
}

interface Paper {
  readonly id: string
  readonly pdf: string
}

/** Ratios over all papers: ours to the stock viewer's, at most 1. */
export async function run(): Promise<readonly Figure[]> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium here.')
  if (!existsSync(join(root, 'out/renderer/index.html'))) throw new Error('Run `npm run build` first.')
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-'))
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  try {
    const home = join(folder, 'home')
    addPapers(home)
    const rendererRoot = await rendererWithStock(join(folder, 'renderer'))
    const shell = createWebShell({ open: () => Promise.resolve() })
    const env = { ...process.env, OFFPRINT_ARXIV: 'http://127.0.0.1:9' }
    const offprint = await openOffprint({ home, env, shell, rendererRoot })
    const server = await serve({
      handler: offprint.resources,
      host: offprint.host,
      port: 0,
      onInternalError: () => undefined,
    })
    try {
      return await measure(browser, { origin: server.origin, url: () => server.newUrl() }, await papersOf(home))
    } finally {
      await server.close()
      await offprint.close()
    }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Address {
  readonly origin: string
  readonly url: () => string
}

async function measure(browser: Browser, address: Address, papers: readonly Paper[]): Promise<readonly Figure[]> {
  const cold = { ours: new Map<string, Opening[]>(), stock: new Map<string, Opening[]>() }
  const warm = { ours: new Map<string, Opening[]>(), stock: new Map<string, Opening[]>() }
  const ours = await ourWindow(browser, address)
  const stock = await stockWindow(browser, address)
  for (let round = 0; round <= warmRounds; round += 1) {
    for (const paper of papers) {
      const sides = [
        async () => {
          const opening = await openOurs(ours, paper)
          // The first round warms both windows up.
          if (round > 0) add(warm.ours, paper, opening)
        },
        async () => {
          const opening = await openStock(stock, paper)
          if (round > 0) add(warm.stock, paper, opening)
        },
      ]
      await inTurn(round, sides)
    }
  }
  await Promise.all([ours.context().close(), stock.context().close()])
  for (let round = 0; round < coldRounds; round += 1) {
    for (const paper of papers) {
      const sides = [
        async () => {
          const window = await ourWindow(browser, address)
          add(cold.ours, paper, await openOurs(window, paper))
          await window.context().close()
        },
        async () => {
          const window = await stockWindow(browser, address)
          add(cold.stock, paper, await openStock(window, paper))
          await window.context().close()
        },
      ]
      await inTurn(round, sides)
    }
  }
  return [...figures('warm', warm, papers), ...figures('cold', cold, papers)]
}

/** Neither side always goes first, and each has come to rest before the other begins. */
async function inTurn(round: number, sides: readonly (() => Promise<void>)[]): Promise<void> {
  for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
    await side()
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** A new window of ours at the library, left alone for a moment as a person would: it warms itself up in idle time. */
async function ourWindow(browser: Browser, address: Address): Promise<Page> {
  const page = await newWindow(browser, address.url())
  await page.getByRole('main').waitFor()
  await page.waitForTimeout(restMs)
  return page
}

/** A new window of the stock viewer, signed in to the same server and left alone for as long. */
async function stockWindow(browser: Browser, address: Address): Promise<Page> {
  const page = await newWindow(browser, address.url())
  await page.goto(`${address.origin}/stock/stock.html`)
  await page.waitForTimeout(restMs)
  return page
}

async function newWindow(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function openStock(page: Page, paper: Paper): Promise<Opening> {
  await page.bringToFront()
  return page.evaluate(
    (url) => (globalThis as unknown as { openStock: (url: string) => Promise<Opening> }).openStock(url),
    paper.pdf,
  )
}

async function openOurs(page: Page, paper: Paper): Promise<Opening> {
  await page.bringToFront()
  await page.evaluate(() => {
    location.hash = '#/'
  })
  await page.getByRole('main').waitFor()
  await page.waitForTimeout(150)
  return page.evaluate(
    (hash) =>
      new Promise<Opening>((resolve) => {
        performance.clearMeasures()
        const link = document.createElement('a')
        link.href = hash
        document.body.append(link)
        link.click()
        link.remove()
        const look = (): void => {
          const last = (name: string): number | undefined => performance.getEntriesByName(name).at(-1)?.duration
          const [full, text] = [last('offprint:open-to-page'), last('offprint:open-to-text')]
          if (full !== undefined && text !== undefined) resolve({ page: full, text })
          else setTimeout(look, 10)
        }
        look()
      }),
    `#/paper/${paper.id}`,
  )
}

type Openings = Map<string, Opening[]>

function figures(
  state: 'cold' | 'warm',
  { ours, stock }: { ours: Openings; stock: Openings },
  papers: readonly Paper[],
): Figure[] {
  return (['page', 'text'] as const).map((what) => {
    const of = (openings: Openings, { id }: Paper): number =>
      median((openings.get(id) ?? []).map((opening) => opening[what]))
    const ratios = papers.map((paper) => of(ours, paper) / of(stock, paper))
    const [mine, theirs] = [ours, stock].map((openings) => median(papers.map((paper) => of(openings, paper))))
    return {
      figure: `click to ${what === 'page' ? 'first page' : 'selectable text'}, ${state}`,
      value: median(ratios),
      unit: '×',
      limit: 1,
      note: `medians ${Math.round(mine ?? 0)} ms and ${Math.round(theirs ?? 0)} ms over ${papers.length} papers; worst ${Math.max(...ratios).toFixed(2)} ×`,
    }
  })
}

function add(openings: Openings, { id }: Paper, opening: Opening): void {
  openings.set(id, [...(openings.get(id) ?? []), opening])
}

/** The papers of ../shared/pdfs where that folder is, else the project's own fixtures. */
function addPapers(home: string): void {
  const shared = join(root, '../shared/pdfs')
  const folder = existsSync(shared) ? shared : join(root, 'tests/fixtures/papers')
  const all = readdirSync(folder).filter((file) => file.endsWith('.pdf'))
  const files = all.filter((_, index) => index % Math.ceil(all.length / mostPapers) === 0)
  const { status, stderr } = spawnSync(
    process.execPath,
    ['main/cli/offprint.ts', '--home', home, 'add', ...files.map((file) => join(folder, file))],
    { cwd: root, env: { ...process.env, OFFPRINT_ARXIV: 'http://127.0.0.1:9' }, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The papers could not be added: ${stderr}`)
}

async function papersOf(home: string): Promise<readonly Paper[]> {
  const folders = await readdir(join(home, 'papers'))
  return Promise.all(
    folders.map(async (folder) => {
      const { id } = JSON.parse(await readFile(join(home, 'papers', folder, 'paper.json'), 'utf8')) as { id: string }
      return { id, pdf: `/pdf/${folder}/v1` }
    }),
  )
}

/** The built app with the stock viewer beside it, from the same pdfjs-dist. */
async function rendererWithStock(folder: string): Promise<string> {
  await cp(join(root, 'out/renderer'), folder, { recursive: true })
  const stock = join(folder, 'stock')
  await mkdir(stock, { recursive: true })
  await cp(join(import.meta.dirname, 'stock'), stock, { recursive: true })
  const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  for (const file of ['build/pdf.min.mjs', 'build/pdf.worker.min.mjs', 'web/pdf_viewer.mjs', 'web/pdf_viewer.css']) {
    await cp(join(pdfjs, file), join(stock, file.split('/').at(-1) ?? file))
  }
  return folder
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

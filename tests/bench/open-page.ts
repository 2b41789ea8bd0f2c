// From the click on a paper to its first page, against the stock pdf.js viewer: same pdfjs-dist, same server, same
// Chromium, same run, turn by turn. Cold: the first paper of a window. Warm: every later one.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { chromiumArguments } from '../support/chromium.ts'
import type { Figure } from './run.ts'
import { beside, ourWindow, stockWindow, type Address, type Paper } from './stock/beside.ts'

export const name = 'Click to first page, against the stock pdf.js viewer (ratios of medians)'

const root = join(import.meta.dirname, '../..')
const coldRounds = 2
const warmRounds = 4
/** Every paper takes its turn; this many make a median that holds and a bench that ends in minutes. */
const mostPapers = 9

/** What one opening took, in milliseconds from the click: the full page painted, its text selectable. */
interface Opening {
  readonly page: number
  readonly text: number
}

/** Ratios over all papers: ours to the stock viewer's. */
export function run(): Promise<readonly Figure[]> {
  return beside(files(), async (address, papers, executablePath) => {
    const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
    try {
      return await measure(browser, address, papers)
    } finally {
      await browser.close()
    }
  })
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
function files(): readonly string[] {
  const shared = join(root, '../shared/pdfs')
  const folder = existsSync(shared) ? shared : join(root, 'tests/fixtures/papers')
  const all = readdirSync(folder).filter((file) => file.endsWith('.pdf'))
  return all.filter((_, index) => index % Math.ceil(all.length / mostPapers) === 0).map((file) => join(folder, file))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

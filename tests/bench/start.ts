// Start to interactive: from the start of the program to a list that answers, with 20 and with 1,000 papers. The browser
// is open, on an empty page, and has shown the app before in the same profile, as a person's has: same origin, so the port
// is kept, and the first windows stay open for some seconds, after which Chromium has kept the compiled code and Offprint
// its index. The very first start, without either, is told beside it, and so is what Node and an empty page take.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chromium, type BrowserContext } from 'playwright'
import { newPaperRecord, paperIdOf } from '../../main/library/papers/records.ts'
import { openLibrary } from '../../main/library/open.ts'
import { ArxivId } from '../../preload/model/ids.ts'
import { serve } from '../e2e/support/shell.ts'
import { nobodyThere } from '../support/nobody-there.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import type { Figure } from './run.ts'

export const name = 'Start to interactive (browser shell; the browser is open already)'

const rounds = 9
/** Starts before those that count: compiled code is kept at the second and used from the third time on. */
const warmRounds = 3
/** Milliseconds that the windows of those starts stay open. */
const stays = 5000
const port = new URL(nobodyThere).port

/** Medians in milliseconds: program, page and the first row on screen and focusable. */
export async function run(): Promise<readonly Figure[]> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium here.')
  const profile = await mkdtemp(join(tmpdir(), 'offprint-bench-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...chromiumArguments],
    viewport: { width: 1280, height: 800 },
  })
  const figures: Figure[] = []
  try {
    for (const count of [20, 1000]) {
      const home = await libraryOf(count)
      const starts: Start[] = []
      for (let round = -warmRounds; round < rounds; round += 1)
        starts.push(await startOnce(context, home, round < 0 ? stays : 0))
      const [first] = starts
      const counted = starts.slice(warmRounds)
      const middle = (of: (start: Start) => number): number => median(counted.map(of)) / 1000
      const papers = `${count} papers`
      figures.push(
        { figure: `start to interactive, ${papers}`, value: middle(wholeOf), unit: 's', limit: 0.8 },
        { figure: `  of which the program, ${papers}`, value: middle(({ program }) => program), unit: 's' },
        { figure: `  of which the page, ${papers}`, value: middle(({ page }) => page), unit: 's' },
        { figure: `  beside it: an empty page, ${papers}`, value: middle(({ empty }) => empty), unit: 's' },
        { figure: `  the first start, without an index, ${papers}`, value: wholeOf(first) / 1000, unit: 's' },
      )
      await rm(home, { recursive: true, force: true })
    }
    const bare = Array.from({ length: rounds }, () => {
      const begun = performance.now()
      spawnSync(process.execPath, ['-e', '0'])
      return performance.now() - begun
    })
    figures.push({ figure: 'beside it: Node, doing nothing', value: median(bare) / 1000, unit: 's' })
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
  return figures
}

/** Milliseconds of one start; `empty` is a page of the same server that has only a sentence. */
interface Start {
  readonly program: number
  readonly page: number
  readonly empty: number
}

function wholeOf(start: Start | undefined): number {
  return start ? start.program + start.page : Number.NaN
}

async function startOnce(context: BrowserContext, home: string, stay: number): Promise<Start> {
  const tab = await context.newPage()
  await tab.addInitScript(watchForRow)
  const begun = performance.now()
  const { url, child } = await serve({
    home,
    env: { OFFPRINT_ARXIV: nobodyThere, OFFPRINT_PORT: port, OFFPRINT_CHECK_OUTPUTS: '' },
  })
  const program = performance.now() - begun
  await tab.goto(url)
  await tab.getByText('Paper number 0', { exact: false }).first().waitFor()
  const page = await tab.evaluate(() => performance.getEntriesByName('bench:first-row')[0]?.startTime ?? Number.NaN)
  await tab.waitForTimeout(stay)
  await tab.close()
  const other = await context.newPage()
  await other.goto(new URL('/nothing', url).href)
  const empty = await other.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
  )
  await other.close()
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
  return { program, page, empty }
}

/** Runs in the page before its own scripts: notes when the first row of the list stands. */
function watchForRow(): void {
  const watcher = new MutationObserver(() => {
    if (document.querySelector('[role="option"]') === null) return
    watcher.disconnect()
    requestAnimationFrame(() => performance.mark('bench:first-row'))
  })
  watcher.observe(document, { childList: true, subtree: true })
}

async function libraryOf(count: number): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'offprint-bench-'))
  const library = await openLibrary({ home, mode: 'write' })
  for (let index = 0; index < count; index += 1) {
    const id = paperIdOf(ArxivId.parse(`2401.${String(index + 1).padStart(5, '0')}`))
    await library.create({
      ...newPaperRecord({ id, now: new Date(Date.UTC(2024, 0, 1) - index * 60_000), title: `Paper number ${index}` }),
      metadata: { state: 'none', latest: null, checkedAt: null, message: null },
    })
  }
  await library.close()
  return home
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

// What a page of the app takes on a large library: start, keystrokes, filters, scrolling, memory. The app is the built one.
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { serve } from '../../e2e/support/shell.ts'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { nobodyThere } from '../../support/nobody-there.ts'

/** Milliseconds and megabytes. */
export interface PageFigures {
  readonly starts: readonly number[]
  readonly keystrokes: readonly number[]
  readonly filters: readonly number[]
  readonly frames: readonly number[]
  readonly main: number
  readonly renderer: number
}

const STARTS = 7
/** Milliseconds after which a start has nothing left to do. */
const STARTED = 3000
const typed = ['transformer attention', 'sparse gradient methods', 'author:nakamura graph', '学习']
const shelves = ['#/?status=unread', '#/?starred=1', '#/?status=read', '#/?inbox=1', '#/', '#/?tag=tag+3']
const ROW = '[role="row"][aria-rowindex], [role="option"]'

/** Measures the app over a library that is indexed. */
export async function measurePage(home: string): Promise<PageFigures> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium here.')
  const profile = await mkdtemp(join(tmpdir(), 'offprint-bench-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...chromiumArguments],
    viewport: { width: 1280, height: 800 },
  })
  try {
    const starts: number[] = []
    for (let round = -3; round < STARTS; round++) {
      const { took, page, quit } = await start(context, home)
      // As in bench start: a person's window stays open, and Chromium keeps the compiled code some seconds later.
      if (round < 0) await page.waitForTimeout(5000)
      if (round >= 0) starts.push(took)
      if (round < STARTS - 1) {
        await quit()
        continue
      }
      // The start goes on behind the first screen: parts of the page, a look through the folder.
      await page.waitForTimeout(STARTED)
      const filters = await filterTimes(page)
      const frames = await scrollFrames(page)
      const keystrokes = await keystrokeTimes(page)
      const memory = { main: resident(quit.pid), renderer: rendererMemory(profile) }
      await quit()
      return { starts, filters, frames, keystrokes, ...memory }
    }
    throw new Error('Never started.')
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
}

async function start(context: BrowserContext, home: string) {
  const page = await context.newPage()
  await page.addInitScript(watchForRow, ROW)
  const begun = performance.now()
  const env = { OFFPRINT_ARXIV: nobodyThere, OFFPRINT_PORT: new URL(nobodyThere).port, OFFPRINT_CHECK_OUTPUTS: '' }
  const { url, child } = await serve({ home, env })
  const served = performance.now() - begun
  await page.goto(url)
  await page.locator(ROW).first().waitFor()
  const row = await page.evaluate(() => performance.getEntriesByName('bench:first-row')[0]?.startTime ?? Number.NaN)
  const quit = async (): Promise<void> => {
    await page.close()
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  return { took: served + row, page, quit: Object.assign(quit, { pid: child.pid ?? 0 }) }
}

/** Runs in the page before its own scripts: notes when the first row of the list stands. */
function watchForRow(rows: string): void {
  const watcher = new MutationObserver(() => {
    if (document.querySelector(rows) === null) return
    watcher.disconnect()
    requestAnimationFrame(() => performance.mark('bench:first-row'))
  })
  watcher.observe(document, { childList: true, subtree: true })
}

/** Types as a person does, a key every 90 ms; each key whose answer was painted counts. */
async function keystrokeTimes(page: Page): Promise<number[]> {
  await page.evaluate(() => (location.hash = '#/search'))
  const box = page.getByRole('combobox').first()
  await box.waitFor()
  await page.evaluate(() => performance.clearMeasures('offprint:query'))
  for (const text of typed) {
    await box.fill('')
    await box.pressSequentially(text, { delay: 90 })
    await page.waitForTimeout(300)
  }
  return queryMeasures(page)
}

async function filterTimes(page: Page): Promise<number[]> {
  await page.evaluate(() => performance.clearMeasures('offprint:query'))
  for (let round = 0; round < 3; round++) {
    for (const hash of shelves) {
      await page.evaluate((next) => (location.hash = next), hash)
      await page.waitForTimeout(200)
    }
  }
  return queryMeasures(page)
}

async function queryMeasures(page: Page): Promise<number[]> {
  return page.evaluate(() => performance.getEntriesByName('offprint:query').map(({ duration }) => duration))
}

/** Scrolls for two seconds and answers how long the page's own work took in each frame. */
async function scrollFrames(page: Page): Promise<number[]> {
  await page.evaluate(() => (location.hash = '#/'))
  await page.locator(ROW).first().waitFor()
  return page.evaluate(async (rows) => {
    let scroller = document.querySelector(rows)?.parentElement ?? null
    while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1000) scroller = scroller.parentElement
    if (!scroller) return []
    const took: number[] = []
    for (let frame = 0; frame < 120; frame++) {
      await new Promise((next) => requestAnimationFrame(next))
      const begun = performance.now()
      scroller.scrollTop += 700
      scroller.dispatchEvent(new Event('scroll'))
      // Until the frame is laid out and its tasks are done.
      await new Promise<void>((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => done()
          port2.postMessage(null)
        })
      })
      took.push(Math.max(0, performance.now() - begun - 16.7))
    }
    return took
  }, ROW)
}

function resident(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1000
}

/** What the page's own process holds for itself, without what it shares with the browser. Linux only. */
function rendererMemory(profile: string): number {
  const processes = readdirSync('/proc').flatMap((name) => processOf(name) ?? [])
  const ours = new Set(processes.filter(({ command }) => command.includes(profile)).map(({ pid }) => pid))
  // Children come after their parents, however the kernel counts: as often as they are deep.
  for (let depth = 0; depth < 4; depth++) for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid)
  const pages = processes.filter(({ pid, command }) => ours.has(pid) && command.includes('--type=renderer'))
  return Math.max(0, ...pages.map(({ pid }) => privateMemory(pid)))
}

function processOf(name: string): { readonly pid: number; readonly parent: number; readonly command: string } | null {
  if (!/^\d+$/.test(name)) return null
  try {
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
    const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
    return { pid: Number(name), parent: Number(parent), command }
  } catch {
    // It has ended meanwhile.
    return null
  }
}

function privateMemory(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const kilobytes = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].map(([, size]) => Number(size))
    return kilobytes.reduce((sum, size) => sum + size, 0) / 1000
  } catch {
    return Number.NaN
  }
}

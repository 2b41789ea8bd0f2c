// Start to interactive: from the start of the program to a list that answers, with 20 and with 1,000 papers. The browser
// is open, on an empty page, and has shown the app before in the same profile, so that its code cache is what Electron's
// is after the first starts: same origin, so the port is kept. The page tells itself when the first row stood.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { once } from 'node:events'
import { newPaperRecord, paperIdOf } from '../../main/library/records.ts'
import { openLibrary } from '../../main/library/open.ts'
import { ArxivId } from '../../preload/model/ids.ts'
import { serve } from '../e2e/support/shell.ts'
import { nobodyThere } from '../support/nobody-there.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import type { Figure } from './run.ts'

export const name = 'Start to interactive (browser shell; the browser is open already)'

const rounds = 5
/** The code cache is made at the second and used from the third time on. */
const warmRounds = 3
const port = new URL(nobodyThere).port

/** Medians of five starts each, in milliseconds: program, page and the first row on screen and focusable. */
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
      const program: number[] = []
      const page: number[] = []
      for (let round = -warmRounds; round < rounds; round += 1) {
        const tab = await context.newPage()
        await tab.addInitScript(watchForRow)
        const begun = performance.now()
        const { url, child } = await serve({
          home,
          env: { OFFPRINT_ARXIV: nobodyThere, OFFPRINT_PORT: port, OFFPRINT_CHECK_OUTPUTS: '' },
        })
        const served = performance.now() - begun
        await tab.goto(url)
        await tab.getByText('Paper number 0', { exact: false }).first().waitFor()
        const row = await tab.evaluate(
          () => performance.getEntriesByName('bench:first-row')[0]?.startTime ?? Number.NaN,
        )
        if (round >= 0) {
          program.push(served)
          page.push(row)
        }
        await tab.close()
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      const whole = program.map((ms, index) => ms + (page[index] ?? Number.NaN))
      figures.push(
        { figure: `start to interactive, ${count} papers`, value: median(whole) / 1000, unit: 's', limit: 0.8 },
        { figure: `  of which the program, ${count} papers`, value: median(program) / 1000, unit: 's' },
        { figure: `  of which the page, ${count} papers`, value: median(page) / 1000, unit: 's' },
      )
      await rm(home, { recursive: true, force: true })
    }
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
  return figures
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

// `test` for every e2e spec: a fresh library, a stand-in for arXiv, the app in the project's shell, and no console
// error or policy violation left unseen.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { expect, test as base } from 'playwright/test'
import type { Browser, Page } from 'playwright'
import { startStandIn, type StandIn } from '../../arxiv/stand-in.ts'
import { nobodyThere } from '../../support/nobody-there.ts'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { startElectronShell, startWebShell, type RunningShell } from './shell.ts'

export { expect }

/** How the app is to look; a spec changes it with `test.use`. */
export interface Look {
  readonly locale: 'en' | 'zh-CN'
  readonly colorScheme: 'light' | 'dark'
  readonly viewport: { readonly width: number; readonly height: number }
}

/** The app a spec drives. */
export interface App {
  readonly page: Page
  readonly home: string
  readonly arxiv: StandIn
  /** Quits and starts again on the same folder; `meanwhile` happens while nothing runs. `network: false` puts arXiv out of reach from then on. */
  restart(options?: { readonly network?: boolean; readonly meanwhile?: () => Promise<void> }): Promise<void>
  /** Keeps a picture as test output. */
  picture(name: string): Promise<void>
}

/** What a spec finds when the app starts for the first time: `write` fills the folder, which is there and empty. */
export interface Prepared {
  readonly write: (home: string) => void | Promise<void>
}

interface Fixtures {
  readonly look: Look
  readonly prepared: Prepared | null
  readonly app: App
}

interface WorkerFixtures {
  readonly chromiumBrowser: Browser | null
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  look: [{ locale: 'en', colorScheme: 'light', viewport: { width: 1280, height: 800 } }, { option: true }],

  prepared: [null, { option: true }],

  chromiumBrowser: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use, info) => {
      if (info.project.name === 'electron') return use(null)
      const executablePath = findChromium()
      if (executablePath === null) throw new Error('No Chromium here: run `npm test`, which fetches one.')
      const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],

  app: async ({ look, prepared, chromiumBrowser }, use, info) => {
    const home = await mkdtemp(join(tmpdir(), 'offprint-e2e-'))
    await prepared?.write(home)
    const arxiv = await startStandIn()
    let reachable = true
    const complaints: string[] = []

    const start = async (): Promise<RunningShell> => {
      const options = {
        home,
        env: { OFFPRINT_ARXIV: reachable ? arxiv.origin : nobodyThere, OFFPRINT_ARXIV_INTERVAL: '20' },
        context: look,
      }
      const shell = chromiumBrowser ? await startWebShell(chromiumBrowser, options) : await startElectronShell(options)
      listen(shell.page, complaints)
      return shell
    }
    let shell = await start()

    await use({
      get page() {
        return shell.page
      },
      home,
      arxiv,
      async restart({ network = true, meanwhile } = {}) {
        await shell.quit()
        await meanwhile?.()
        reachable = network
        shell = await start()
      },
      async picture(name) {
        const path = info.outputPath(`${name}.png`)
        await shell.page.screenshot({ path })
        await info.attach(name, { path, contentType: 'image/png' })
      },
    })

    await shell.quit()
    await arxiv.close()
    await rm(home, { recursive: true, force: true })
    expect(complaints, 'console errors and policy violations').toEqual([])
  },
})

/** What the page complains of while it is listened to: errors, failed assertions, violations of the policy. */
function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`))
}

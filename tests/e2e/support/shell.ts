// The app under test in one of its two shells: started on a folder, quit, and started again.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { _electron, type Browser, type BrowserContext, type Page } from 'playwright'
import { root } from '../../../scripts/run.ts'

/** The app, running. */
export interface RunningShell {
  readonly page: Page
  /** Quits as a person would; what was acknowledged is on disk. */
  quit(): Promise<void>
}

export interface ShellOptions {
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  readonly context: {
    readonly locale: string
    readonly colorScheme: 'light' | 'dark'
    readonly viewport: { width: number; height: number }
  }
}

/** Starts `offprint serve` and shows it in a new context of `browser`. */
export async function startWebShell(browser: Browser, options: ShellOptions): Promise<RunningShell> {
  const { url, child } = await serve(options)
  const context = await browser.newContext(options.context)
  const page = await context.newPage()
  await page.goto(url)
  return { page, quit: () => quitWeb(context, child) }
}

/** Starts `offprint serve` on a free port; answers the address it printed. */
export async function serve(
  options: Pick<ShellOptions, 'home' | 'env'>,
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, ['out/main/cli.js', '--home', options.home, 'serve'], {
    cwd: root,
    env: { ...process.env, OFFPRINT_CHECK_OUTPUTS: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Offprint is at (\S+)$/.exec(line)?.[1]
    if (url) return { url, child }
  }
  throw new Error(`Offprint did not start:\n${said}`)
}

async function quitWeb(context: BrowserContext, child: ChildProcess): Promise<void> {
  await context.close()
  if (child.exitCode !== null) return
  const closed = once(child, 'exit')
  child.kill('SIGTERM')
  await closed
}

/** Starts Electron on the built app. Only where its program is: playwright.config.ts sees to that. */
export async function startElectronShell(options: ShellOptions): Promise<RunningShell> {
  const app = await _electron.launch({
    args: ['.', `--lang=${options.context.locale}`],
    cwd: root,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...definedEnv(), ...options.env, OFFPRINT_HOME: options.home, OFFPRINT_CHECK_OUTPUTS: '1' },
    colorScheme: options.context.colorScheme,
  })
  const page = await app.firstWindow()
  await page.setViewportSize(options.context.viewport)
  return { page, quit: () => app.close() }
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

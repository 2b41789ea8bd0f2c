// Finds the Chromium that the browser tests drive: the system's, else Playwright's, else one that is fetched now.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

/** Flags for a Chromium that tests drive: nothing of its own on the network, and no sandbox only where root forbids one. */
export const chromiumArguments: readonly string[] = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** What is asked of the machine. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv
  /** Where a system's Chromium may lie. */
  readonly places: readonly string[]
  /** Playwright's program once it is fetched, and the script that fetches it. */
  readonly playwright: { readonly program: string; readonly installer: string }
  /** Debian's packages can be installed: this is Debian, or its kin, and we are root. */
  readonly debianAsRoot: boolean
  /** A program tells its version and ends. On Windows it would open a window instead. */
  readonly tellsVersion: boolean
}

const systemPaths: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    `${process.env['PROGRAMFILES'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)'] ?? ''}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ],
}

function thisMachine(): Machine {
  return {
    env: process.env,
    places: systemPaths[process.platform] ?? [],
    playwright: {
      program: chromium.executablePath(),
      installer: fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url)),
    },
    debianAsRoot: process.getuid?.() === 0 && isDebian(),
    tellsVersion: process.platform !== 'win32',
  }
}

/** The path of a Chromium that is already here, or null. `OFFPRINT_CHROMIUM` names one outright. */
export function findChromium(machine: Machine = thisMachine()): string | null {
  return candidates(machine)[0] ?? null
}

/** Finds a Chromium that runs, or fetches one: Playwright's download first, then Debian's package. Null where none is to be had. */
export function ensureChromium(say: (line: string) => void, machine: Machine = thisMachine()): string | null {
  const named = machine.env['OFFPRINT_CHROMIUM']
  if (named && !existsSync(named)) say(`OFFPRINT_CHROMIUM names ${named}, which is not there.`)
  const running = (): string | null => candidates(machine).find((path) => runs(path, machine)) ?? null
  const here = running()
  if (here) return here
  say('No Chromium here: fetching Playwright’s…')
  attempt(process.execPath, [machine.playwright.installer, 'install', 'chromium'], machine, { minutes: 10 })
  const fetched = running()
  if (fetched || !machine.debianAsRoot) return fetched
  say('Installing Debian’s chromium and fonts…')
  attempt('apt-get', ['update', '-qq'], machine, { minutes: 5 })
  attempt('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], machine, { minutes: 15 })
  return running()
}

/** Every Chromium that lies somewhere, the best first. */
function candidates({ env, places, playwright }: Machine): readonly string[] {
  const named = env['OFFPRINT_CHROMIUM']
  return [...(named ? [named] : []), ...places, playwright.program].filter((path) => path !== '' && existsSync(path))
}

/** Whether a program is more than a file: Ubuntu's is a stub without its snap, Playwright's may lack libraries. */
function runs(path: string, { env, tellsVersion }: Machine): boolean {
  return !tellsVersion || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000, env }).status === 0
}

/** Runs an installer to its end; what came of it shows in what is there. */
function attempt(
  command: string,
  parameters: readonly string[],
  { env }: Machine,
  { minutes }: { readonly minutes: number },
): void {
  spawnSync(command, parameters, {
    stdio: 'ignore',
    timeout: minutes * 60_000,
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function isDebian(): boolean {
  return (
    existsSync('/etc/debian_version') ||
    (existsSync('/etc/os-release') && /debian/i.test(readFileSync('/etc/os-release', 'utf8')))
  )
}

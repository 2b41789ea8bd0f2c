// Finds the Chromium that the browser tests drive: the system's, else Playwright's, else one that is fetched now.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
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

/** The path of a Chromium that is already here, or null. `OFFPRINT_CHROMIUM` names one outright. */
export function findChromium(): string | null {
  const named = process.env['OFFPRINT_CHROMIUM']
  const candidates = [...(named ? [named] : []), ...(systemPaths[process.platform] ?? []), chromium.executablePath()]
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null
}

/** Finds a Chromium or fetches one: Playwright's download first, then Debian's package where this is Debian and root. */
export function ensureChromium(say: (line: string) => void): string | null {
  const here = findChromium()
  if (here) return here
  say('No Chromium here: fetching Playwright’s…')
  spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 600_000,
  })
  const fetched = findChromium()
  if (fetched && runs(fetched)) return fetched
  if (process.getuid?.() === 0 && isDebian()) {
    say('Installing Debian’s chromium and fonts…')
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 300_000, env: environment })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {
      stdio: 'ignore',
      timeout: 900_000,
      env: environment,
    })
  }
  return findChromium()
}

function runs(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

function isDebian(): boolean {
  return (
    existsSync('/etc/debian_version') ||
    (existsSync('/etc/os-release') && /debian/i.test(readFileSync('/etc/os-release', 'utf8')))
  )
}

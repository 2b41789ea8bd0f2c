// The set-up of `npm test`: which Chromium is taken, and what is tried, in which order, where there is none.
// Programs and installers are little scripts in a temporary folder; nothing is fetched.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureChromium, findChromium, type Machine } from '../support/chromium.ts'

let folder: string
let said: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-chromium-'))
  said = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)
const log = (): string => (existsSync(at('log')) ? readFileSync(at('log'), 'utf8') : '')

/** A program that tells its version, or ends with a failure as one does that lacks its libraries. */
function program(name: string, { works = true } = {}): string {
  writeFileSync(at(name), `#!/bin/sh\nexit ${works ? 0 : 127}\n`)
  chmodSync(at(name), 0o755)
  return at(name)
}

/** An `apt-get` on PATH that notes what it was asked, and puts a chromium in place if it `brings` one. */
function aptGet({ brings }: { readonly brings: boolean }): void {
  const bring = `printf '#!/bin/sh\\nexit 0\\n' > ${at('chromium')}; /bin/chmod 755 ${at('chromium')}`
  const then = brings ? `[ "$1" = install ] && { ${bring}; }; exit 0` : 'exit 100'
  writeFileSync(at('apt-get'), `#!/bin/sh\necho "apt-get $* ($DEBIAN_FRONTEND)" >> ${at('log')}\n${then}\n`)
  chmodSync(at('apt-get'), 0o755)
}

/** What stands for Playwright's installer: notes what it was asked; brings a program, a broken one, or fails. */
function installer(brings: 'program' | 'broken program' | 'nothing'): void {
  const code = brings === 'program' ? 0 : 127
  const bring = `writeFileSync(${JSON.stringify(at('playwright-chromium'))}, '#!/bin/sh\\nexit ${code}\\n', { mode: 0o755 })`
  writeFileSync(
    at('cli.js'),
    `const { appendFileSync, writeFileSync } = require('node:fs')
appendFileSync(${JSON.stringify(at('log'))}, 'playwright ' + process.argv.slice(2).join(' ') + '\\n')
${brings === 'nothing' ? 'process.exit(1)' : bring}\n`,
  )
}

const machine = (change: Partial<Machine> = {}): Machine => ({
  env: { PATH: folder },
  places: [at('chromium'), at('chrome')],
  playwright: { program: at('playwright-chromium'), installer: at('cli.js') },
  debianAsRoot: false,
  tellsVersion: true,
  ...change,
})

const ensure = (change: Partial<Machine> = {}): string | null =>
  ensureChromium((line) => said.push(line), machine(change))

describe.skipIf(process.platform === 'win32')('the Chromium of the tests', () => {
  it('is the one that OFFPRINT_CHROMIUM names, then the system’s, then Playwright’s', () => {
    program('playwright-chromium')
    expect(ensure()).toBe(at('playwright-chromium'))
    program('chrome')
    expect(ensure()).toBe(at('chrome'))
    const named = program('mine')
    expect(ensure({ env: { PATH: folder, OFFPRINT_CHROMIUM: named } })).toBe(named)
    expect(findChromium(machine({ env: { OFFPRINT_CHROMIUM: named } }))).toBe(named)
    expect([said, log()]).toEqual([[], ''])
  })

  it('is another one where the named one is not there, which is said', () => {
    program('chrome')
    expect(ensure({ env: { PATH: folder, OFFPRINT_CHROMIUM: at('gone') } })).toBe(at('chrome'))
    expect(said).toEqual([`OFFPRINT_CHROMIUM names ${at('gone')}, which is not there.`])
  })

  it('is never one that does not run', () => {
    program('chromium', { works: false })
    program('chrome')
    expect(ensure()).toBe(at('chrome'))
  })

  it('is fetched by Playwright where none is here', () => {
    installer('program')
    expect(ensure({ debianAsRoot: true })).toBe(at('playwright-chromium'))
    expect([said, log()]).toEqual([['No Chromium here: fetching Playwright’s…'], 'playwright install chromium\n'])
  })

  it.each(['nothing', 'broken program'] as const)(
    'is Debian’s where the download brings %s and we are root',
    (brings) => {
      installer(brings)
      aptGet({ brings: true })
      expect(ensure({ debianAsRoot: true })).toBe(at('chromium'))
      expect(log().split('\n')).toEqual([
        'playwright install chromium',
        'apt-get update -qq (noninteractive)',
        'apt-get install -y -qq chromium fonts-noto-cjk (noninteractive)',
        '',
      ])
      expect(said).toHaveLength(2)
    },
  )

  it('is none where everything fails, also where there is no apt-get', () => {
    installer('broken program')
    aptGet({ brings: false })
    expect(ensure({ debianAsRoot: true })).toBeNull()
    rmSync(at('apt-get'))
    expect(ensure({ debianAsRoot: true })).toBeNull()
  })

  it('is none on another system where the download fails, and nothing is installed there', () => {
    installer('nothing')
    aptGet({ brings: true })
    expect([ensure(), log()]).toEqual([null, 'playwright install chromium\n'])
  })
})

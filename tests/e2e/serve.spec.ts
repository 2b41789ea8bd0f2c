// Starting and ending the browser shell as the outside does it: signals, a port that is taken, a second start.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { root } from '../../scripts/run.ts'
import { nobodyThere } from '../support/nobody-there.ts'

let home: string

test.skip(() => process.platform === 'win32', 'Windows has no signals')
test.beforeEach(() => {
  test.skip(test.info().project.name !== 'web', 'It is the browser shell’s')
  home = mkdtempSync(join(tmpdir(), 'offprint-serve-'))
})
test.afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

interface Run {
  readonly child: ChildProcess
  /** What was printed so far, stdout and stderr. */
  readonly said: () => string
  readonly ended: Promise<number | NodeJS.Signals | null>
}

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const [command = '', ...parameters] = words
  const child = spawn(command, parameters, {
    cwd: root,
    env: { ...process.env, OFFPRINT_HOME: home, OFFPRINT_ARXIV: nobodyThere, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => (code ?? signal) as number | NodeJS.Signals)
  return { child, said: () => said, ended }
}

const cli = (...words: readonly string[]): readonly string[] => [process.execPath, 'out/main/cli.js', ...words]
const serving = async (shell: Run): Promise<void> => {
  await expect.poll(shell.said).toMatch(/Offprint is at http:\S+/)
}
const holder = (): number => Number(/"pid":\s*(\d+)/.exec(readFileSync(join(home, '.lock'), 'utf8'))?.[1])

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} ends it in order: exit code 0, no lock, no stack`, async () => {
    const shell = run(cli('serve'))
    await serving(shell)
    shell.child.kill(signal)
    expect(await shell.ended).toBe(0)
    expect(shell.said().trim()).toMatch(/^Offprint is at \S+$/)
    expect(existsSync(join(home, '.lock'))).toBe(false)
  })
}

test('ending npm ends it too, and the library is let go', async () => {
  const npm = run(['npm', 'run', '--silent', 'offprint', '--', 'serve'])
  await serving(npm)
  npm.child.kill('SIGTERM')
  await expect.poll(() => existsSync(join(home, '.lock'))).toBe(false)
  await npm.ended
  expect(npm.said().trim()).toMatch(/^(?:Building Offprint…\n)?Offprint is at \S+$/)
})

test('a port that is taken is said, with another way, and the library is let go', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const shell = run(cli('serve'), { OFFPRINT_PORT: port })
  expect(await shell.ended).toBe(1)
  expect(shell.said().trim()).toBe(
    `Port ${port} cannot be used on this machine. Choose another with --port, or 0 for any.`,
  )
  expect(existsSync(join(home, '.lock'))).toBe(false)
  taken.close()
})

test('a second start names the first and leaves it alone; one that was killed is taken over', async () => {
  const first = run(cli('serve'))
  await serving(first)
  const second = run(cli('serve'))
  expect(await second.ended).toBe(3)
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(first.said())?.[0]
  expect(second.said()).toContain(`(process ${holder()}, at ${origin})`)

  first.child.kill('SIGKILL')
  await first.ended
  const third = run(cli('serve'))
  await serving(third)
  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
})

test('npm start gives Electron the app where its program is there, and ends as it ends', async () => {
  const program = join(home, process.platform === 'darwin' ? 'Electron' : 'electron')
  writeFileSync(program, '#!/bin/sh\necho "electron $*"\nexit 7\n')
  chmodSync(program, 0o755)
  const npm = run(['npm', 'run', '--silent', 'start', '--', '--hidden'], { ELECTRON_OVERRIDE_DIST_PATH: home })
  expect(await npm.ended).toBe(7)
  expect(npm.said().trim()).toMatch(/^(?:Building Offprint…\n)?electron \. --hidden$/)
})

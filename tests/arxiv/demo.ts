// `npm run demo`: the stand-in for arXiv and the browser shell in front of it, on a library that is thrown away at the
// end. A reading list comes in, its papers arrive one by one, one is already being read. Nothing leaves this computer.
// `--no-open` opens no browser.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rendererRoot } from '../../main/renderer-root.ts'
import { startStandIn } from './stand-in.ts'

const root = join(import.meta.dirname, '../..')
const say = (line: string): void => console.log(line)

const open = !process.argv.includes('--no-open')
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())

const home = await mkdtemp(join(tmpdir(), 'offprint-demo-'))
const standIn = await startStandIn({ anyPaper: true, contentLength: true, pace: 60 })
const env = { ...process.env, OFFPRINT_HOME: home, OFFPRINT_ARXIV: standIn.origin, OFFPRINT_ARXIV_INTERVAL: '400' }
try {
  process.exitCode = await story()
} finally {
  await standIn.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  say('The demo’s library is gone again.')
}

async function story(): Promise<number> {
  if (!existsSync(join(rendererRoot(), 'index.html'))) {
    say('Building the app first…')
    if (
      (await ended(
        run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--app', '--logLevel', 'warn']),
      )) !== 0
    )
      return 1
  }
  say(`A stand-in for arXiv answers at ${standIn.origin}; the library is ${home}.`)
  say('')
  say('A reading list comes in:')
  if ((await ended(offprint('import', join(import.meta.dirname, 'demo-list.md')))) > 1 || stop.signal.aborted) return 1
  await ended(offprint('set', '2403.00101', '--status', 'reading'))
  say('')
  say('Its papers arrive while you read. Press Ctrl-C to end; try `curl` on the stand-in’s /_control for bad weather.')
  const code = await ended(offprint('serve', ...(open ? ['--open'] : [])))
  return stop.signal.aborted ? 0 : code
}

function offprint(...words: readonly string[]): ChildProcess {
  return run(process.execPath, [join(root, 'main/cli/offprint.ts'), ...words])
}

function run(command: string, words: readonly string[]): ChildProcess {
  // Its own process group, so that Ctrl-C reaches it once, from here, and it can finish in order.
  return spawn(command, words, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  })
}

/** The exit code of a child; it is asked to end when the demo is. */
function ended(child: ChildProcess): Promise<number> {
  const end = (): void => void child.kill('SIGTERM')
  if (stop.signal.aborted) end()
  stop.signal.addEventListener('abort', end, { once: true })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      stop.signal.removeEventListener('abort', end)
      resolve(code ?? 1)
    })
  })
}

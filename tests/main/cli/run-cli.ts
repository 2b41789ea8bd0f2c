// Runs the command line as a person's shell does: a process, its words, what it printed, its exit code. What is run is
// the build where it is newer than its sources, as it is in `npm test`; else the sources themselves.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { isFresh } from '../../../scripts/build.ts'
import { root } from '../../../scripts/run.ts'
import { nobodyThere } from '../../support/nobody-there.ts'

const entry = join(root, isFresh() ? 'out/main/cli.js' : 'main/cli/offprint.ts')

export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `offprint --home HOME …words`. `input` goes to standard input. */
export function runCli(
  home: string,
  words: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly input?: string | Uint8Array } = {},
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, '--home', home, ...words], {
      env: { ...process.env, OFFPRINT_ARXIV: nobodyThere, OFFPRINT_ARXIV_INTERVAL: '10', ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const run = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (run.stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (run.stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...run }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

/** The one JSON value a `--json` run printed. Fails when stdout is anything else. */
export function json<T>(run: CliRun): T {
  return JSON.parse(run.stdout) as T
}

// Running a tool of this project from a script: its output shown, its exit code returned.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a program with this Node's tools first on PATH; resolves with its exit code (1 when a signal ended it). */
export function run(
  command: string,
  parameters: readonly string[],
  options: { readonly quiet?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    // Who is told to end tells its child, ends once that has ended in order, and begins nothing more.
    let told = false
    const pass = (signal: NodeJS.Signals): void => {
      told = true
      child.kill(signal)
    }
    for (const signal of signals) process.on(signal, pass)
    child.on('error', reject)
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, pass)
      if (told) process.exit(code ?? 1)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Runs a JavaScript file of an installed package with this Node. */
export function runTool(
  file: string,
  parameters: readonly string[],
  options: { readonly quiet?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<{ readonly code: number; readonly output: string }> {
  return run(process.execPath, [`node_modules/${file}`, ...parameters], options)
}

// Builds the app when what is built is older than its sources, so that `npm start` is one command.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from './run.ts'
import { takeTurn } from './turn.ts'

const sources = [
  'main',
  'preload',
  'renderer',
  'vite.config.ts',
  'scripts/classic-scripts.ts',
  'package.json',
  'package-lock.json',
]
const built = ['out/renderer/index.html', 'out/main/desktop.js', 'out/main/cli.js', 'out/preload/index.cjs']

/** Builds unless everything built is newer than every source; one builder at a time. Throws with the builder's words when it fails. */
export async function ensureBuilt(say: (line: string) => void): Promise<void> {
  if (isFresh()) return
  const letGo = await takeTurn(join(root, 'node_modules/.offprint-building'))
  try {
    if (isFresh()) return
    say('Building Offprint…')
    const { code, output } = await runTool('vite/bin/vite.js', ['build', '--app', '--logLevel', 'warn'], {
      quiet: true,
    })
    if (code !== 0) throw new Error(`The build failed:\n${output}`)
  } finally {
    letGo()
  }
}

/** Whether everything built is newer than every source. */
export function isFresh(): boolean {
  if (!built.every((file) => existsSync(join(root, file)))) return false
  const oldest = Math.min(...built.map((file) => statSync(join(root, file)).mtimeMs))
  return Math.max(...sources.map((path) => newest(join(root, path)))) < oldest
}

function newest(path: string): number {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

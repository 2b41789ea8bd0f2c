// What the built renderer weighs, by kind, as files and compressed as a browser would fetch them.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../scripts/run.ts'
import type { Figure } from './run.ts'

export const name = 'Size of the built renderer (npm run build first)'

/** Kilobytes of scripts and styles, of what the first screen loads, and of everything with pdf.js's data. */
export async function run(): Promise<readonly Figure[]> {
  const folder = join(root, 'out/renderer')
  const files = walk(folder)
  const code = files.filter((file) => ['.js', '.mjs', '.css', '.html'].includes(extname(file)))
  const first = new Set([
    'index.html',
    ...[...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/?([^"]+)"/g)].map(
      ([, path]) => path ?? '',
    ),
  ])
  const initial = code.filter((file) => first.has(file.slice(folder.length + 1)))
  return [
    { figure: 'scripts and styles', value: kilobytes(code), unit: 'kB' },
    {
      figure: 'first screen, compressed',
      value: initial.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000,
      unit: 'kB',
    },
    { figure: 'everything, with fonts and pdf.js’s data', value: kilobytes(files), unit: 'kB' },
  ]
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}

function kilobytes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000
}

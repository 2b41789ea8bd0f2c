// How long a pasted list takes to become a draft: the first user's list where it is at hand, else the sample's text; and
// ten thousand ids.
import { existsSync, readFileSync } from 'node:fs'
import { parseDraft } from '../../main/intake/parse-draft.ts'

export const name = 'Parsing a list'

const seed = new URL('../../../shared/seed/digest-2024-06.zh.txt', import.meta.url)
const sample = new URL('../../main/intake/sample/list-zh-cn.ts', import.meta.url)

/** One figure a line; `limit` is what the figure must not exceed. */
export async function run(): Promise<{ figure: string; value: number; unit: string; limit?: number }[]> {
  const text = readFileSync(existsSync(seed) ? seed : sample, 'utf8')
  const cold = timed(() => parseDraft({ text, kind: 'text' }))
  const warm = median(Array.from({ length: 21 }, () => timed(() => parseDraft({ text, kind: 'text' }))))
  const ids = Array.from({ length: 10_000 }, (_, i) => `2401.${String(i + 1).padStart(5, '0')}`).join('\n')
  const many = median(Array.from({ length: 5 }, () => timed(() => parseDraft({ text: ids, kind: 'text' }))))
  return [
    { figure: 'parse the seed, first time in a process', value: cold, unit: 'ms' },
    { figure: 'parse the seed, median of 21', value: warm, unit: 'ms', limit: 50 },
    { figure: 'parse ten thousand ids, median of 5', value: many, unit: 'ms', limit: 1000 },
  ]
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

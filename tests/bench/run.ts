// `npm run bench [name…]`: runs the benches one after another and prints each figure beside its limit.
// A bench file exports `name` and `run()`; one that compares runs both sides in the same run.
import '../../main/thread-pool.ts'
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

/** One measured figure. `limit` is what the issue asks for: at most this much. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly limit?: number
  readonly note?: string
}

interface Bench {
  readonly name: string
  run(): Promise<readonly Figure[]>
}

const wanted = process.argv.slice(2)
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && file !== 'run.ts')

console.log(`Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`)
let missed = 0
for (const file of files) {
  if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) continue
  const bench = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as Partial<Bench>
  if (typeof bench.run !== 'function') continue
  console.log(`\n${bench.name ?? file}`)
  for (const { figure, value, unit, limit, note } of await bench.run()) {
    const over = limit !== undefined && value > limit
    if (over) missed += 1
    const shown = value >= 100 ? value.toFixed(0) : value.toFixed(2)
    const beside = limit === undefined ? '' : `  (limit ${limit} ${unit}${over ? ', NOT REACHED' : ''})`
    console.log(`  ${figure.padEnd(56)} ${shown.padStart(9)} ${unit}${beside}${note ? `  ${note}` : ''}`)
  }
}
console.log(missed === 0 ? '\nEvery limit is kept.' : `\n${missed} figures are over their limit.`)
process.exit(0)

// How long a search takes beside the bare SQLite query, and how fast an index is made, as a library grows.
// 1,000 and 10,000 papers with abstracts; 2 % with 40 kB of text, 10 marks on 5 %. BENCH_50000=1 adds 50,000.
import { rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { indexPath } from '../../main/search/index-path.ts'
import type { Search } from '../../main/search/search.ts'
import type { Figure } from './run.ts'
import { generatedHome, openIndexed } from './scale/library.ts'

export const name = 'Search'

/** As a person types them: a few letters, a word, two, a phrase, a filter, a name, Chinese. */
const typed = [
  ...prefixes('transformer attention'),
  ...prefixes('sparse gradient methods'),
  ...prefixes('author:nakamura graph'),
  '"optimal transport" -survey',
  'status:unread year:2022..2024 kernel',
  '(lattice OR manifold) has:marks',
  '学习',
  '量',
]

/** Runs it all; under a minute. */
export async function run(): Promise<Figure[]> {
  const sizes = [1000, 10_000, ...(process.env['BENCH_50000'] === '1' ? [50_000] : [])]
  const figures: Figure[] = []
  for (const papers of sizes) figures.push(...(await measure(generatedHome(papers), papers)))
  return figures
}

async function measure(home: string, papers: number): Promise<readonly Figure[]> {
  await rm(`${indexPath(home)}`, { force: true })
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5)
    last = performance.now()
  }, 5)

  const { search, close } = await openIndexed(home)
  const begun = performance.now()
  await search.ready()
  const records = performance.now() - begun
  await search.settled()
  const all = performance.now() - begun
  clearInterval(watch)

  const asked = await times(search)
  const bare = bareTimes(home)
  await close()

  const warm = performance.now()
  const again = await openIndexed(home)
  const first = await timed(() => again.search.query('transformer', { limit: 20 }))
  await again.search.ready()
  const warmed = performance.now() - warm
  await again.close()

  const label = `${papers} papers`
  const limit = papers >= 50_000 ? 100 : 50
  return [
    { figure: `query, median, ${label}`, value: percentile(asked, 0.5), unit: 'ms' },
    {
      figure: `query, p95, ${label}`,
      value: percentile(asked, 0.95),
      unit: 'ms',
      limit,
      note: `bare FTS5 MATCH, ranked, 20 rows: median ${percentile(bare, 0.5).toFixed(1)}, p95 ${percentile(bare, 0.95).toFixed(1)} ms`,
    },
    { figure: `records into a new index, ${label}`, value: (1000 * papers) / records, unit: 'papers/s' },
    // The issue asks for at least 400 a second: 2.5 ms each.
    { figure: `records into a new index, each, ${label}`, value: records / papers, unit: 'ms', limit: 2.5 },
    { figure: `with texts, ${label}`, value: all / 1000, unit: 's' },
    { figure: `longest that main was kept waiting meanwhile, ${label}`, value: longest, unit: 'ms' },
    {
      figure: `opened with an index that is up to date, and the folder looked through, ${label}`,
      value: warmed,
      unit: 'ms',
      note: `first query after it ${first.toFixed(1)} ms`,
    },
  ]
}

async function times(search: Search): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < 3; round++) {
    for (const text of typed) {
      const took = await timed(() => search.query(text, { limit: 20 }))
      if (process.env['BENCH_EACH'] && round === 2) console.log(took.toFixed(1).padStart(8), text)
      if (round > 0) taken.push(took)
    }
  }
  return taken
}

/** The same words asked of the papers' table alone, with nothing around it. */
function bareTimes(home: string): number[] {
  const db = new DatabaseSync(indexPath(home), { readOnly: true })
  const ask = db.prepare('SELECT rowid FROM paper_fts WHERE paper_fts MATCH ? ORDER BY bm25(paper_fts) LIMIT 20')
  const words = typed.flatMap((text) => /^[a-z ]+$/.exec(text)?.[0] ?? [])
  const taken = words.map((text) => {
    const expression = text
      .trim()
      .split(' ')
      .map((word) => `"${word}" *`)
      .join(' AND ')
    const start = performance.now()
    ask.all(expression)
    return performance.now() - start
  })
  db.close()
  return taken
}

function prefixes(text: string): string[] {
  return Array.from(text, (_, index) => text.slice(0, index + 1)).filter(
    (part) => !part.endsWith(' ') && !part.endsWith(':'),
  )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b)
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN
}

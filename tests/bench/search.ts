// How long a search takes beside the bare SQLite query, and how fast an index is made, as a library grows.
// 1,000 and 10,000 papers with abstracts; 2 % with 40 kB of text, 10 marks on 5 %. BENCH_50000=1 adds 50,000.
import { mkdtemp, rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Library } from '../../main/library/library.ts'
import { newPaperRecord } from '../../main/library/records.ts'
import { summaryOf } from '../../main/library/summary.ts'
import { createSearch } from '../../main/search/create-search.ts'
import { indexPath } from '../../main/search/index-path.ts'
import type { Search } from '../../main/search/search.ts'
import { MarkId, PaperId } from '../../preload/model/ids.ts'
import type { PaperDetail, PaperRecord } from '../../preload/model/paper.ts'
import type { Figure } from './run.ts'

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
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-'))
  try {
    const figures: Figure[] = []
    for (const papers of sizes) figures.push(...(await measure(join(folder, String(papers)), papers)))
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(home: string, papers: number): Promise<readonly Figure[]> {
  const library = generatedLibrary(home, papers)
  const texts = generatedTexts()
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5)
    last = performance.now()
  }, 5)

  const search = createSearch({ library, texts, mode: 'write' })
  const begun = performance.now()
  await search.ready()
  const records = performance.now() - begun
  await search.settled()
  const all = performance.now() - begun
  clearInterval(watch)

  const asked = await times(search)
  const bare = bareTimes(home)
  await search.close()

  const again = createSearch({ library, texts, mode: 'write' })
  const warm = performance.now()
  await again.ready()
  const warmed = performance.now() - warm
  const first = await timed(() => again.query('transformer', { limit: 20 }))
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
      figure: `an index that is up to date looked through, ${label}`,
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

function generatedLibrary(home: string, papers: number): Library {
  const details = Array.from({ length: papers }, (_, index) => generatedPaper(index))
  const byId = new Map(details.map((detail) => [detail.record.id, detail]))
  const ids = [...byId.keys()]
  const part: Pick<Library, 'home' | 'ids' | 'has' | 'detail' | 'onChange'> = {
    home,
    ids: () => ids,
    has: (id) => byId.has(id),
    detail: (id) => byId.get(id) ?? null,
    onChange: () => () => undefined,
  }
  return part as Library
}

function generatedTexts(): Parameters<typeof createSearch>[0]['texts'] {
  const page = (seed: number): string => sentence(seed, 680)
  return {
    info: async () => ({
      model: 1,
      sha256: '',
      pages: 10,
      stamp: null,
      fallbacks: [],
      failed: [],
      title: null,
      author: null,
    }),
    document: async (id) => {
      const pages = Array.from({ length: 10 }, (_, index) => page(Number(id.replace('.', '')) + index))
      const pageStarts: number[] = []
      let text = ''
      for (const one of pages) {
        pageStarts.push(text.length)
        text += `${one}\n\n`
      }
      return { text, pageStarts }
    },
  }
}

function generatedPaper(index: number): PaperDetail {
  const id = PaperId.parse(`${2001 + Math.floor(index / 90_000)}.${String(index % 90_000).padStart(5, '0')}`)
  const at = new Date(Date.UTC(2018 + (index % 8), index % 12, 1 + (index % 28))).toISOString()
  const chinese = index % 20 === 0
  const record: PaperRecord = {
    ...newPaperRecord({ id, now: new Date(at) }),
    tags: [`tag ${index % 17}`],
    notes: { text: index % 25 === 0 ? sentence(index + 7, 30) : '', updatedAt: null },
    versions: [
      {
        version: 1,
        title: chinese ? `量子机器学习的方法 ${index}` : sentence(index, 9),
        authors: Array.from({ length: 4 }, (_, author) => ({
          name: `${pick(index * 3 + author)} ${pick(index + author * 5)}`,
          affiliations: [],
        })),
        abstract: chinese ? '本文研究深度学习模型在量子计算中的应用。'.repeat(12) : sentence(index * 31, 190),
        primaryCategory: 'cs.LG',
        categories: ['cs.LG', 'stat.ML'],
        published: at,
        updated: at,
        comment: null,
        journalRef: null,
        doi: null,
        source: 'api',
        fetchedAt: at,
      },
    ],
    files:
      index % 50 === 0
        ? [
            {
              version: 1,
              sha256: String(index).padStart(64, '0'),
              bytes: 1,
              pages: 10,
              etag: null,
              lastModified: null,
              downloadedAt: at,
              origin: null,
            },
          ]
        : [],
    marks:
      index % 20 === 1
        ? Array.from({ length: 10 }, (_, mark) => ({
            id: MarkId.parse(`mark-${index}-${mark}`),
            kind: 'highlight',
            color: 'yellow',
            comment: mark % 3 === 0 ? sentence(index + mark, 8) : '',
            tags: [],
            image: null,
            origin: null,
            formerly: [],
            createdAt: at,
            updatedAt: at,
            anchor: {
              version: 1,
              fileSha256: null,
              textModel: 1,
              parts: [{ page: mark + 1, rects: [], charFrom: null, charTo: null }],
              quote: { exact: sentence(index * 7 + mark, 25), prefix: '', suffix: '' },
            },
          }))
        : [],
  }
  return { record, summary: summaryOf(record, [], null), inLists: [] }
}

const roots = 'transformer attention sparse gradient method graph network optimal transport survey kernel lattice manifold spectral neural language model retrieval agent reasoning quantum entangle stochastic convex bound proof robust bayes causal diffusion token align reward policy cluster embed'.split(' ') // prettier-ignore
const endings = ['', 's', 'ing', 'ed', 'al', 'ly', 'ness', 'ity', 'or', 'ism']
const common = 'the of and a in we to is for that with on this by are an as our which from'.split(' ')

/** Words as texts have them: a third of the commonest, some hundreds of frequent ones, and a long tail. */
function sentence(seed: number, words: number): string {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  const parts: string[] = []
  for (let index = 0; index < words; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const dice = (state >>> 8) % 100
    const draw = state >>> 12
    if (dice < 38) parts.push(common[draw % common.length] ?? '')
    else if (dice < 85)
      parts.push(`${roots[Math.floor(((draw % 1000) / 1000) ** 2 * roots.length)] ?? ''}${endings[draw % 7] ?? ''}`)
    else
      parts.push(
        `${(roots[draw % roots.length] ?? '').slice(0, 4)}${(draw % 4000).toString(36)}${endings[draw % endings.length] ?? ''}`,
      )
  }
  return `${parts.join(' ')}.`
}

function pick(seed: number): string {
  const names = [
    'Nakamura',
    'Schrödinger',
    'Okafor',
    'Silva',
    'Chen',
    'Müller',
    'Ivanova',
    'Haddad',
    'Kim',
    'Rossi',
    'Dubois',
    'Novák',
  ]
  return `${names[seed % names.length] ?? ''}${seed % 40 > 11 ? (seed % 400).toString(36) : ''}`
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

// How long the library folder takes: a status change until it is durable, beside what the disk alone takes for it, and
// opening. Everything happens in one run on one disk, so the figures can be compared.
import { mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mapBounded } from '../../main/library/files/gate.ts'
import { openLibrary } from '../../main/library/open.ts'
import { newPaperRecord } from '../../main/library/papers/records.ts'
import { withStatus } from '../../main/library/papers/status.ts'
import { folderName, PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord, Status } from '../../preload/model/paper.ts'

interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly limit?: number
  readonly note?: string
}

export const name = 'The library folder'

const changes = 200
const statuses: readonly Status[] = ['reading', 'read', 'unread']

/** Runs it all; about ten seconds. */
export async function run(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-'))
  try {
    const figures: Figure[] = []
    for (const papers of [20, 1000, 10_000]) {
      const home = join(folder, String(papers))
      await writePapers(home, papers)
      figures.push(...(await measure(home, papers)))
    }
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(home: string, papers: number): Promise<readonly Figure[]> {
  const openings: number[] = []
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    const library = await openLibrary({ home, mode: 'write' })
    for (const id of library.ids()) library.summary(id)
    openings.push(performance.now() - start)
    await library.close()
  }
  const opening = { figure: `open with ${papers} papers, every row`, value: percentile(openings, 0.5), unit: 'ms' }
  if (papers === 1000) return [opening]

  const library = await openLibrary({ home, mode: 'write' })
  const ids = library.ids()
  const [saves, bare]: [number[], number[]] = [[], []]
  for (let index = 0; index < changes; index++) {
    const id = ids[(index * 7919) % ids.length]
    const value = statuses[index % statuses.length]
    if (!id || !value) continue
    bare.push(await bareWrite(home))
    const start = performance.now()
    await library.update(id, (record) => withStatus(record, { value, at: new Date().toISOString(), by: 'person' }))
    saves.push(performance.now() - start)
  }
  await library.close()
  const note = `${changes} changes; the disk alone (write, fsync, rename, fsync of the folder): median ${percentile(bare, 0.5).toFixed(1)}, p95 ${percentile(bare, 0.95).toFixed(1)} ms`
  return [
    opening,
    {
      figure: `status change until durable, ${papers} papers, median`,
      value: percentile(saves, 0.5),
      unit: 'ms',
      note,
    },
    {
      figure: `status change until durable, ${papers} papers, p95`,
      value: percentile(saves, 0.95),
      unit: 'ms',
      limit: 15,
      note,
    },
  ]
}

/** What the disk takes for the same bytes with nothing around it. */
async function bareWrite(folder: string): Promise<number> {
  const text = 'x'.repeat(4000)
  const start = performance.now()
  const file = await open(join(folder, '.bare.new'), 'w')
  await file.writeFile(text)
  await file.sync()
  await file.close()
  await rename(join(folder, '.bare.new'), join(folder, '.bare'))
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
  return performance.now() - start
}

/** A library as after a long use, written without waiting for the disk: only reading and changing it are measured. */
async function writePapers(home: string, papers: number): Promise<void> {
  const numbers = Array.from({ length: papers }, (_, index) => index)
  await mapBounded(numbers, 16, async (index) => {
    const record = samplePaper(index)
    const folder = join(home, 'papers', folderName(record.id))
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'paper.json'), JSON.stringify(record, null, 2))
  })
}

function samplePaper(index: number): PaperRecord {
  const id = PaperId.parse(`${2001 + Math.floor(index / 90_000)}.${String(index).padStart(5, '0')}`)
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString()
  return {
    ...newPaperRecord({ id, now: new Date(at), title: `A paper with the number ${index}` }),
    metadata: { state: 'ready', latest: 1, checkedAt: at, message: null },
    tags: [`tag ${index % 17}`],
    versions: [
      {
        version: 1,
        title: `A paper with the number ${index}, under its full title`,
        authors: Array.from({ length: 5 }, (_, author) => ({
          name: `Author Number ${author + index}`,
          affiliations: [],
        })),
        abstract: 'We present a paper that says nothing, at the length at which papers usually say it. '.repeat(15),
        primaryCategory: 'cs.SE',
        categories: ['cs.SE', 'cs.LG'],
        published: at,
        updated: at,
        comment: '12 pages, 3 figures',
        journalRef: null,
        doi: null,
        source: 'api',
        fetchedAt: at,
      },
    ],
  }
}

function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b)
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN
}

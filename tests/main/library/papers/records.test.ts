// Records as values: migrations, what arXiv's answers make of them, statuses and rows.
import { expect, test } from 'vitest'
import { paperFormat } from '../../../../main/library/files/formats.ts'
import { judge } from '../../../../main/library/files/json-file.ts'
import { defineMigrations, migrate } from '../../../../main/library/files/migrations.ts'
import { applyMetadata, applyMissing, applyPdf } from '../../../../main/library/papers/records.ts'
import { restoreStatus, withStatus } from '../../../../main/library/papers/status.ts'
import { summaryOf } from '../../../../main/library/papers/summary.ts'
import { ArxivId } from '../../../../preload/model/ids.ts'
import type {
  PaperRecord,
  PdfFile,
  PdfProblem,
  StatusRecord,
  VersionMetadata,
} from '../../../../preload/model/paper.ts'
import { noon, paper } from '../support.ts'

const three = defineMigrations(3, [
  { to: 2, what: 'tags are new', up: (record) => ({ ...record, tags: [] }) },
  { to: 3, what: 'stars are new', up: (record) => void (record['starred'] = false) },
])

test('migrations run in order from the schema a record has', () => {
  const tags = ['kept']
  expect(migrate({ schema: 1 }, three)).toEqual({ ok: true, from: 1, record: { schema: 3, tags: [], starred: false } })
  expect(migrate({ schema: 2, tags }, three)).toEqual({
    ok: true,
    from: 2,
    record: { schema: 3, tags, starred: false },
  })
  expect(migrate({ schema: 3, x: 1 }, three)).toEqual({ ok: true, from: 3, record: { schema: 3, x: 1 } })
})

test('what cannot be migrated is said as one of a closed set', () => {
  const failing = defineMigrations(2, [
    {
      to: 2,
      what: 'fails',
      up: () => {
        throw new RangeError('no')
      },
    },
  ])
  expect(migrate({ schema: 4 }, three)).toEqual({ ok: false, why: 'newer', found: 4 })
  expect(migrate({ schema: 0 }, three)).toEqual({ ok: false, why: 'no-schema' })
  expect(migrate({ schema: '1' }, three)).toEqual({ ok: false, why: 'no-schema' })
  for (const value of [null, [], 'text', 1]) expect(migrate(value, three)).toEqual({ ok: false, why: 'not-a-record' })
  expect(migrate({ schema: 1 }, failing)).toMatchObject({ ok: false, why: 'step-failed', step: 2 })
})

test('migrations with a gap cannot be defined', () => {
  expect(() => defineMigrations(2, [])).toThrow('needs 1 steps')
  expect(() => defineMigrations(2, [{ to: 3, what: '', up: (record) => record }])).toThrow('should lead to schema 2')
  expect(() => defineMigrations(0, [])).toThrow('1 or more')
})

test('a record that an editor saved with a byte order mark is read', () => {
  expect(judge(`\uFEFF${JSON.stringify(paper('2406.15877'))}`, paperFormat)).toMatchObject({ state: 'good' })
})

function told(version: number, title: string): VersionMetadata {
  return {
    version,
    title,
    authors: [{ name: 'Ada Lovelace', affiliations: [] }],
    abstract: 'An abstract.',
    primaryCategory: 'cs.SE',
    categories: ['cs.SE'],
    published: '2024-06-22T15:52:04Z',
    updated: '2025-04-01T00:00:00Z',
    comment: null,
    journalRef: null,
    doi: null,
    source: 'api',
    fetchedAt: noon.toISOString(),
  }
}

const base = ArxivId.parse('2406.15877')

test('metadata of several versions are all kept, ascending, and a hint of withdrawal is no fact', () => {
  const answer = (version: number, title: string, latest: number) => ({
    base,
    latest,
    metadata: told(version, title),
    withdrawnHint: true,
  })
  const record = [answer(3, 'third', 3), answer(1, 'first', 3), answer(3, 'third again', 4)].reduce(
    applyMetadata,
    paper('2406.15877', { givenTitle: 'Given' }),
  )
  expect(record.versions.map(({ version, title }) => [version, title])).toEqual([
    [1, 'first'],
    [3, 'third again'],
  ])
  expect(record).toMatchObject({ withdrawn: false, metadata: { state: 'ready', latest: 4, message: null } })
  expect(summaryOf(record, [], null)).toMatchObject({
    title: 'third again',
    givenTitle: 'Given',
    year: 2024,
    latestVersion: 4,
  })
})

test('a paper arXiv does not have keeps what was known', () => {
  const record = applyMissing(paper('2406.15877', { givenTitle: 'Given' }), noon, 'Not there.')
  expect(record.metadata).toEqual({
    state: 'no-such-paper',
    latest: null,
    checkedAt: noon.toISOString(),
    message: 'Not there.',
  })
  expect(summaryOf(record, [], null)).toMatchObject({ title: 'Given', metadata: 'no-such-paper' })
})

const at = (value: StatusRecord['value'], day: number): StatusRecord => ({
  value,
  at: new Date(Date.UTC(2026, 5, day)).toISOString(),
  by: 'person',
})

test('a status moves with its history, and undoing it leaves no trace', () => {
  const start = paper('2406.15877')
  const reading = withStatus(start, at('reading', 13))
  const read = withStatus(reading, at('read', 14))
  expect(read).toMatchObject({ status: at('read', 14), statusHistory: [start.status, at('reading', 13)] })
  expect(withStatus(read, at('read', 15))).toBe(read)
  expect(restoreStatus(read, reading.status)).toEqual(reading)
  expect(restoreStatus(read, start.status)).toEqual(start)
  expect(restoreStatus(start, start.status)).toBe(start)
})

test('what Offprint notices moves only what is unread', () => {
  const start = paper('2406.15877')
  const noticed: StatusRecord = { ...at('reading', 13), by: 'offprint' }
  expect(withStatus(start, noticed).status).toEqual(noticed)
  const read = withStatus(start, at('read', 12))
  expect(withStatus(read, noticed)).toBe(read)
})

const pdf = (version: number, pages: number | null = null): PdfFile => ({
  version,
  sha256: 'a'.repeat(64),
  bytes: 10,
  pages,
  etag: null,
  lastModified: null,
  downloadedAt: noon.toISOString(),
  origin: null,
})
const problem = (kind: PdfProblem['kind']): PdfProblem => ({
  kind,
  version: null,
  message: 'So it is.',
  at: noon.toISOString(),
})

test('the PDF to open is where reading stopped, else the one asked for, else the newest', () => {
  const record = [pdf(3, 10), pdf(1, 8), pdf(2, 9)].reduce(
    applyPdf,
    paper('2406.15877', { pdfProblem: problem('offline') }),
  )
  expect(record.files.map(({ version }) => version)).toEqual([1, 2, 3])
  const version = (given: Partial<PaperRecord>) => summaryOf({ ...record, ...given }, [], null).pdf.version
  const position = { version: 2, page: 1, x: 0, y: 0, scale: 1, at: noon.toISOString() }
  expect([
    version({}),
    version({ wantedVersion: 1 }),
    version({ wantedVersion: 1, position }),
    version({ wantedVersion: 9 }),
  ]).toEqual([3, 1, 2, 3])
  const seen = summaryOf({ ...record, pagesSeen: { '3': [1, 2, 3, 4, 99] } }, [], null)
  expect([seen.progress, seen.pdf.state]).toEqual([0.4, 'ready'])
})

test('without a PDF a row says what the queue says, else why there is none', () => {
  const state = (given: Partial<PaperRecord>, queue: Parameters<typeof summaryOf>[2]) =>
    summaryOf(paper('2406.15877', given), [], queue).pdf.state
  expect([
    state({}, null),
    state({}, { state: 'queued' }),
    state({ pdfProblem: problem('offline') }, { state: 'downloading' }),
    state({ pdfProblem: problem('offline') }, null),
    state({ pdfProblem: problem('withdrawn') }, { state: 'failed' }),
    state({}, { state: 'failed' }),
  ]).toEqual(['absent', 'queued', 'downloading', 'failed', 'absent', 'failed'])
})

test('without metadata the year is the id’s', () => {
  const year = (id: string) => summaryOf(paper(id), [], null).year
  expect(['2406.15877', 'hep-th/9901001', 'math/0601001', 'pdf-0123456789abcdef'].map(year)).toEqual([
    2024,
    1999,
    2006,
    null,
  ])
})

test('a record that names prototypes changes no object but itself', () => {
  const text = JSON.stringify(paper('2406.15877'))
    .replace('"status":{', '"status":{"__proto__":{"polluted":true},')
    .replace(/^\{/, '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},')
  expect(text).toContain('"status":{"__proto__"')
  const read = judge(text, paperFormat)
  expect(read.state).toBe('good')
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  if (read.state !== 'good') return
  expect(Object.getPrototypeOf(read.data)).toBe(Object.prototype)
  expect(Object.getPrototypeOf(read.data.status)).toBe(Object.prototype)
  expect(read.data).toMatchObject({ constructor: { prototype: { polluted: true } } })
})

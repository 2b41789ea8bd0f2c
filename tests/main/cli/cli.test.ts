// The command line's promises (DESIGN §6): names, JSON, exit codes; against the stand-in.
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startStandIn, type StandIn } from '../../arxiv/stand-in.ts'
import { digest } from '../../e2e/support/digest.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { json, runCli, type CliRun } from './run-cli.ts'

interface Results {
  readonly results: readonly {
    readonly input: string
    readonly arxivId: string | null
    readonly outcome: string
    readonly message: string
  }[]
}
interface Listing {
  readonly total: number
  readonly papers: readonly Record<string, unknown>[]
}

let arxiv: StandIn
let home: string

beforeAll(async () => {
  arxiv = await startStandIn()
})
afterAll(() => arxiv.close())
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'offprint-cli-'))
  arxiv.faults.clear()
  arxiv.forget()
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** Runs with the stand-in within reach. */
const cli = (words: readonly string[], input?: string | Uint8Array): Promise<CliRun> =>
  runCli(home, words, { env: { OFFPRINT_ARXIV: arxiv.origin }, ...(input === undefined ? {} : { input }) })

const outcomes = (run: CliRun): readonly string[] => json<Results>(run).results.map(({ outcome }) => outcome)

describe('add', () => {
  it('adds ids, links and DOIs, fills them in from one request, and names what it cannot', async () => {
    const run = await cli([
      'add',
      '2406.15877',
      'https://arxiv.org/pdf/2406.17245v1',
      '2406.1587',
      '2406.00009',
      '--json',
    ])
    expect(outcomes(run)).toEqual(['added', 'added', 'invalid', 'no-such-paper'])
    expect(run.code).toBe(1)
    expect(arxiv.requests.map(({ kind }) => kind)).toEqual(['api'])

    const { total, papers } = json<Listing>(await cli(['list', '--json']))
    expect(total).toBe(2)
    expect(papers.find(({ arxivId }) => arxivId === '2406.17245')).toMatchObject({
      version: 1,
      status: 'unread',
      tags: [],
      lists: [],
      pdf: { state: 'absent', sha256: null, pages: null },
      marks: 0,
      notes: 0,
    })
  })

  it('says of a paper that is here that it is here already', async () => {
    await cli(['add', '2406.15877'])
    const run = await cli(['add', 'arXiv:2406.15877v2', '--json'])
    expect(run.code).toBe(0)
    expect(outcomes(run)).not.toContain('added')
    expect(json<Listing>(await cli(['list', '--json'])).total).toBe(1)
  })

  it('keeps a paper that was here before, though arXiv does not know it', async () => {
    await runCli(home, ['add', '2406.00009'])
    const run = await cli(['add', '2406.00009v2', '--json'])
    expect(outcomes(run)).toEqual(['no-such-paper'])
    expect(json<Listing>(await cli(['list', '--json'])).total).toBe(1)
  })

  it('adds papers with no network, and fills them in when there is one', async () => {
    const offline = await runCli(home, ['add', '2406.15877', '--json'])
    expect(offline.code).toBe(0)
    expect(outcomes(offline)).toEqual(['added'])
    await cli(['fetch', '--json'])
    const { papers } = json<Listing>(await cli(['list', '--json']))
    expect(papers[0]).toMatchObject({ title: expect.stringMatching(/^BigCodeBench/), pdf: { state: 'ready' } })
  })
})

describe('import', () => {
  it('shows a draft and adds nothing with --dry-run', async () => {
    const { text, title, papers, sections } = digest()
    const run = await cli(['import', '-', '--dry-run', '--json'], text)
    expect(run.code).toBe(0)
    const draft = json<Record<string, unknown> & { sections: { title: string; items: Record<string, unknown>[] }[] }>(
      run,
    )
    expect(Object.keys(draft).toSorted()).toEqual(['mentions', 'problems', 'sections', 'source', 'title'])
    expect(draft['title']).toBe(title)
    expect(draft.sections.map((section) => [section.title, section.items.length])).toEqual(
      sections.map((section) => [section.title, section.count]),
    )
    expect(draft.sections[0]?.items[0]).toEqual({
      arxivId: papers[0]?.id,
      version: null,
      title: papers[0]?.title,
      summary: expect.stringContaining('第 1 篇'),
    })
    expect(await readdir(home)).toEqual([])
    expect(arxiv.requests).toEqual([])
  })

  it('imports a list, and importing it again adds nothing twice', async () => {
    const file = join(home, 'digest.txt')
    await writeFile(file, digest().text)
    const first = await cli(['import', file, '--json'])
    expect(first.code).toBe(0)
    expect(outcomes(first)).toEqual(Array.from({ length: 20 }, () => 'added'))
    const second = await cli(['import', file, '--json'])
    expect(new Set(outcomes(second))).toEqual(new Set(['already-here']))
    const { lists } = json<{ lists: { title: string; progress: { total: number } }[] }>(await cli(['lists', '--json']))
    expect(lists).toMatchObject([{ title: digest().title, progress: { total: 20 } }])
    expect(json<Listing>(await cli(['list', '--list', digest().title, '--json'])).total).toBe(20)
  })

  it('names the list as it is told to', async () => {
    await cli(['import', '-', '--list', 'For the plane', '--json'], '2406.15877\n2406.17245\n')
    expect(json<Listing>(await cli(['list', '--list', 'For the plane', '--json'])).total).toBe(2)
  })

  it.each([
    ['nothing', ''],
    ['blank lines', ' \n\n\t\n'],
    ['binary junk', Uint8Array.from({ length: 4096 }, (_, index) => (index * 97) % 256)],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n'],
  ])('ends in one sentence for %s, with the library as it was', async (_, input) => {
    await cli(['add', '2406.15877'])
    const run = await cli(['import', '-', '--json'], input)
    expect(run.code).not.toBe(0)
    expect(run.stderr + run.stdout).not.toMatch(/\n\s+at /)
    expect((run.stderr + run.stdout).trim()).not.toBe('')
    expect(json<Listing>(await cli(['list', '--json'])).total).toBe(1)
  })
})

describe('fetch', () => {
  it('downloads what is missing and says what came of each', async () => {
    await cli(['add', '2406.15877', '2406.17245'])
    arxiv.faults.add({ name: 'withdrawn', on: 'pdf', id: '2406.17245' })
    const run = await cli(['fetch', '--json'])
    expect(run.code).toBe(1)
    expect(Object.fromEntries(json<Results>(run).results.map(({ arxivId, outcome }) => [arxivId, outcome]))).toEqual({
      '2406.15877': 'downloaded',
      '2406.17245': 'withdrawn',
    })
    const { papers } = json<Listing>(await cli(['list', '--json']))
    expect(papers.find(({ arxivId }) => arxivId === '2406.15877')?.['pdf']).toMatchObject({
      state: 'ready',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      pages: expect.any(Number),
    })
  })

  it('reports offline, and loses nothing', async () => {
    await cli(['add', '2406.15877'])
    const run = await runCli(home, ['fetch', '2406.15877', '--json'])
    expect(run.code).toBe(1)
    expect(outcomes(run)).toEqual(['offline'])
  })
})

describe('set, export and check', () => {
  it('sets a status and exports notes as Markdown', async () => {
    await cli(['add', '2406.15877'])
    const set = await cli(['set', '2406.15877', '--status', 'read', '--json'])
    expect(outcomes(set)).toEqual(['updated'])
    expect(json<Results>(set)).toMatchObject({ results: [{ input: '2406.15877', arxivId: '2406.15877' }] })
    expect(json<Listing>(await cli(['list', '--status', 'read', '--json'])).total).toBe(1)
    const folder = join(home, 'out')
    expect((await cli(['export', '--to', 'markdown', '-o', folder, '--json'])).code).toBe(0)
    const [name = ''] = await readdir(folder)
    expect(await readFile(join(folder, name), 'utf8')).toMatch(/^# BigCodeBench[\s\S]*Status: read/)
  })

  it('finds a damaged PDF, and mends what it can', async () => {
    await cli(['add', '2406.15877'])
    await cli(['fetch'])
    const [version = ''] = (await readdir(join(home, 'papers/2406.15877'))).filter((name) => name.endsWith('.pdf'))
    await writeFile(join(home, 'papers/2406.15877', version), 'not a PDF any more')
    expect((await cli(['check', '--json'])).code).toBe(1)
    expect((await cli(['check', '--repair', '--json'])).code).toBe(0)
    expect((await cli(['check', '--json'])).code).toBe(0)
  })
})

describe('wrong use and libraries that cannot be opened', () => {
  it.each([
    [['frobnicate']],
    [['set', '2406.15877']],
    [['set', '2406.15877', '--status', 'done']],
    [['add']],
    [['serve', '--port', 'x']],
  ])('exits 2 for %j', async (words) => {
    const run = await cli(words)
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr.trim()).not.toBe('')
  })

  it('exits 3 while another Offprint writes there, names it, and still lists', async () => {
    const library = await openLibrary({ home, mode: 'write' })
    try {
      const run = await cli(['add', '2406.15877', '--json'])
      expect(run).toMatchObject({ code: 3, stdout: '' })
      expect(run.stderr).toContain(String(process.pid))
      expect(json<Listing>(await cli(['list', '--json']))).toEqual({ total: 0, papers: [] })
    } finally {
      await library.close()
    }
  })

  it('exits 3 for a library of a newer program, and leaves it alone', async () => {
    const newer = JSON.stringify({ schema: 999, lists: [] })
    await writeFile(join(home, 'library.json'), newer)
    const run = await cli(['list', '--json'])
    expect(run).toMatchObject({ code: 3, stdout: '' })
    expect(run.stderr).toMatch(/newer/i)
    expect(await readFile(join(home, 'library.json'), 'utf8')).toBe(newer)
  })

  it('says which record was damaged, and opens the rest', async () => {
    await cli(['add', '2406.15877', '2406.17245'])
    await writeFile(join(home, 'papers/2406.15877/paper.json'), '{"schema": 1, "id":')
    await rm(join(home, 'papers/2406.15877/paper.json.bak'), { force: true })
    await mkdir(join(home, 'papers/2406.15877'), { recursive: true })
    const run = await cli(['add', '2406.17055', '--json'])
    expect(run.code).toBe(0)
    expect(run.stderr).toContain('2406.15877')
    expect(json<Listing>(await cli(['list', '--json'])).total).toBe(3)
    expect((await readdir(join(home, 'papers/2406.15877'))).some((name) => name.includes('.corrupt-'))).toBe(true)
  })
})

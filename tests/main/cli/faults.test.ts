// The command line against everything that goes wrong at arXiv: a sentence for each, JSON all the same, nothing lost.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaultName } from '../../arxiv/faults.ts'
import { startStandIn, type StandIn } from '../../arxiv/stand-in.ts'
import digestPapers from '../../arxiv/digest-papers.json' with { type: 'json' }
import { json, runCli, type CliRun } from './run-cli.ts'

interface Results {
  readonly results: readonly { readonly arxivId: string | null; readonly outcome: string; readonly message: string }[]
}

const digestIds = digestPapers.slice(0, 20).map(({ id }) => id)

let arxiv: StandIn
let home: string

beforeAll(async () => {
  arxiv = await startStandIn()
})
afterAll(() => arxiv.close())
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'offprint-cli-faults-'))
  arxiv.faults.clear()
  arxiv.forget()
})
afterEach(() => rm(home, { recursive: true, force: true }))

const cli = (words: readonly string[], input?: string): Promise<CliRun> =>
  runCli(home, words, { env: { OFFPRINT_ARXIV: arxiv.origin }, ...(input === undefined ? {} : { input }) })

const results = (run: CliRun): Results['results'] => json<Results>(run).results
const titles = async (): Promise<readonly string[]> =>
  json<{ papers: { title: string }[] }>(await cli(['list', '--json'])).papers.map(({ title }) => title)
const noStack = /\n\s+at /

describe('add, while the API', () => {
  it.each([
    ['rate-limited', /limiting requests.*try again at \d\d:\d\d/],
    ['rate-limited-200', /limiting requests.*try again at \d\d:\d\d/],
    ['not-acceptable', /limiting requests.*try again at \d\d:\d\d/],
    ['forbidden', /refuses requests.*HTTP 403/],
    ['unavailable', /no proper answer/],
    ['reset', /no proper answer/],
    ['cut-feed', /no proper answer/],
    ['redirect-away', /another site/],
    ['redirect-loop', /circles/],
  ] as const)('answers with %s, keeps the papers and says why they are bare', async (name, words) => {
    arxiv.faults.add({ name, on: 'api' })
    const run = await cli(['add', '2406.15877', '2406.17245v1', '--json'])
    expect(run.code).toBe(0)
    for (const { outcome, message } of results(run)) {
      expect(outcome).toBe('added')
      expect(message).toMatch(words)
    }
    expect(run.stderr).not.toMatch(noStack)
    expect(await readdir(join(home, 'papers'))).toEqual(['2406.15877', '2406.17245'])
  })

  it('fails once, fills the papers in when they are named again', async () => {
    arxiv.faults.add({ name: 'rate-limited', on: 'api', times: 1 })
    await cli(['add', '2406.15877'])
    expect((await cli(['add', '2406.15877', '--json'])).code).toBe(0)
    expect(await titles()).toEqual([expect.stringMatching(/^BigCodeBench/)])
  })

  it('leaves entries out of every answer, finds all the same', async () => {
    arxiv.faults.add({ name: 'missing-entries', on: 'api' })
    const run = await cli(['add', ...digestIds, '--json'])
    expect(new Set(results(run).map(({ outcome }) => outcome))).toEqual(new Set(['added']))
    expect(await titles()).toHaveLength(20)
  })

  it('calls one id malformed, fills in the other', async () => {
    arxiv.faults.add({ name: 'malformed-id', on: 'api', id: '2406.17245' })
    const run = await cli(['add', '2406.15877', '2406.17245', '--json'])
    expect(results(run).map(({ outcome }) => outcome)).toEqual(['added', 'no-such-paper'])
  })
})

describe('a version that is none', () => {
  it('is said when the paper is added, and with the newest when it is fetched', async () => {
    expect(results(await cli(['add', '2406.15877v9', '--json']))).toMatchObject([
      { outcome: 'added', message: expect.stringMatching(/no version 9 of it; the newest is 4/) },
    ])
    const run = await cli(['fetch', '--json'])
    expect(run.code).toBe(1)
    expect(results(run)).toMatchObject([
      { outcome: 'no-such-paper', message: expect.stringContaining('The newest version is 2406.15877v4.') },
    ])
  })
})

describe('fetch', () => {
  /** What befalls a paper's PDF, and what is to come of it. Whatever would be tried for half a minute befalls it once. */
  const faults: readonly (readonly [FaultName, outcome: string, words: RegExp, times: number | null])[] = [
    ['html-instead-of-pdf', 'failed', /web page, not a PDF/, null],
    ['not-a-pdf', 'failed', /not a PDF/, null],
    ['withdrawn', 'withdrawn', /withdrawn.*version before it/, null],
    ['no-pdf', 'failed', /no PDF/, null],
    ['cannot-build', 'failed', /could not make a PDF/, null],
    ['not-yet-built', 'failed', /just now/, null],
    ['no-such-paper', 'no-such-paper', /arXiv has no/, null],
    ['wrong-paper', 'failed', /instead of/, null],
    ['redirect-away', 'failed', /another site/, null],
    ['redirect-loop', 'failed', /circles/, null],
    ['server-error', 'failed', /no proper answer/, null],
    ['redirect', 'downloaded', /was downloaded/, null],
    ['pdf-as-html', 'downloaded', /was downloaded/, null],
    ['no-disposition', 'downloaded', /was downloaded/, null],
    ['truncate-pdf', 'downloaded', /was downloaded/, 1],
    ['short-pdf', 'downloaded', /was downloaded/, 1],
    ['empty-pdf', 'downloaded', /was downloaded/, 1],
    ['reset', 'downloaded', /was downloaded/, 1],
  ]

  it('says of each PDF what became of it, and the next time gets those that are to be had', async () => {
    const ids = digestIds.slice(0, faults.length)
    await cli(['add', ...ids])
    for (const [index, [name, , , times]] of faults.entries())
      arxiv.faults.add({ name, on: 'pdf', id: ids[index] ?? null, times })
    const run = await cli(['fetch', ...ids, '--json'])
    expect(run.code).toBe(1)
    const got = results(run)
    expect(got.map(({ arxivId, outcome }, index) => [faults[index]?.[0], arxivId, outcome])).toEqual(
      faults.map(([name, outcome], index) => [name, ids[index], outcome]),
    )
    for (const [index, [, , words]] of faults.entries()) expect(got[index]?.message).toMatch(words)
    expect(run.stderr).not.toMatch(noStack)

    arxiv.faults.clear()
    expect((await cli(['fetch', '--json'])).code).toBe(0)
    const { papers } = json<{ papers: { pdf: { state: string } }[] }>(await cli(['list', '--json']))
    expect(new Set(papers.map(({ pdf }) => pdf.state))).toEqual(new Set(['ready']))
    expect((await cli(['check', '--json'])).code).toBe(0)
  }, 60_000)

  it.each([
    ['rate-limited', 'throttled', /try again at \d\d:\d\d\. Then fetch again/],
    ['rate-limited-200', 'throttled', /try again at \d\d:\d\d\. Then fetch again/],
    ['unavailable', 'throttled', /try again at \d\d:\d\d\. Then fetch again/],
    ['forbidden', 'failed', /refuses requests/],
  ] as const)('%s stops all of them with one request', async (name, outcome, words) => {
    await cli(['add', '2406.15877', '2406.17245'])
    arxiv.forget()
    arxiv.faults.add({ name, on: 'pdf' })
    const run = await cli(['fetch', '--json'])
    expect(run.code).toBe(1)
    expect(results(run)).toMatchObject([
      { outcome, message: expect.stringMatching(words) },
      { outcome, message: expect.stringMatching(words) },
    ])
    expect(arxiv.requests).toHaveLength(1)
  })

  it('says so where nothing is missing', async () => {
    const run = await cli(['fetch', '--json'])
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('Nothing is missing') })
    expect(results(run)).toEqual([])
  })
})

describe('import of an address, while it', () => {
  it.each([
    ['rate-limited-200', 'throttled'],
    ['forbidden', 'failed'],
    ['server-error', 'failed'],
    ['redirect-loop', 'failed'],
  ] as const)('answers with %s, is one result of JSON, a sentence and exit code 1', async (name, outcome) => {
    const address = `${arxiv.origin}/abs/2406.15877`
    arxiv.faults.add({ name })
    const run = await cli(['import', address, '--json'])
    expect(run.code).toBe(1)
    expect(results(run)).toEqual([{ input: address, arxivId: null, outcome, message: expect.stringMatching(/\.$/) }])
    expect(run.stderr.trim()).toBe(results(run)[0]?.message)
  })

  it('cannot be reached, is an empty draft with its reason', async () => {
    const run = await runCli(home, ['import', 'https://arxiv.org/abs/2406.15877', '--dry-run', '--json'])
    expect(run.code).toBe(1)
    expect(json(run)).toEqual({
      title: null,
      source: 'https://arxiv.org/abs/2406.15877',
      sections: [],
      mentions: [],
      problems: [{ line: 1, text: 'https://arxiv.org/abs/2406.15877', reason: expect.stringContaining('reached') }],
    })
  })
})

describe('a home that cannot be one', () => {
  it('is told in a sentence, with exit code 3', async () => {
    const file = join(home, 'a-file')
    await writeFile(file, 'mine')
    const run = await runCli(join(file, 'library'), ['add', '2406.15877', '--json'])
    expect(run).toMatchObject({ code: 3, stdout: '' })
    expect(run.stderr).not.toMatch(noStack)
    expect(await readFile(file, 'utf8')).toBe('mine')
  })
})

// Metadata through the client, against the stand-in: the questions it asks and what it makes of every answer.
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../arxiv/papers.ts'
import { failureOf, ids, never, ref, withStandIn } from './client-support.ts'

describe('metadata', () => {
  test('comes in one request, matched by id, the missing named', async () => {
    const { standIn, arxiv } = await withStandIn()
    const asked = ids('2406.15877', '2401.01616', 'hep-th/9901901', '2401.09999', '2406.15877', '2406.90002')
    const answer = await arxiv.metadata(asked, { signal: never })
    expect({
      titles: Object.fromEntries([...answer.found].map(([id, paper]) => [id, [paper.metadata.title, paper.latest]])),
      missing: answer.missing,
      asked: standIn.requests.map((request) => request.url),
      agent: standIn.requests[0]?.headers['user-agent'],
      accept: standIn.requests[0]?.headers['accept'],
    }).toEqual({
      titles: {
        '2406.15877': [
          'BigCodeBench: Benchmarking Code Generation with Diverse Function Calls and Complex Instructions',
          4,
        ],
        '2401.01616': ['0', 1],
        'hep-th/9901901': ['Duality of Facing Pages', 1],
        '2406.90002': ['Searching Eyes: How Experts Read a Paper', 2],
      },
      missing: ['2401.09999'],
      asked: ['/api/query?id_list=2406.15877,2401.01616,hep-th/9901901,2401.09999,2406.90002&max_results=5'],
      agent: 'Offprint/test',
      accept: 'application/atom+xml, text/xml;q=0.9, */*;q=0.8',
    })
  })

  test('of hundreds comes in batches of a hundred, one at a time', async () => {
    const { standIn, arxiv } = await withStandIn({}, { anyPaper: true })
    const many = ids(...Array.from({ length: 250 }, (_, i) => `2401.${String(i + 1).padStart(5, '0')}`))
    const answer = await arxiv.metadata(many, { signal: never })
    expect([
      answer.found.size,
      answer.missing,
      standIn.requests.map(({ ids, atOnce }) => [ids.length, atOnce]),
    ]).toEqual([
      250,
      [],
      [
        [100, 1],
        [100, 1],
        [50, 1],
      ],
    ])
  })

  test('is asked by POST where the address would be too long', async () => {
    const { standIn, arxiv } = await withStandIn({}, { anyPaper: true })
    const many = ids(...Array.from({ length: 100 }, (_, i) => `supr-con/9801${String(i + 1).padStart(3, '0')}`))
    const answer = await arxiv.metadata(many, { signal: never })
    expect([answer.found.size, standIn.requests.map(({ method, url }) => `${method} ${url}`)]).toEqual([
      100,
      ['POST /api/query'],
    ])
  })

  test('of nobody asks nothing', async () => {
    const { standIn, arxiv } = await withStandIn()
    expect([(await arxiv.metadata([], { signal: never })).found.size, standIn.requests.length]).toEqual([0, 0])
  })

  test('an id that arXiv calls malformed is dropped and the rest asked once more', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'malformed-id', id: '2401.00404' })
    const answer = await arxiv.metadata(ids('2401.00404', '2406.15877'), { signal: never })
    expect([[...answer.found.keys()], answer.missing, standIn.requests.length]).toEqual([
      ['2406.15877'],
      ['2401.00404'],
      2,
    ])
  })

  test('entries left out of an answer are asked for once more', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'missing-entries', times: 1 })
    const answer = await arxiv.metadata(ids('2401.00404', '2406.15877', '2401.01616', '2402.00505'), { signal: never })
    expect([answer.found.size, standIn.requests.length]).toEqual([4, 2])
  })

  test('in the old format is the same', async () => {
    const { standIn, arxiv } = await withStandIn()
    const today = await arxiv.metadata(ids('2403.00101', '2403.00808'), { signal: never })
    standIn.faults.add({ name: 'old-format' })
    const old = await arxiv.metadata(ids('2403.00101', '2403.00808'), { signal: never })
    const gist = (answer: typeof old) =>
      [...answer.found.values()].map(({ base, latest, metadata: m }) => [
        base,
        latest,
        m.title,
        m.abstract,
        m.categories,
      ])
    expect(gist(old)).toEqual(gist(today))
  })

  test.each(['rate-limited', 'rate-limited-200', 'not-acceptable'] as const)(
    '%s starts a cool-down: said with its end, and nothing is asked meanwhile',
    async (name) => {
      const { standIn, arxiv } = await withStandIn()
      const states: string[] = []
      arxiv.onState((state) => states.push(state.state))
      standIn.faults.add({ name, times: 1 })
      const first = failureOf(arxiv.metadata(ids('2406.15877'), { signal: never }))
      const waiting = failureOf(arxiv.pdf(ref('2406.15877'), { signal: never }))
      expect([await first, await waiting]).toEqual(['rate-limited', 'rate-limited'])
      expect(await failureOf(arxiv.metadata(ids('2406.15877'), { signal: never }))).toBe('rate-limited')
      const message = expect.stringContaining('try again at')
      expect(arxiv.state()).toMatchObject({ state: 'cooling', until: expect.any(String), message, waiting: 0 })
      expect([states.includes('cooling'), standIn.requests.length]).toEqual([true, 1])
    },
  )

  test('Retry-After sets the end of the cool-down, after which asking works again', async () => {
    let shift = 0
    const { standIn, arxiv } = await withStandIn({ now: () => new Date(Date.now() + shift) })
    standIn.faults.add({ name: 'rate-limited', times: 1, retryAfter: 120 })
    expect(await failureOf(arxiv.metadata(ids('2406.15877'), { signal: never }))).toBe('rate-limited')
    expect(Date.parse(arxiv.state().until ?? '') - Date.now()).toBeGreaterThan(110_000)
    shift = 121_000
    expect((await arxiv.metadata(ids('2406.15877'), { signal: never })).found.size).toBe(1)
    expect(arxiv.state().state).toBe('ready')
  })

  test('a refusal stops everything, and says so', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'forbidden', times: 1 })
    expect(await failureOf(arxiv.metadata(ids('2406.15877'), { signal: never }))).toBe('remote')
    expect(await failureOf(arxiv.metadata(ids('2406.15877'), { signal: never }))).toBe('remote')
    expect(await failureOf(arxiv.pdf(ref('2406.15877'), { signal: never }))).toBe('refusal:refused')
    expect([arxiv.state().state, standIn.requests.length]).toEqual(['stopped', 1])
  })

  test.each(['server-error', 'unavailable', 'reset', 'cut-feed'] as const)('%s twice is got over', async (name) => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name, times: 2 })
    expect((await arxiv.metadata(ids('2406.15877'), { signal: never })).found.size).toBe(1)
    expect(standIn.requests.length).toBe(3)
  })

  test.each(['server-error', 'reset', 'cut-feed', 'stall'] as const)(
    '%s for ever fails after a few tries, and never as a missing paper',
    async (name) => {
      const { standIn, arxiv } = await withStandIn({ metadataDeadline: 50 })
      standIn.faults.add({ name })
      expect(await failureOf(arxiv.metadata(ids('2406.15877'), { signal: never }))).toBe('remote')
      expect(standIn.requests.length).toBe(name === 'stall' ? 2 : 3)
    },
  )

  test('no network is offline at once, and over with the first answer', async () => {
    const { standIn, arxiv } = await withStandIn()
    const { arxiv: cut, standIn: gone } = await withStandIn()
    await gone.close()
    expect(await failureOf(cut.metadata(ids('2406.15877'), { signal: never }))).toBe('offline')
    expect(cut.state().state).toBe('offline')
    expect((await arxiv.metadata(ids('2406.15877'), { signal: never })).found.size).toBe(1)
    expect(standIn.requests.length).toBe(1)
  })

  test('redirects are followed within arXiv, and nowhere else', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'redirect', times: 1 })
    expect((await arxiv.metadata(ids('2406.15877'), { signal: never })).found.size).toBe(1)
    standIn.faults.add({ name: 'redirect-away', times: 1 })
    expect(await failureOf(arxiv.metadata(ids('2406.15877'), { signal: never }))).toBe('remote')
    standIn.forget()
    standIn.faults.add({ name: 'redirect-loop' })
    expect(await failureOf(arxiv.metadata(ids('2406.15877'), { signal: never }))).toBe('remote')
    expect(standIn.requests.length).toBe(6)
  })

  test('can be given up, and closing gives up everything', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'stall' })
    const giveUp = new AbortController()
    const asked = failureOf(arxiv.metadata(ids('2406.15877'), { signal: giveUp.signal }))
    const queued = failureOf(arxiv.metadata(ids('2401.00404'), { signal: never }))
    giveUp.abort()
    expect(await asked).toBe('cancelled')
    arxiv.close()
    expect(await queued).toBe('cancelled')
  })

  test('every paper of the stand-in is read', async () => {
    const { arxiv } = await withStandIn()
    const answer = await arxiv.metadata(ids(...catalogue.map((paper) => paper.id)), { signal: never })
    expect([answer.missing, catalogue.length >= 44]).toEqual([[], true])
    expect(answer.found.get(ref('2401.01515').base)?.withdrawnHint).toBe(true)
  })
})

// PDFs through the client, against the stand-in: versions, resuming, and everything that is not a PDF.
import { describe, expect, test } from 'vitest'
import { servedRef } from '../../../main/arxiv/pdf.ts'
import { pdfOf } from '../../arxiv/pdfs.ts'
import { paperById } from '../../arxiv/papers.ts'
import { bytesOf, failureOf, never, ref, withStandIn } from './client-support.ts'

function original(id: string, version: number): Buffer {
  const paper = paperById(id, false)
  if (paper === null) throw new Error(`no ${id}`)
  return pdfOf(paper, version)
}

describe('a PDF', () => {
  test('comes whole, with the version it really is, asked for without .pdf', async () => {
    const { standIn, arxiv } = await withStandIn()
    const answer = await arxiv.pdf(ref('2406.15877'), { signal: never })
    const { status, total, offset, served } = answer
    expect({ status, total, offset, served }).toEqual({
      status: 200,
      total: null,
      offset: 0,
      served: { base: '2406.15877', version: 4 },
    })
    expect((await bytesOf(answer)).equals(original('2406.15877', 4))).toBe(true)
    expect(standIn.requests.map(({ url }) => url)).toEqual(['/pdf/2406.15877'])
    expect(standIn.requests[0]?.headers).toMatchObject({
      'user-agent': 'Offprint/test',
      accept: 'application/pdf, */*;q=0.8',
    })
  })

  test('of a named version, and of an old-style id with its archive', async () => {
    const { arxiv } = await withStandIn({}, { contentLength: true })
    const first = await arxiv.pdf(ref('2406.15877v1'), { signal: never })
    expect([first.served, first.total]).toEqual([
      { base: '2406.15877', version: 1 },
      original('2406.15877', 1).byteLength,
    ])
    await bytesOf(first)
    const old = await arxiv.pdf(ref('hep-th/9901901'), { signal: never })
    expect(old.served).toEqual({ base: 'hep-th/9901901', version: 1 })
    await old.body.cancel()
  })

  test.each([
    ['withdrawn', 'withdrawn'],
    ['no-pdf', 'no-pdf'],
    ['cannot-build', 'cannot-build'],
    ['not-yet-built', 'not-yet-built'],
    ['no-such-paper', 'no-such-paper'],
    ['html-instead-of-pdf', 'not-a-pdf'],
    ['not-a-pdf', 'not-a-pdf'],
    ['empty-pdf', 'truncated'],
    ['forbidden', 'refused'],
  ] as const)('%s is refused as %s, with one request', async (name, kind) => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name })
    expect(await failureOf(arxiv.pdf(ref('2406.15877'), { signal: never }))).toBe(`refusal:${kind}`)
    expect(standIn.requests.length).toBe(1)
  })

  test.each(['rate-limited', 'rate-limited-200', 'not-acceptable', 'unavailable'] as const)(
    '%s starts a cool-down',
    async (name) => {
      const { standIn, arxiv } = await withStandIn()
      standIn.faults.add({ name })
      expect(await failureOf(arxiv.pdf(ref('2406.15877'), { signal: never }))).toBe('rate-limited')
      expect([arxiv.state().state, standIn.requests.length]).toEqual(['cooling', 1])
    },
  )

  test('a withdrawn paper’s first version can still be had', async () => {
    const { arxiv } = await withStandIn()
    expect(await failureOf(arxiv.pdf(ref('2401.01515'), { signal: never }))).toBe('refusal:withdrawn')
    const first = await arxiv.pdf(ref('2401.01515v1'), { signal: never })
    expect((await bytesOf(first)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('is a PDF by what it holds, not by what it is called', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'pdf-as-html' })
    const answer = await arxiv.pdf(ref('2406.15877'), { signal: never })
    expect((await bytesOf(answer)).equals(original('2406.15877', 4))).toBe(true)
  })

  test('goes on where it stopped', async () => {
    const { standIn, arxiv } = await withStandIn()
    const whole = original('2406.15877', 4)
    const first = await arxiv.pdf(ref('2406.15877'), { signal: never })
    const etag = first.etag ?? ''
    await first.body.cancel()
    const rest = await arxiv.pdf(ref('2406.15877'), { signal: never, resume: { offset: 4000, etag } })
    expect([rest.status, rest.offset, rest.total]).toEqual([206, 4000, whole.byteLength])
    expect((await bytesOf(rest)).equals(whole.subarray(4000))).toBe(true)
    expect(standIn.requests[1]?.headers).toMatchObject({ range: 'bytes=4000-', 'if-range': etag })
  })

  test.each([
    ['range-ignored', 1],
    ['etag-changed', 1],
    ['range-refused', 2],
  ] as const)('%s starts over from the beginning', async (name, requests) => {
    const { standIn, arxiv } = await withStandIn()
    const first = await arxiv.pdf(ref('2406.15877'), { signal: never })
    await first.body.cancel()
    standIn.forget()
    standIn.faults.add({ name })
    const again = await arxiv.pdf(ref('2406.15877'), {
      signal: never,
      resume: { offset: 4000, etag: first.etag ?? '' },
    })
    expect([again.status, again.offset, standIn.requests.length]).toEqual([200, 0, requests])
    expect((await bytesOf(again)).equals(original('2406.15877', 4))).toBe(true)
  })

  test('with only a weak ETag is not resumed', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'weak-etag' })
    const first = await arxiv.pdf(ref('2406.15877'), { signal: never })
    await first.body.cancel()
    const again = await arxiv.pdf(ref('2406.15877'), {
      signal: never,
      resume: { offset: 4000, etag: first.etag ?? '' },
    })
    await again.body.cancel()
    expect([again.offset, standIn.requests[1]?.headers['range']]).toEqual([0, undefined])
  })

  test('that breaks off is an error of its body, and the next may start', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'truncate-pdf', times: 1 })
    const broken = await arxiv.pdf(ref('2406.15877'), { signal: never })
    expect(await failureOf(bytesOf(broken))).toBe('remote')
    const next = await arxiv.pdf(ref('2406.15877'), { signal: never })
    expect((await bytesOf(next)).byteLength).toBeGreaterThan(5000)
  })

  test('that falls silent is given up after the idle time, before and within', async () => {
    const { standIn, arxiv } = await withStandIn({ idleTimeout: 60 })
    standIn.faults.add({ name: 'stall', times: 1 })
    expect(await failureOf(arxiv.pdf(ref('2406.15877'), { signal: never }))).toBe('remote')
    standIn.faults.add({ name: 'slow', delay: 0, times: 1 })
    const slow = await withStandIn({ idleTimeout: 60 }, { pace: 400 })
    const answer = await slow.arxiv.pdf(ref('2406.15877'), { signal: never })
    expect(await failureOf(bytesOf(answer))).toBe('remote')
    expect(standIn.requests.length).toBe(1)
  })

  test('resets are got over twice', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'reset', times: 2 })
    await bytesOf(await arxiv.pdf(ref('2406.15877'), { signal: never }))
    expect(standIn.requests.length).toBe(3)
  })

  test('keeps its place until its body has ended: one connection at a time', async () => {
    const { standIn, arxiv } = await withStandIn({}, { pace: 2 })
    const answers = ['2406.15877', '2406.17245', '2406.17055'].map(async (id) =>
      bytesOf(await arxiv.pdf(ref(id), { signal: never })),
    )
    await Promise.all(answers)
    expect(standIn.requests.map(({ atOnce }) => atOnce)).toEqual([1, 1, 1])
  })

  test('given up in the middle ends as cancelled and frees the place', async () => {
    const { arxiv } = await withStandIn({}, { pace: 20 })
    const giveUp = new AbortController()
    const answer = await arxiv.pdf(ref('2406.15877'), { signal: giveUp.signal })
    const read = failureOf(bytesOf(answer))
    giveUp.abort()
    expect(await read).toBe('cancelled')
    const unread = new AbortController()
    await arxiv.pdf(ref('2406.15877'), { signal: unread.signal })
    unread.abort()
    expect((await arxiv.metadata([ref('2406.15877').base], { signal: never })).found.size).toBe(1)
  })

  test('follows arXiv’s own redirects', async () => {
    const { standIn, arxiv } = await withStandIn()
    standIn.faults.add({ name: 'redirect', times: 1 })
    expect((await bytesOf(await arxiv.pdf(ref('2406.15877'), { signal: never }))).byteLength).toBeGreaterThan(5000)
    standIn.faults.add({ name: 'redirect-away' })
    expect(await failureOf(arxiv.pdf(ref('2406.15877'), { signal: never }))).toBe('remote')
  })
})

test.each([
  ['inline; filename="2406.15877v4.pdf"', '2406.15877', { base: '2406.15877', version: 4 }],
  ["attachment; filename*=UTF-8''2406.15877v4.pdf", '2406.15877', { base: '2406.15877', version: 4 }],
  ['inline; filename=2406.01587v1.pdf', '2406.15877', { base: '2406.01587', version: 1 }],
  ['inline; filename="9901001v2.pdf"', 'hep-th/9901001', { base: 'hep-th/9901001', version: 2 }],
  ['inline; filename="hep-th9901001v2.pdf"', 'hep-th/9901001', { base: 'hep-th/9901001', version: 2 }],
  ['inline; filename="2406.15877.pdf"', '2406.15877', { base: '2406.15877', version: null }],
  ['inline; filename="paper.pdf"', '2406.15877', null],
  ['inline', '2406.15877', null],
  [null, '2406.15877', null],
])('Content-Disposition %j names what was served', (header, asked, expected) => {
  expect(servedRef(header, ref(asked))).toEqual(expected)
})

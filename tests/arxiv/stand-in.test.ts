// The stand-in answers as arXiv does (shared notes on arXiv's services, situation by situation), or its tests prove nothing.
import { describe, expect, onTestFinished, test } from 'vitest'
import { FaultName } from './faults.ts'
import { catalogue, paperById } from './papers.ts'
import { bigPdf, pdfOf } from './pdfs.ts'
import { type StandIn, startStandIn, type StandInOptions } from './stand-in.ts'

async function standIn(options: StandInOptions = {}): Promise<StandIn> {
  const started = await startStandIn(options)
  onTestFinished(() => started.close())
  return started
}

describe('the query API', () => {
  test.each([
    ['id_list=2406.15877', 200, 1],
    ['id_list=arXiv:2406.15877', 200, 0],
    ['id_list=2406.15877V2', 200, 0],
    ['id_list=%202406.15877', 200, 0],
    ['id_list=0000.0000', 200, 0],
    ['id_list=2406.15877v1', 200, 1],
    ['id_list=2406.15877v99', 200, 0],
    ['id_list=abc', 400, 1],
    ['id_list=2406.15877,', 400, 1],
    ['id_list=0307015', 400, 1],
    ['id_list=2406.15877&max_results=x', 400, 1],
    ['', 400, 1],
  ])('answers ?%s with %d and %d entries', async (query, status, entries) => {
    const { origin } = await standIn()
    const response = await fetch(`${origin}/api/query?${query}`)
    const body = await response.text()
    expect([response.status, body.match(/<entry>/g)?.length ?? 0]).toEqual([status, entries])
  })

  test('answers ten where max_results is not told, and takes a form as well', async () => {
    const { origin } = await standIn()
    const list = catalogue.slice(0, 15).map((paper) => paper.id)
    const count = async (response: Response) => (await response.text()).match(/<entry>/g)?.length
    expect([
      await count(await fetch(`${origin}/api/query?id_list=${list.join(',')}`)),
      await count(
        await fetch(`${origin}/api/query`, {
          method: 'POST',
          body: new URLSearchParams({ id_list: list.join(','), max_results: '15' }),
        }),
      ),
    ]).toEqual([10, 15])
  })
})

describe('PDFs', () => {
  test('carry the headers of arXiv’s, and no length', async () => {
    const { origin } = await standIn()
    const response = await fetch(`${origin}/pdf/hep-th/9901901`)
    await response.arrayBuffer()
    expect(response.headers.get('content-disposition')).toBe('inline; filename="9901901v1.pdf"')
    expect([response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([
      'application/pdf',
      null,
    ])
    expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]{16}"$/)
  })

  test('answer ranges, and refuse those beyond the end', async () => {
    const { origin } = await standIn()
    const ranged = async (range: string, etag?: string) => {
      const headers = { range, ...(etag === undefined ? {} : { 'if-range': etag }) }
      const response = await fetch(`${origin}/pdf/2406.15877`, { headers })
      return [response.status, (await response.arrayBuffer()).byteLength, response.headers.get('content-range')]
    }
    const whole = pdfOf(paperById('2406.15877', false) ?? catalogue[0] ?? never(), 4).byteLength
    expect(await ranged('bytes=100-199')).toEqual([206, 100, `bytes 100-199/${whole}`])
    expect(await ranged('bytes=999999-')).toEqual([416, 0, `bytes */${whole}`])
    expect(await ranged('bytes=100-', '"another"')).toEqual([200, whole, null])
  })

  test('with .pdf or a query are redirected; withdrawn, missing and unbuildable ones are pages', async () => {
    const { origin } = await standIn()
    const said = async (path: string) => {
      const response = await fetch(origin + path, { redirect: 'manual' })
      return [
        response.status,
        /withdrawn|No document|No article|unable to make|file unavailable/.exec(await response.text())?.[0],
      ]
    }
    expect(await said('/pdf/2406.15877.pdf')).toEqual([301, undefined])
    expect(await said('/pdf/2406.15877?x=1')).toEqual([301, undefined])
    expect(await said('/pdf/2401.01515')).toEqual([404, 'withdrawn'])
    expect(await said('/pdf/2401.09999')).toEqual([404, 'No document'])
    expect(await said('/pdf/banana')).toEqual([404, 'No article'])
    expect(await said('/pdf/2401.01818')).toEqual([404, 'unable to make'])
    expect(await said('/pdf/2401.01717')).toEqual([404, 'file unavailable'])
  })

  test('of every paper begin and end as PDFs do, and differ by version', () => {
    for (const paper of catalogue) {
      const files = paper.versions.map((_, index) => pdfOf(paper, index + 1))
      for (const file of files) {
        expect([file.subarray(0, 5).toString(), file.subarray(-6).toString().includes('%%EOF')]).toEqual([
          '%PDF-',
          true,
        ])
      }
      expect(new Set(files.map((file) => file.toString('latin1'))).size).toBe(files.length)
    }
  })

  test('of any size are made piece by piece', () => {
    let length = 0
    let last: Buffer = Buffer.alloc(0)
    for (const piece of bigPdf(3)) {
      length += piece.byteLength
      last = piece
    }
    expect([Math.round(length / 1024 / 1024), last.subarray(-6).toString()]).toEqual([3, '%%EOF\n'])
  })
})

describe('faults', () => {
  test('befall the requests they are meant for, as often as they are meant to', async () => {
    const { origin, faults } = await standIn()
    faults.add({ name: 'rate-limited', on: 'pdf', id: '2406.15877', after: 1, times: 1, retryAfter: 7 })
    const statuses: (readonly [number, string | null])[] = []
    for (const path of ['/pdf/2406.17245', '/pdf/2406.15877', '/pdf/2406.15877', '/pdf/2406.15877']) {
      const response = await fetch(origin + path)
      await response.arrayBuffer()
      statuses.push([response.status, response.headers.get('retry-after')])
    }
    expect(statuses).toEqual([
      [200, null],
      [200, null],
      [429, '7'],
      [200, null],
    ])
  })

  test('can be steered over HTTP, every one of them', async () => {
    const { origin } = await standIn()
    const order = { clear: true, faults: FaultName.options.map((name) => ({ name, id: '2401.00404' })) }
    const response = await fetch(`${origin}/_control`, { method: 'POST', body: JSON.stringify(order) })
    const { faults, requests } = (await response.json()) as { faults: unknown[]; requests: unknown[] }
    expect([faults.length, requests]).toEqual([FaultName.options.length, []])
    const bad = await fetch(`${origin}/_control`, { method: 'POST', body: '{"faults":[{"name":"bad-hair"}]}' })
    expect(bad.status).toBe(400)
  })
})

test('any well-formed id is a paper where that is asked for, and only there', async () => {
  const some = await standIn({ anyPaper: true })
  const none = await standIn()
  const status = async (origin: string) => (await fetch(`${origin}/pdf/2501.12345`)).status
  expect([await status(some.origin), await status(none.origin)]).toEqual([200, 404])
})

function never(): never {
  throw new Error('The catalogue is empty.')
}

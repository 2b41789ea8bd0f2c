// Pages a person asks to import: what may be fetched from where, and how it becomes text.
import { createServer, type RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isPublicAddress } from '../../../main/arxiv/addresses.ts'
import { arxivOptionsFromEnvironment } from '../../../main/arxiv/options.ts'
import { decodePage } from '../../../main/arxiv/page-text.ts'
import { failureOf, never, withStandIn } from './client-support.ts'

async function site(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
}

const options = { signal: never, maxBytes: 1024 * 1024 }

describe('a page', () => {
  test('comes as text, unpacked and decoded, from where it was in the end', async () => {
    const origin = await site((request, response) => {
      if (request.url === '/old') return response.writeHead(302, { location: '/new' }).end()
      response.writeHead(200, { 'content-type': 'text/html; charset=gb2312', 'content-encoding': 'gzip' })
      response.end(gzipSync(Buffer.from([0x3c, 0x70, 0x3e, 0xc2, 0xdb, 0xce, 0xc4])))
    })
    const { arxiv } = await withStandIn()
    expect(await arxiv.page(`${origin}/old`, options)).toEqual({
      text: '<p>论文',
      contentType: 'text/html; charset=gb2312',
      url: `${origin}/new`,
    })
  })

  test('may not be too large, packed or not, nor anything but text', async () => {
    const origin = await site((request, response) => {
      if (request.url === '/bomb') {
        response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' })
        return response.end(gzipSync(Buffer.alloc(5 * 1024 * 1024)))
      }
      if (request.url === '/large') {
        return response.writeHead(200, { 'content-type': 'text/plain' }).end(Buffer.alloc(2 * 1024 * 1024))
      }
      if (request.url === '/none') return response.writeHead(404).end()
      if (request.url === '/down') return response.writeHead(500).end()
      if (request.url === '/loop') return response.writeHead(302, { location: '/loop' }).end()
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-')
    })
    const { arxiv } = await withStandIn()
    const failures = ['/bomb', '/large', '/pdf', '/none', '/down', '/loop'].map((path) =>
      failureOf(arxiv.page(origin + path, options)),
    )
    expect(await Promise.all(failures)).toEqual([
      'invalid-input',
      'invalid-input',
      'invalid-input',
      'not-found',
      'remote',
      'remote',
    ])
  })

  test('is never fetched from inside this computer or network', async () => {
    const { arxiv } = await withStandIn({ allowLoopback: false, site: 'https://arxiv.org' })
    const addresses = [
      'https://127.0.0.1/',
      'http://127.0.0.1:8080/',
      'https://localhost/',
      'https://10.0.0.1/',
      'https://192.168.1.1/x',
      'https://169.254.169.254/latest/meta-data/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[fe80::1]/',
      'https://0x7f000001/',
      'https://user:secret@example.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ftp://example.com/',
      'not an address',
      '',
    ]
    expect(await Promise.all(addresses.map((address) => failureOf(arxiv.page(address, options))))).toEqual(
      addresses.map(() => 'invalid-input'),
    )
  })

  test('a redirect into the network is refused too', async () => {
    const origin = await site((_, response) => void response.writeHead(302, { location: 'https://10.1.2.3/' }).end())
    const { arxiv } = await withStandIn()
    expect(await failureOf(arxiv.page(origin, options))).toBe('invalid-input')
  })

  test('of arXiv’s goes through arXiv’s queue, to whoever stands in for it', async () => {
    const { standIn, arxiv } = await withStandIn()
    const page = await arxiv.page('https://arxiv.org/abs/2406.15877', options)
    expect([page.text.includes('citation_title'), standIn.requests.map(({ url }) => url)]).toEqual([
      true,
      ['/abs/2406.15877'],
    ])
    standIn.faults.add({ name: 'rate-limited' })
    expect(await failureOf(arxiv.page('https://arxiv.org/abs/2406.15877', options))).toBe('rate-limited')
    expect(arxiv.state().state).toBe('cooling')
  })

  test('nobody answers for is offline, and can be given up', async () => {
    const { arxiv } = await withStandIn()
    expect(await failureOf(arxiv.page('http://127.0.0.1:1/', options))).toBe('offline')
    const origin = await site(() => undefined)
    const giveUp = new AbortController()
    const asked = failureOf(arxiv.page(origin, { ...options, signal: giveUp.signal }))
    giveUp.abort()
    expect(await asked).toBe('cancelled')
  })
})

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['127.0.0.1', false],
  ['10.2.3.4', false],
  ['172.20.0.1', false],
  ['192.168.0.1', false],
  ['100.64.0.1', false],
  ['169.254.1.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['224.0.0.1', false],
  ['::', false],
  ['::1', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:a00:1', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['example.com', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})

test('a page without a named encoding is UTF-8, and one that names a wrong one too', () => {
  const bytes = Buffer.from('论文 é')
  expect([decodePage(bytes, 'text/html'), decodePage(bytes, 'text/html; charset=klingon')]).toEqual([
    '论文 é',
    '论文 é',
  ])
  expect(decodePage(Buffer.from('\ufeffx', 'utf16le'), 'text/plain')).toBe('x')
})

describe('where arXiv is', () => {
  test('is arXiv, at its pace, unless told otherwise', () => {
    expect(arxivOptionsFromEnvironment({ OFFPRINT_ARXIV_INTERVAL: '1' })).toMatchObject({
      api: 'https://export.arxiv.org',
      site: 'https://arxiv.org',
      interval: 3000,
    })
  })

  test.each([
    ['http://127.0.0.1:8080', '20', 20],
    ['http://localhost:8080/', '0', 0],
    ['http://[::1]:8080', '5', 5],
    ['http://127.0.0.1:8080', '-1', 3000],
    ['http://127.0.0.1:8080', 'fast', 3000],
    ['http://127.0.0.1:8080', undefined, 3000],
    ['https://mirror.example.org', '5', 3000],
    ['http://127.0.0.1.example.org', '5', 3000],
  ])('%s with an interval of %s is asked every %d ms', (origin, interval, expected) => {
    const options = arxivOptionsFromEnvironment({ OFFPRINT_ARXIV: origin, OFFPRINT_ARXIV_INTERVAL: interval })
    expect([options.api, options.site, options.interval]).toEqual([
      new URL(origin).origin,
      new URL(origin).origin,
      expected,
    ])
  })

  test.each(['arxiv', 'ftp://127.0.0.1', 'http://127.0.0.1/path', 'http://user@127.0.0.1', 'http://'])(
    '%j is no origin',
    (origin) => {
      expect(() => arxivOptionsFromEnvironment({ OFFPRINT_ARXIV: origin })).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      )
    },
  )
})

import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../preload/errors.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import { pdfPath, textPath, uploadPath } from '../../../preload/resources.ts'
import { createResourceHandler, disposition } from '../../../main/web/resources.ts'
import type { ResourceOptions } from '../../../main/web/resources.ts'
import { createUploads } from '../../../main/web/uploads.ts'
import { temporaryFolder } from '../../support/web-server.ts'

const ORIGIN = 'http://127.0.0.1:4000'
const id = PaperId.parse('2406.15877')
const oldId = PaperId.parse('hep-th/9901001')
/** Every byte tells where it is, and it is more than one chunk long. */
const content = Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 251))
const etag = `"${createHash('sha256').update(content).digest('hex')}"`

async function setUp(changes: Partial<ResourceOptions> = {}) {
  const folder = await temporaryFolder()
  const root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(root, 'pdfjs/wasm'), { recursive: true })
  await writeFile(join(root, 'index.html'), '<meta property="csp-nonce" nonce="OFFPRINT_NONCE"><div id="root">')
  await writeFile(join(root, 'assets/main-Ab3_-x9Z.js'), 'run()')
  await writeFile(join(root, 'assets/pdf.worker.min-Ab3_-x9Z.mjs'), 'work()')
  await writeFile(join(root, 'pdfjs/wasm/openjpeg.wasm'), '\0asm')
  await writeFile(join(root, 'pdfjs/wasm/LICENSE_QCMS'), 'MIT')
  await writeFile(join(root, '.hidden.html'), 'no')
  await writeFile(join(folder, 'secret.html'), 'secret')
  const path = join(folder, 'v2.pdf')
  await writeFile(path, content)

  const uploads = createUploads({ folder: join(folder, 'uploads'), maxBytes: 1000 })
  const onInternalError = vi.fn<(error: unknown) => void>()
  const handler = createResourceHandler({
    rendererRoot: root,
    pdfs: {
      open: async (paper, version) =>
        (paper === id && version === 2) || paper === oldId
          ? { path, size: content.length, etag: etag.slice(1, -1) }
          : null,
    },
    texts: { page: async () => null },
    exports: { open: async () => null },
    uploads,
    onInternalError,
    ...changes,
  })
  const get = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
    handler(new Request(ORIGIN + target, { method, headers }))
  return { folder, root, path, uploads, handler, get, onInternalError }
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('every answer', () => {
  const expected = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
  test.each([
    ['/', 200],
    ['/assets/main-Ab3_-x9Z.js', 200],
    ['/pdf/2406.15877/v2', 200],
    ['/pdf/2406.15877/v3', 404],
    ['/text/2406.15877/v2/1', 404],
    ['/export/x.md', 404],
    ['/nothing', 404],
    ['/upload', 405],
  ])('%s carries the security headers (%i)', async (target, status) => {
    const { get } = await setUp()
    const response = await get(target)
    expect(response.status).toBe(status)
    const headers = Object.fromEntries(response.headers)
    expect(headers).toMatchObject(expected)
    await response.body?.cancel()
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['access-control-allow-origin']).toBeUndefined()
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })

  test('so does one that failed inside, and it tells nothing of why', async () => {
    const boom = new Error('at /home/me/secret.ts')
    const { get, onInternalError } = await setUp({ pdfs: { open: () => Promise.reject(boom) } })
    const response = await get('/pdf/2406.15877/v2')
    expect(response.status).toBe(500)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).not.toContain('secret')
    expect(onInternalError).toHaveBeenCalledWith(boom)
  })

  test('an AppError is told in its own sentence', async () => {
    const { get } = await setUp({
      texts: { page: () => Promise.reject(new AppError('not-a-pdf', 'This PDF is damaged.')) },
    })
    const response = await get(textPath(id, 2, 1))
    expect([response.status, await response.text()]).toEqual([422, 'This PDF is damaged.\n'])
  })
})

describe('the app’s own files', () => {
  test('the document has a new nonce each time, in its policy and in its markup', async () => {
    const { get } = await setUp()
    const [first, second] = [await get('/'), await get('/')]
    const nonceOf = (response: Response) =>
      /'nonce-([\w-]+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
    expect(nonceOf(first)).toMatch(/^[\w-]{22}$/)
    expect(nonceOf(first)).not.toBe(nonceOf(second))
    expect(await first.text()).toContain(`nonce="${nonceOf(first)}"`)
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('only the pdf worker may compile WebAssembly', async () => {
    const { get } = await setUp()
    const policy = async (target: string) => (await get(target)).headers.get('content-security-policy')
    expect(await policy('/assets/pdf.worker.min-Ab3_-x9Z.mjs')).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(await policy('/assets/main-Ab3_-x9Z.js')).toContain("script-src 'self';")
  })

  test('what is named by its content is kept for ever, the rest is asked for again', async () => {
    const { get } = await setUp()
    const hashed = await get('/assets/main-Ab3_-x9Z.js')
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const data = await get('/pdfjs/wasm/openjpeg.wasm')
    expect(data.headers.get('cache-control')).toBe('no-cache')
    expect(data.headers.get('content-type')).toBe('application/wasm')
    const tag = data.headers.get('etag') ?? ''
    const again = await get('/pdfjs/wasm/openjpeg.wasm', { 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get('/pdfjs/wasm/LICENSE_QCMS')).headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  test('HEAD has the headers of GET and no body', async () => {
    const { get } = await setUp()
    for (const target of ['/assets/main-Ab3_-x9Z.js', '/pdf/2406.15877/v2', '/nothing']) {
      const [whole, head] = [await get(target), await get(target, {}, 'HEAD')]
      expect(head.status).toBe(whole.status)
      expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'))
      expect(await head.text()).toBe('')
      await whole.body?.cancel()
    }
  })

  test('a renderer that was not built says so', async () => {
    const { get } = await setUp({ rendererRoot: '/nowhere' })
    const response = await get('/')
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')])
  })

  test.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/..%2fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/assets/..%252f..%252fsecret.html',
    '//secret.html',
    '/./../secret.html',
    '/secret.html%00.js',
    '/%00',
    '/C:%5csecret.html',
    '/C:/secret.html',
    '/.hidden.html',
    '/assets',
    '/assets/',
    '/etc/passwd',
    '/%zz',
    '/assets/main-Ab3_-x9Z.js/x.js',
    `/${'a'.repeat(5000)}.js`,
  ])('nothing outside is reached by %s', async (target) => {
    const { get } = await setUp()
    const response = await get(target)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is not a way to ask for a file', async (method) => {
    const { get } = await setUp()
    const response = await get('/pdf/2406.15877/v2', {}, method)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

describe('a PDF', () => {
  test('comes whole, with its length, its hash as ETag, and word that parts can be had', async () => {
    const { get } = await setUp()
    const response = await get(pdfPath(id, 2))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '200000',
      'accept-ranges': 'bytes',
      etag,
    })
    expect((await bytesOf(response)).equals(content)).toBe(true)
  })

  test('an old-style id has “_” for its slash; an encoded slash is no such id', async () => {
    const { get } = await setUp()
    expect(pdfPath(oldId, 1)).toBe('/pdf/hep-th_9901001/v1')
    const found = await get('/pdf/hep-th_9901001/v1', { range: 'bytes=0-0' })
    expect([found.status, (await bytesOf(found)).length]).toEqual([206, 1])
    expect((await get('/pdf/hep-th%2F9901001/v1')).status).toBe(404)
    expect((await get('/pdf/hep-th/9901001/v1')).status).toBe(404)
  })

  test.each([
    ['closed', 'bytes=0-99', 0, 99],
    ['closed across chunks', 'bytes=65530-131080', 65_530, 131_080],
    ['of one byte', 'bytes=5-5', 5, 5],
    ['open', 'bytes=199990-', 199_990, 199_999],
    ['suffix', 'bytes=-10', 199_990, 199_999],
    ['suffix longer than the file', 'bytes=-999999', 0, 199_999],
    ['closed beyond the end', 'bytes=199999-300000', 199_999, 199_999],
    ['in capitals', 'Bytes=1-2', 1, 2],
  ])('a range, %s: %s', async (_name, range, from, to) => {
    const { get } = await setUp()
    const response = await get(pdfPath(id, 2), { range })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/200000`)
    expect(response.headers.get('content-length')).toBe(String(to - from + 1))
    expect((await bytesOf(response)).equals(content.subarray(from, to + 1))).toBe(true)
  })

  test.each(['bytes=200000-', 'bytes=999999-1000000', 'bytes=-0'])('a range that cannot be: %s', async (range) => {
    const { get } = await setUp()
    const response = await get(pdfPath(id, 2), { range })
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */200000'])
    expect(await response.text()).toBe('')
  })

  test.each([
    'bytes=0-1,4-5',
    'bytes=5-1',
    'bytes=-',
    'bytes=a-b',
    'lines=1-2',
    'bytes',
    '0-5',
    'bytes=0x1-2',
    'bytes=1.5-2',
  ])('a range that is ignored: %s', async (range) => {
    const { get } = await setUp()
    const response = await get(pdfPath(id, 2), { range })
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '200000'])
    await response.body?.cancel()
  })

  test('If-Range: the part for the same file, the whole for another', async () => {
    const { get } = await setUp()
    const status = async (ifRange: string) => {
      const response = await get(pdfPath(id, 2), { range: 'bytes=0-9', 'if-range': ifRange })
      await response.body?.cancel()
      return response.status
    }
    expect(await status(etag)).toBe(206)
    expect(await status('"another"')).toBe(200)
    expect(await status(`W/${etag}`)).toBe(200)
    expect(await status('Wed, 21 Oct 2015 07:28:00 GMT')).toBe(200)
  })

  test('If-None-Match: nothing new, in every form it is said', async () => {
    const { get } = await setUp()
    for (const has of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const response = await get(pdfPath(id, 2), { 'if-none-match': has, range: 'bytes=0-9' })
      expect([response.status, response.headers.get('etag')]).toEqual([304, etag])
    }
    const response = await get(pdfPath(id, 2), { 'if-none-match': '"x"' })
    expect(response.status).toBe(200)
    await response.body?.cancel()
  })

  test('a HEAD with a range answers for the whole', async () => {
    const { get } = await setUp()
    const response = await get(pdfPath(id, 2), { range: 'bytes=0-9' }, 'HEAD')
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '200000'])
  })

  test('an empty file has no parts', async () => {
    const { get, path } = await setUp()
    await truncate(path, 0)
    expect((await get(pdfPath(id, 2), { range: 'bytes=0-' })).status).toBe(416)
    const whole = await get(pdfPath(id, 2))
    expect([whole.status, await whole.text()]).toEqual([200, ''])
  })

  test('a file replaced while it is read is read to its own end', async () => {
    const { get, path } = await setUp()
    const response = await get(pdfPath(id, 2))
    const reader = (response.body ?? expect.fail('no body')).getReader()
    const first = await reader.read()
    await writeFile(`${path}.new`, Buffer.alloc(500, 1))
    await rename(`${path}.new`, path)
    const parts = [first.value ?? expect.fail('no bytes')]
    for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value)
    expect(Buffer.concat(parts).equals(content)).toBe(true)
  })

  test('a file that is not the recorded one does not pass for it', async () => {
    const { get, path } = await setUp()
    await writeFile(path, 'another')
    const response = await get(pdfPath(id, 2), { range: 'bytes=0-2', 'if-range': etag })
    expect([response.status, await response.text()]).toEqual([200, 'another'])
    expect(response.headers.get('etag')).not.toBe(etag)
  })

  test('a file cut short while it is read breaks the answer instead of ending it', async () => {
    const { get, path } = await setUp()
    const response = await get(pdfPath(id, 2))
    const reader = (response.body ?? expect.fail('no body')).getReader()
    await reader.read()
    await truncate(path, 1000)
    await expect(
      (async () => {
        for (let next = await reader.read(); !next.done; next = await reader.read());
      })(),
    ).rejects.toThrow('ended')
  })

  test('a file that is gone is a sentence, not a failure', async () => {
    const { get, path, onInternalError } = await setUp()
    await rm(path)
    const response = await get(pdfPath(id, 2))
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('offprint check')])
    expect(onInternalError).not.toHaveBeenCalled()
  })

  test('an answer that nobody reads lets go of its file', async () => {
    const { get } = await setUp()
    for (let i = 0; i < 50; i += 1) {
      const response = await get(pdfPath(id, 2))
      await response.body?.cancel()
    }
    const open = await readdir('/proc/self/fd').catch(() => [])
    expect(open.length).toBeLessThan(200)
  })

  test.each([
    '/pdf/2406.15877/v0',
    '/pdf/2406.15877/2',
    '/pdf/2406.15877/v1000',
    '/pdf/2406.15877',
    '/pdf/..%2f..%2fv2/v2',
    '/pdf/2406.15877/v2/',
  ])('no PDF is at %s', async (target) => {
    const { get } = await setUp()
    expect((await get(target)).status).toBe(404)
  })
})

describe('page text', () => {
  test('comes as JSON for exactly the page that was asked for, and hears when nobody waits any more', async () => {
    const asked: unknown[] = []
    const page = { page: 7, text: '注意力' }
    const { handler } = await setUp({
      texts: {
        async page(paper, version, number, { signal }) {
          asked.push([paper, version, number, signal.aborted])
          return page as never
        },
      },
    })
    const gone = new AbortController()
    const response = await handler(new Request(ORIGIN + textPath(oldId, 3, 7), { signal: gone.signal }))
    expect(await response.json()).toEqual(page)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(asked).toEqual([['hep-th/9901001', 3, 7, false]])
  })

  test.each([
    '/text/2406.15877/v2/0',
    '/text/2406.15877/v2/x',
    '/text/2406.15877/v2/-1',
    '/text/2406.15877/v2',
    '/text/x/v2/1',
  ])('there is none at %s', async (target) => {
    const page = vi.fn<ResourceOptions['texts']['page']>()
    const { get } = await setUp({ texts: { page } })
    expect((await get(target)).status).toBe(404)
    expect(page).not.toHaveBeenCalled()
  })
})

describe('an export', () => {
  test('is a download with its own name', async () => {
    const { get } = await setUp({
      exports: {
        open: async (pathname, { search }) => ({
          name: '清单 “A”.md',
          type: 'text/markdown',
          body: `${pathname}?${search.toString()}`,
        }),
      },
    })
    const response = await get('/export/list/abcd.md?to=x')
    expect(await response.text()).toBe('/export/list/abcd.md?to=x')
    expect(response.headers.get('content-disposition')).toBe(disposition('清单 “A”.md'))
  })

  test.each([
    ['plain.md', `attachment; filename="plain.md"; filename*=UTF-8''plain.md`],
    ['a"b\\c\r\nd', `attachment; filename="a_b_c__d"; filename*=UTF-8''a%22b%5Cc%0D%0Ad`],
    ['论(1)', `attachment; filename="_(1)"; filename*=UTF-8''%E8%AE%BA%281%29`],
  ])('named %j', (name, header) => {
    expect(disposition(name)).toBe(header)
  })
})

describe('an upload', () => {
  const send = (body: BodyInit, name: string, headers: Record<string, string> = {}) =>
    new Request(ORIGIN + uploadPath(name), { method: 'POST', body, headers: { origin: ORIGIN, ...headers } })

  test('is kept as it came, and handed over once', async () => {
    const { handler, uploads, folder } = await setUp()
    const response = await handler(send('some list', '../../清单.txt'))
    const receipt = await response.json()
    expect(receipt).toEqual({ upload: expect.stringMatching(/^[0-9a-f]{32}$/), name: '清单.txt', bytes: 9 })
    const taken = uploads.take(receipt.upload)
    expect(taken).toMatchObject({ name: '清单.txt', bytes: 9 })
    expect(taken.path.startsWith(join(folder, 'uploads'))).toBe(true)
    expect(() => uploads.take(receipt.upload)).toThrow('choose it again')
  })

  test('that is too large is refused with its limit, and nothing stays', async () => {
    const { handler, folder } = await setUp()
    const response = await handler(send('x'.repeat(1001), 'big.pdf'))
    expect(response.status).toBe(400)
    const [own] = await readdir(join(folder, 'uploads'))
    expect(await readdir(join(folder, 'uploads', own ?? ''))).toEqual([])
  })

  test('from another origin is refused', async () => {
    const { handler } = await setUp()
    expect((await handler(send('x', 'a', { origin: 'https://example.org' }))).status).toBe(403)
  })

  test('that breaks off leaves nothing', async () => {
    const { handler, folder } = await setUp()
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(10))
        controller.error(new Error('the connection broke'))
      },
    })
    const request = new Request(ORIGIN + uploadPath('a'), { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect((await handler(request)).status).toBe(499)
    const [own] = await readdir(join(folder, 'uploads'))
    expect(await readdir(join(folder, 'uploads', own ?? ''))).toEqual([])
  })

  test('that nobody takes is gone after an hour, and with the program', async () => {
    const folder = await temporaryFolder()
    let now = 0
    const uploads = createUploads({ folder, now: () => now })
    const body = () => new Blob(['x']).stream()
    const { signal } = new AbortController()
    const early = await uploads.receive(body(), 'early', { signal })
    now = 61 * 60_000
    await uploads.receive(body(), 'late', { signal })
    expect(() => uploads.take(early.upload)).toThrow('waited too long')
    await uploads.close()
    expect(await readdir(folder)).toEqual([])
  })

  test('on a disk that cannot be written is said', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    const uploads = createUploads({ folder: join(folder, 'file') })
    const receive = uploads.receive(new Blob(['x']).stream(), 'a', { signal: new AbortController().signal })
    await expect(receive).rejects.toMatchObject({ code: 'storage' })
  })
})

import { describe, expect, test } from 'vitest'
import { setUp } from '../../support/resource-bench.ts'

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

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../preload/errors.ts'
import { imagePath, textPath } from '../../../preload/resources.ts'
import { disposition } from '../../../main/web/resources.ts'
import type { ResourceOptions } from '../../../main/web/resources.ts'
import { id, oldId, ORIGIN, setUp } from '../../support/resource-bench.ts'

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

describe('the picture of an area', () => {
  test('is served for ever by its name, and nothing else is by that way', async () => {
    const { folder, get } = await setUp()
    const name = '0123456789abcdef'
    await writeFile(join(folder, `${name}.png`), 'a picture')
    const response = await get(imagePath(id, name))
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'image/png',
      'a picture',
    ])
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect((await get(imagePath(id, name), { 'if-none-match': `"${name}"` })).status).toBe(304)
    for (const other of ['fedcba9876543210', '..%2fsecret', 'secret', `${name}.png`]) {
      expect((await get(`/image/2406.15877/${other}`)).status).toBe(404)
    }
  })
})

import { readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { pdfPath } from '../../../preload/resources.ts'
import { bytesOf, content, etag, id, oldId, setUp } from '../../support/resource-bench.ts'

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

import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { uploadPath } from '../../../preload/resources.ts'
import { createUploads, sweepUploads } from '../../../main/web/uploads.ts'
import { ORIGIN, setUp } from '../../support/resource-bench.ts'
import { temporaryFolder } from '../../support/web-server.ts'

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

test('what a run that crashed left is swept, and nothing else', async () => {
  const folder = await temporaryFolder()
  const left = createUploads({ folder })
  await left.receive(new Blob(['half a paper']).stream(), 'a.pdf', { signal: new AbortController().signal })
  await writeFile(join(folder, 'notes.txt'), 'mine')
  await writeFile(join(folder, 'upload-to-the-server.sh'), 'mine')
  await sweepUploads(folder)
  expect(await readdir(folder)).toEqual(['notes.txt', 'upload-to-the-server.sh'])
  await sweepUploads(join(folder, 'never made'))
})

// The pictures of areas: kept beside the record, named by what they show, and only pictures.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepMarkImage, markImagePath } from '../../../../main/library/papers/mark-images.ts'
import { openLibrary, type OpenedLibrary } from '../../../../main/library/open.ts'
import { newPaperRecord } from '../../../../main/library/papers/records.ts'
import { PaperId } from '../../../../preload/model/ids.ts'

const id = PaperId.parse('hep-th/9901001')
let folder: string
let library: OpenedLibrary

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-images-'))
  library = await openLibrary({ home: join(folder, 'home'), mode: 'write' })
  await library.create(newPaperRecord({ id, now: new Date('2026-11-01'), version: null, provenance: [] }))
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

/** A PNG of one grey. */
function png(width: number, height: number, grey = 128): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, grey)
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function given(bytes: Buffer): Promise<string> {
  const path = join(folder, 'given')
  await writeFile(path, bytes)
  return path
}

it('keeps a picture in the folder of its paper, the same one once', async () => {
  const bytes = png(40, 30)
  const first = await keepMarkImage(library, id, await given(bytes))
  const again = await keepMarkImage(library, id, await given(bytes))
  expect({ ...first, again }).toEqual({
    name: expect.stringMatching(/^[0-9a-f]{16}$/),
    width: 40,
    height: 30,
    again: first,
  })
  expect(await readdir(join(library.home, 'papers', 'hep-th_9901001', 'images'))).toEqual([`${first.name}.png`])
  expect(await readFile(markImagePath(library.home, id, first.name))).toEqual(bytes)
})

it('takes nothing that is no whole PNG, and nothing for a paper that is not here', async () => {
  const whole = png(40, 30)
  for (const bytes of [Buffer.from('<html>'), Buffer.alloc(0), whole.subarray(0, 60)]) {
    await expect(keepMarkImage(library, id, await given(bytes))).rejects.toMatchObject({ code: 'invalid-input' })
  }
  await expect(keepMarkImage(library, PaperId.parse('2406.15877'), await given(whole))).rejects.toMatchObject({
    code: 'not-found',
  })
})

import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packed, unpacked } from '../../../main/text/text-file.ts'

test('a block is read back as it was', async () => {
  expect(await unpacked(packed({ text: '论文', at: [0, 1] }))).toEqual({ text: '论文', at: [0, 1] })
})

test('a block that unpacks to more than any text is refused before it fills the memory', async () => {
  const bomb = gzipSync(Buffer.alloc(129 * 1024 * 1024, ' '), { level: 1 })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  await expect(unpacked(bomb)).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' })
})

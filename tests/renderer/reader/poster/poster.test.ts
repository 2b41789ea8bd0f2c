import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { posterBoxes, posterBytes, posterFrom, type PosterHead } from '../../../../renderer/reader/poster/poster.ts'

const whole = { left: 0, top: 0, width: 1, height: 1 }

function head(lengths: readonly number[]): PosterHead {
  return {
    format: 1,
    place: { version: 1, page: 3, x: 0, y: 700, scale: 'auto' },
    above: 0.1,
    beside: 0,
    pages: lengths.map((bytes, at) => ({ page: 3 + at, width: 600, height: 800, part: whole, photos: [], bytes })),
  }
}

describe('the bytes of a poster', () => {
  test('are read as they were written, whatever its pictures are', async () => {
    const pictures = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(pictures, async (runs) => {
        const poster = { head: head(runs.map(({ length }) => length)), pictures: runs.map((run) => new Blob([run])) }
        const read = posterFrom(await posterBytes(poster).arrayBuffer())
        expect(read?.head).toEqual(poster.head)
        const back = await Promise.all((read?.pictures ?? []).map((picture) => picture.bytes()))
        expect(back.map((bytes) => [...bytes])).toEqual(runs.map((run) => [...run]))
      }),
    )
  })

  test('that are cut short, too long, or no poster at all are none', async () => {
    const bytes = await posterBytes({ head: head([4]), pictures: [new Blob(['abcd'])] }).arrayBuffer()
    expect(posterFrom(bytes)).not.toBeNull()
    expect(posterFrom(bytes.slice(0, -1))).toBeNull()
    expect(posterFrom(await new Blob([bytes, 'x']).arrayBuffer())).toBeNull()
    fc.assert(fc.property(fc.uint8Array(), (any) => posterFrom(new Uint8Array(any).buffer) === null))
  })
})

test('pages stand one below the other, the first as far above the window as it was', () => {
  const [first, second] = posterBoxes(head([1, 1]), { width: 1000, scale: 1.5, gap: 12 })
  expect(first).toEqual({ left: 50, top: -120, width: 900, height: 1200 })
  expect(second?.top).toBe(-120 + 1200 + 12)
})

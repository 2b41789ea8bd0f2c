import { describe, expect, it } from 'vitest'
import { boxOfInk } from '../../../renderer/reader/previews/crop-pictures.ts'
import { firstLines } from '../../../renderer/reader/previews/first-lines.ts'
import { isContents, isOtherHalf } from '../../../renderer/reader/previews/page-links.ts'

describe('a page’s links', () => {
  const to = (destination: string) => ({ destination })

  it('are a table of contents where most of them lead to sections', () => {
    const sections = Array.from({ length: 10 }, (_, at) => to(`section.${at}`))
    expect(isContents(sections)).toBe(true)
    expect(isContents([...sections, ...Array.from({ length: 10 }, (_, at) => to(`cite.a${at}`))])).toBe(false)
    expect(isContents(sections.slice(0, 3))).toBe(false)
  })

  it('are two halves where a line’s end parts one', () => {
    const link = { id: '1', destination: 'cite.a', rect: [400, 700, 500, 710] as [number, number, number, number] }
    const rest = { ...link, id: '2', rect: [50, 688, 90, 698] as [number, number, number, number] }
    expect(isOtherHalf(link, rest)).toBe(true)
    expect(isOtherHalf(link, { ...rest, destination: 'cite.b' })).toBe(false)
    expect(isOtherHalf(link, { ...rest, rect: [50, 300, 90, 310] })).toBe(false)
    expect(isOtherHalf(link, link)).toBe(false)
  })
})

it('a picture is trimmed to what is not white, with an edge', () => {
  const [width, height] = [10, 8]
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255)
  for (const [x, y] of [
    [4, 3],
    [6, 5],
  ] as const)
    pixels.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3)
  expect(boxOfInk(pixels, width, height, 1)).toEqual({ x: 3, y: 2, width: 5, height: 5 })
  expect(boxOfInk(new Uint8ClampedArray(4 * width * height).fill(255), width, height, 1)).toEqual({
    x: 0,
    y: 0,
    width,
    height,
  })
})

it('a note’s first lines are its words, without marks of Markdown', () => {
  expect(firstLines('# Why\n\n- It is *good*\n> quoted\n\n4. and more\nand the rest')).toBe('Why It is *good* quoted')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextBox, type Box, type Direction } from '../../../../renderer/reader/walk/spatial.ts'

const box = (left: number, top: number, width = 10, height = 10): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

/** Two columns of citations, three lines each; the middle line of the left column has two. */
const page = [box(20, 100), box(30, 120), box(80, 121), box(25, 140), box(220, 100), box(210, 120), box(240, 140)]

test('right and left stay on the line, over the gutter too', () => {
  expect(walk(1, 'right', 'right')).toEqual([2, 5])
  expect(walk(5, 'left', 'left')).toEqual([2, 1])
})

test('down and up stay in the column', () => {
  expect(walk(0, 'down', 'down')).toEqual([1, 3])
  expect(walk(4, 'down', 'down', 'up')).toEqual([5, 6, 5])
})

test('at the end of a direction there is nothing', () => {
  expect(nextBox(page, at(3), 'down')).toBe(null)
  expect(nextBox([], at(3), 'up')).toBe(null)
})

test('a step never goes the other way, and a box is never its own neighbour', () => {
  const boxes = fc.array(
    fc.record({ left: fc.nat(600), top: fc.nat(800) }).map(({ left, top }) => box(left, top)),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(boxes, fc.constantFrom<Direction>('left', 'right', 'up', 'down'), (all, direction) => {
      const [from] = all
      if (!from) return
      const next = nextBox(all, from, direction)
      if (next === null) return
      const to = all[next]
      expect(to).not.toEqual(from)
      const [dx, dy] = [(to?.left ?? 0) - from.left, (to?.top ?? 0) - from.top]
      expect({ left: -dx, right: dx, up: -dy, down: dy }[direction]).toBeGreaterThan(0)
    }),
  )
})

function at(index: number): Box {
  return page[index] ?? box(0, 0)
}

/** Where steps lead, one after the other. */
function walk(from: number, ...steps: readonly Direction[]): readonly (number | null)[] {
  let here: number | null = from
  return steps.map((direction) => {
    const there: number | null = here === null ? null : nextBox(page, at(here), direction)
    here = there
    return there
  })
}

// Which windows of a long order are asked for, and which are kept.
import { expect, it } from 'vitest'
import { nearest, WINDOW, windowsOf } from '../../../../renderer/library/list/windows.ts'

it('names the windows that hold a stretch of papers', () => {
  expect(windowsOf(0, 0)).toEqual([0])
  expect(windowsOf(WINDOW - 1, WINDOW)).toEqual([0, 1])
  expect(windowsOf(250, 449)).toEqual([2, 3, 4])
})

it('keeps a bounded number of windows, those nearest to the screen', () => {
  const windows = new Map(Array.from({ length: 200 }, (_, number) => [number, number]))
  const kept = [...nearest(windows, 120 * WINDOW).keys()].toSorted((a, b) => a - b)
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([30, 105, 134])
  const few = new Map([[7, 7]])
  expect(nearest(few, 0)).toBe(few)
})

import { expect, test } from 'vitest'
import { nextToSketch } from '../../../../renderer/reader/island/sketch-order.ts'

test('what comes into view is sketched first, then what will, the way one scrolls', () => {
  expect(nextToSketch({ visible: [12, 11], ahead: 3, downwards: true, pages: 40 })).toEqual([12, 11, 13, 14, 15])
  expect(nextToSketch({ visible: [12, 11], ahead: 3, downwards: false, pages: 40 })).toEqual([11, 12, 10, 9, 8])
})

test('there is nothing past either end, and nothing where no page is seen', () => {
  expect(nextToSketch({ visible: [39, 40], ahead: 3, downwards: true, pages: 40 })).toEqual([40, 39])
  expect(nextToSketch({ visible: [2], ahead: 4, downwards: false, pages: 40 })).toEqual([2, 1])
  expect(nextToSketch({ visible: [], ahead: 4, downwards: true, pages: 40 })).toEqual([])
})

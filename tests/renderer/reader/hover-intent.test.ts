import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HoverIntent, INTENT_MS, isNearer, LINGER_MS, NEXT_MS } from '../../../renderer/reader/previews/hover-intent.ts'

const card = { left: 0, top: 100, right: 200, bottom: 300 }
let said: string[] = []
let hover: HoverIntent<string>

beforeEach(() => {
  vi.useFakeTimers()
  said = []
  hover = new HoverIntent<string>(
    { onOpen: (thing) => said.push(`open ${thing}`), onClose: () => said.push('close'), box: () => card },
    (a, b) => a === b,
  )
})
afterEach(() => vi.useRealTimers())

const rest = (milliseconds: number) => vi.advanceTimersByTime(milliseconds)

it('opens after resting on a link, not when passing over it', () => {
  hover.move('a', { x: 100, y: 50 })
  rest(INTENT_MS - 20)
  hover.move(null, { x: 100, y: 20 })
  rest(1000)
  hover.move('a', { x: 100, y: 50 })
  rest(INTENT_MS)
  expect(said).toEqual(['open a'])
})

it('stays while the pointer is on its way to the preview, and in it', () => {
  hover.move('a', { x: 100, y: 50 })
  rest(INTENT_MS)
  for (let y = 60; y < 100; y += 10) {
    hover.move(null, { x: 100, y })
    rest(LINGER_MS - 50)
  }
  hover.move('preview', { x: 100, y: 110 })
  rest(5000)
  expect(said).toEqual(['open a'])
  hover.move(null, { x: 400, y: 50 })
  rest(LINGER_MS)
  expect(said).toEqual(['open a', 'close'])
})

it('goes when the pointer leaves for elsewhere', () => {
  hover.move('a', { x: 100, y: 50 })
  rest(INTENT_MS)
  hover.move(null, { x: 100, y: 40 })
  rest(100)
  hover.move(null, { x: 100, y: 20 })
  rest(LINGER_MS - 100)
  expect(said).toEqual(['open a', 'close'])
})

it('turns to the next link sooner', () => {
  hover.move('a', { x: 100, y: 50 })
  rest(INTENT_MS)
  hover.move('b', { x: 120, y: 50 })
  rest(NEXT_MS)
  expect(said).toEqual(['open a', 'open b'])
})

it('does not open again by itself after it was closed by key', () => {
  hover.move('a', { x: 100, y: 50 })
  rest(INTENT_MS)
  hover.set(false)
  hover.move('a', { x: 101, y: 50 })
  rest(1000)
  expect(said).toEqual(['open a'])
})

it('knows which way the preview is', () => {
  expect(isNearer({ x: 100, y: 50 }, { x: 100, y: 60 }, card)).toBe(true)
  expect(isNearer({ x: 100, y: 50 }, { x: 160, y: 50 }, card)).toBe(false)
  expect(isNearer({ x: 100, y: 50 }, { x: 100, y: 60 }, null)).toBe(false)
})

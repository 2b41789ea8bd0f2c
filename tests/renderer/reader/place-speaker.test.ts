import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PlaceSpeaker } from '../../../renderer/reader/state/place-speaker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a page is said once, when the window rests; the one a paper opens at is not', () => {
  const { speaker, said, at } = speaking()
  at(3, 700)
  vi.advanceTimersByTime(5000)
  expect(said).toEqual([])
  // Scrolling on and on.
  for (let page = 4; page <= 9; page++) {
    at(page, 600)
    vi.advanceTimersByTime(400)
  }
  expect(said).toEqual([])
  vi.advanceTimersByTime(2000)
  expect(said).toEqual([9])
  at(9, 300)
  vi.advanceTimersByTime(2000)
  expect(said).toEqual([9])
  speaker.destroy()
})

test('while the window still moves within the page nothing is said', () => {
  const { said, at, move } = speaking()
  at(1, 700)
  at(2, 700)
  for (let step = 1; step < 10; step++) {
    vi.advanceTimersByTime(500)
    move(700 - 20 * step)
  }
  expect(said).toEqual([])
  vi.advanceTimersByTime(2000)
  expect(said).toEqual([2])
})

test('a jump is said also on the same page; a match that was said is not talked over', () => {
  const { speaker, said, at, move } = speaking()
  at(1, 700)
  move(300)
  speaker.jumped()
  vi.advanceTimersByTime(1000)
  expect(said).toEqual([1])
  at(5, 700)
  speaker.jumped()
  speaker.spoken()
  vi.advanceTimersByTime(5000)
  expect(said).toEqual([1])
  // What was said some time before has nothing to do with it.
  speaker.spoken()
  vi.advanceTimersByTime(500)
  at(6, 700)
  vi.advanceTimersByTime(1000)
  expect(said).toEqual([1, 6])
})

test('pages turned one after the other, each rested on, are all said', () => {
  const { said, at } = speaking()
  for (let page = 1; page <= 4; page++) {
    at(page, 700)
    vi.advanceTimersByTime(1000)
  }
  expect(said).toEqual([2, 3, 4])
})

function speaking() {
  const said: number[] = []
  let place = { page: 1, x: 0, y: 800, zoom: 1 }
  const tell = (): void => {
    said.push(place.page)
    // The session tells it of everything that is said, its own words too.
    speaker.spoken()
  }
  const speaker: PlaceSpeaker = new PlaceSpeaker({ place: () => place, page: () => place.page, tell })
  const move = (y: number): void => {
    place = { ...place, y }
  }
  const at = (page: number, y: number): void => {
    place = { ...place, page, y }
    speaker.turned()
  }
  return { speaker, said, at, move }
}

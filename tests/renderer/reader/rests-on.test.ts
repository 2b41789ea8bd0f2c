import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PaperId } from '../../../preload/model/ids.ts'
import { REST_MS, RestsOn, type LikelyPaper } from '../../../renderer/reader/rests-on.ts'

const [a, b] = ['2401.00001', '2401.00002'].map((id): LikelyPaper => ({ id: PaperId.parse(id), version: null }))
let likely: LikelyPaper[] = []
let rests: RestsOn

beforeEach(() => {
  vi.useFakeTimers()
  likely = []
  rests = new RestsOn((paper) => likely.push(paper))
})
afterEach(() => vi.useRealTimers())

const wait = (milliseconds: number) => vi.advanceTimersByTime(milliseconds)

it('a paper that is rested on is likely to be opened, one that is passed is not', () => {
  rests.move(a ?? null)
  wait(REST_MS - 20)
  rests.move(b ?? null)
  wait(REST_MS)
  expect(likely).toEqual([b])
})

it('what is left before it was rested on asks for nothing', () => {
  rests.move(a ?? null)
  wait(REST_MS - 20)
  rests.move(null)
  wait(1000)
  expect(likely).toEqual([])
})

it('moving about within one paper is resting on it, told once', () => {
  for (let moved = 0; moved < 10; moved++) {
    rests.move(a ? { ...a } : null)
    wait(REST_MS / 4)
  }
  expect(likely).toEqual([a])
})

it('another version of a paper is another thing to open', () => {
  rests.move(a ?? null)
  wait(REST_MS)
  const older = a && { ...a, version: 1 }
  rests.move(older ?? null)
  wait(REST_MS)
  expect(likely).toEqual([a, older])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../renderer/reader/island/place.ts'
import { emptyTrail, leave, stepBack, stepForward } from '../../../renderer/reader/history/trail.ts'

const at = (page: number, y = 0): Place => ({ page, x: 0, y, zoom: 'auto' })

describe('the trail', () => {
  it('leads back to the exact place a jump was made from, and forward again', () => {
    const from = at(5, 312.25)
    const there = at(12, 700)
    const back = stepBack(leave(emptyTrail, from), there)
    expect(back?.to).toEqual(from)
    const forward = back && stepForward(back.trail, from)
    expect(forward?.to).toEqual(there)
  })

  it('forgets the way forward after a new jump', () => {
    const back = stepBack(leave(emptyTrail, at(1)), at(2))
    expect(stepForward(leave(back?.trail ?? emptyTrail, at(1)), at(3))).toBeNull()
  })

  it('adds no step for leaving the same place twice', () => {
    expect(leave(leave(emptyTrail, at(3, 100)), at(3, 101)).back).toHaveLength(1)
  })

  it('loses no step, however fast one hops back and forth', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 }), (pages) => {
        let trail = emptyTrail
        for (const page of pages.slice(0, -1)) trail = leave(trail, at(page))
        let here = at(pages.at(-1) ?? 1)
        const visited = [here.page]
        for (let step = stepBack(trail, here); step; step = stepBack(trail, here)) {
          ;({ to: here, trail } = step)
          visited.push(here.page)
        }
        for (let step = stepForward(trail, here); step; step = stepForward(trail, here)) {
          ;({ to: here, trail } = step)
          visited.push(here.page)
        }
        expect(visited).toEqual([...pages.toReversed(), ...pages.slice(1)])
      }),
    )
  })
})

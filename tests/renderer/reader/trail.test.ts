import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../renderer/reader/island/place.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import { KeptTrail } from '../../../preload/model/trail.ts'
import {
  arrive,
  emptyTrail,
  keptTrail,
  leave,
  stepBack,
  stepForward,
  type Step,
  type Trail,
} from '../../../renderer/reader/history/trail.ts'

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

describe('the trail over papers', () => {
  type Papers = Map<string, Trail>
  const papers = ['2403.00101', '2404.00202', '2405.00303']
  const trailOf = (all: Papers, paper: string): Trail => all.get(paper) ?? emptyTrail
  const elsewhere = (paper: string, place: Place): Step => ({
    ...place,
    in: { paper: PaperId.parse(paper), version: 1, title: paper },
  })

  /** One step along the trail, as the reader takes it: `in` is the paper one comes into. */
  function step(all: Papers, here: { paper: string; place: Place }, way: 'back' | 'forward') {
    const next = (way === 'back' ? stepBack : stepForward)(trailOf(all, here.paper), here.place)
    if (!next) return null
    all.set(here.paper, next.trail)
    const { in: other, ...place } = next.to
    if (!other) return { paper: here.paper, place }
    all.set(other.paper, arrive(trailOf(all, other.paper), elsewhere(here.paper, here.place), way))
    return { paper: other.paper as string, place }
  }

  it('comes back to every place of any sequence of jumps, and forward again, exactly', () => {
    const jumps = fc.uniqueArray(fc.tuple(fc.constantFrom(...papers), fc.integer({ min: 1, max: 400 })), {
      minLength: 2,
      maxLength: 25,
      selector: ([, page]) => page,
    })
    fc.assert(
      fc.property(jumps, (visits) => {
        const all: Papers = new Map()
        let [here] = visits.map(([paper, page]) => ({ paper, place: at(page, page / 3) }))
        if (!here) return
        for (const [paper, page] of visits.slice(1)) {
          if (paper === here.paper) all.set(paper, leave(trailOf(all, paper), here.place))
          else all.set(paper, arrive(trailOf(all, paper), elsewhere(here.paper, here.place), 'jump'))
          here = { paper, place: at(page, page / 3) }
        }
        const seen = [here]
        for (const way of ['back', 'forward'] as const) {
          for (let next = step(all, here, way); next; next = step(all, here, way)) {
            here = next
            seen.push(here)
          }
        }
        const want = visits.map(([paper, page]) => ({ paper, place: at(page, page / 3) }))
        expect(seen).toEqual([...want.toReversed(), ...want.slice(1)])
      }),
    )
  })

  it('keeps with the paper what can be kept', () => {
    const trail = leave(leave(emptyTrail, at(1, Infinity)), elsewhere('2403.00101', at(2, 5)))
    const kept = keptTrail(trail)
    expect(kept.back).toEqual([elsewhere('2403.00101', at(2, 5))])
    expect(KeptTrail.safeParse(kept).success).toBe(true)
  })
})

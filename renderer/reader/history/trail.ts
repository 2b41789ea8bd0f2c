// The way one came: places left by a jump, to go back to and forward again. Pure values, newest last.
import { samePlace, type Place } from '../island/place.ts'

export interface Trail {
  readonly back: readonly Place[]
  readonly forward: readonly Place[]
}

export const emptyTrail: Trail = { back: [], forward: [] }

const MOST = 200

/** The trail after jumping away from `from`. Leaving the very place the trail ends at adds no step. */
export function leave(trail: Trail, from: Place): Trail {
  const last = trail.back.at(-1)
  const back = last && samePlace(last, from) ? trail.back : [...trail.back, from].slice(-MOST)
  return { back, forward: [] }
}

/** One step back from `here`: where to, and the trail afterwards; null where there is nothing to go back to. */
export function stepBack(trail: Trail, here: Place): { readonly to: Place; readonly trail: Trail } | null {
  const back = trail.back.findLastIndex((place) => !samePlace(place, here))
  const to = trail.back[back]
  return to ? { to, trail: { back: trail.back.slice(0, back), forward: [...trail.forward, here] } } : null
}

/** One step forward again from `here`. */
export function stepForward(trail: Trail, here: Place): { readonly to: Place; readonly trail: Trail } | null {
  const to = trail.forward.at(-1)
  return to ? { to, trail: { back: [...trail.back, here], forward: trail.forward.slice(0, -1) } } : null
}

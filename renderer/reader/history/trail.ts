// The way one came: places left by a jump, to go back to and forward again, in this paper and over others. Pure values,
// newest last.
import { MOST_KEPT, type KeptTrail, type TrailStep } from '../../../preload/model/trail.ts'
import { samePlace, type Place } from '../island/place.ts'

/** A place left by a jump; `in` says the paper where it is another. */
export type Step = Place & { readonly in?: TrailStep['in'] }

export interface Trail {
  readonly back: readonly Step[]
  readonly forward: readonly Step[]
}

export const emptyTrail: Trail = { back: [], forward: [] }

const MOST = 200

/** The trail after jumping away from `from`. Leaving the very place the trail ends at adds no step. */
export function leave(trail: Trail, from: Step): Trail {
  const last = trail.back.at(-1)
  const back = last && sameStep(last, from) ? trail.back : [...trail.back, from].slice(-MOST)
  return { back, forward: [] }
}

/**
 * One step back from `here`: where to, and this paper's trail afterwards; null where there is nothing to go back to. A
 * step into another paper leaves `here` to that paper's trail (`arrive`).
 */
export function stepBack(trail: Trail, here: Place): { readonly to: Step; readonly trail: Trail } | null {
  const back = trail.back.findLastIndex((step) => !sameStep(step, here))
  const to = trail.back[back]
  if (!to) return null
  return { to, trail: { back: trail.back.slice(0, back), forward: to.in ? trail.forward : [...trail.forward, here] } }
}

/** One step forward again from `here`. */
export function stepForward(trail: Trail, here: Place): { readonly to: Step; readonly trail: Trail } | null {
  const to = trail.forward.at(-1)
  if (!to) return null
  return { to, trail: { back: to.in ? trail.back : [...trail.back, here], forward: trail.forward.slice(0, -1) } }
}

/** How one came from another paper: by a jump, or along the trail. */
export type Way = 'jump' | 'back' | 'forward'

/** A paper's trail after coming into it from `from`, a step of another paper. */
export function arrive(trail: Trail, from: Step, way: Way): Trail {
  switch (way) {
    case 'jump':
      return leave(trail, from)
    case 'back':
      return { back: trail.back, forward: [...trail.forward, from].slice(-MOST) }
    case 'forward':
      return { back: [...trail.back, from].slice(-MOST), forward: trail.forward }
  }
}

/** What of a trail is kept with its paper. */
export function keptTrail({ back, forward }: Trail): KeptTrail {
  const kept = (steps: readonly Step[]) =>
    steps.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)).slice(-MOST_KEPT)
  return { back: kept(back), forward: kept(forward) }
}

function sameStep(a: Step, b: Step): boolean {
  return a.in?.paper === b.in?.paper && a.in?.version === b.in?.version && samePlace(a, b)
}

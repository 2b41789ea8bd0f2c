// What this browser remembers of how a paper was read, beside the library's position: the trail.
import { z } from 'zod'
import type { PaperId } from '../../../preload/model/ids.ts'
import { Position } from '../../../preload/model/paper.ts'
import type { Trail } from '../history/trail.ts'

const Places = z
  .array(z.object({ page: z.number(), x: z.number(), y: z.number(), zoom: Position.shape.scale }))
  .max(200)
const Stored = z.object({ back: Places, forward: Places })

function keyOf(paper: PaperId): string {
  return `offprint:trail:${paper}`
}

/** The trail as it was when the paper was last left; null where nothing readable was kept. */
export function rememberedTrail(paper: PaperId): Trail | null {
  try {
    const parsed = Stored.safeParse(JSON.parse(localStorage.getItem(keyOf(paper)) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function rememberTrail(paper: PaperId, trail: Trail): void {
  try {
    if (trail.back.length + trail.forward.length === 0) localStorage.removeItem(keyOf(paper))
    else
      localStorage.setItem(
        keyOf(paper),
        JSON.stringify({ back: trail.back.slice(-30), forward: trail.forward.slice(-30) }),
      )
  } catch {
    // A browser that keeps nothing: the trail lasts as long as the window.
  }
}

// From mark to mark by key, in reading order: from the open one, else from where the window stands. Pure but for `walk`.
import { compareMarks, type Mark } from '../../../preload/model/mark.ts'
import { t as words } from '../../app/words/words.ts'
import type { Place } from '../island/place.ts'
import type { ReaderSession } from '../state/session.ts'

/** The mark to go to; wraps round at the ends. Null where there are none. */
export function nextMark(
  marks: readonly Mark[],
  from: { readonly mark: Mark | null; readonly place: Pick<Place, 'page' | 'y'> },
  step: 1 | -1,
): Mark | null {
  const ordered = marks.toSorted(compareMarks)
  if (ordered.length === 0) return null
  const at = from.mark ? ordered.findIndex(({ id }) => id === from.mark?.id) : -1
  if (at >= 0) return ordered.at((at + step) % ordered.length) ?? null
  const below = ordered.findIndex((mark) => isBelow(mark, from.place))
  if (step > 0) return ordered[Math.max(below, 0)] ?? null
  return ordered.at(below < 0 ? -1 : below - 1) ?? null
}

/** Goes to the next mark, opens it and says which it is. */
export function walk(session: ReaderSession, step: 1 | -1): void {
  const { active, marks } = session.store.getState()
  const { view } = session
  if (!view?.ready) return
  const open = active && session.marks.get(active.id)
  const mark = nextMark(marks, { mark: open, place: view.place() }, step)
  if (!mark) return session.say(words('reader:marking.noMarks'))
  session.jumps.walkTo(mark)
  const page = mark.anchor.parts[0]?.page ?? 1
  const label = [session.options.words.markLabel(mark, page), mark.comment, ...mark.tags].filter(Boolean).join('. ')
  const index = marks.toSorted(compareMarks).findIndex(({ id }) => id === mark.id) + 1
  session.say(words('reader:marking.step', { index, count: marks.length, label }))
  requestAnimationFrame(() => session.openMark(mark.id))
}

function isBelow(mark: Mark, { page, y }: Pick<Place, 'page' | 'y'>): boolean {
  const part = mark.anchor.parts[0]
  if (!part) return false
  return part.page > page || (part.page === page && (part.rects[0]?.[3] ?? 0) <= y)
}

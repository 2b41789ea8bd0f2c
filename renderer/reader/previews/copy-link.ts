// The link to where one is: to the selection, the open mark, or the place at the top of the window.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { SelectedPart } from '../../../preload/text/select.ts'
import { formatPaperLink, type LinkedPlace } from '../../../preload/paper-link.ts'
import type { ReaderSession } from '../state/session.ts'

/** The link to what is selected, else to the mark that is open, else to the place one reads at. */
export function linkToHere(session: ReaderSession): string {
  const { paper, version } = session.options
  const { selection, active, page } = session.store.getState()
  const [part] = selection ? (session.selection?.parts ?? []) : []
  const place = part ? placeOfPart(part) : active ? placeOfMark(active.id) : placeOfView(session, page)
  return formatPaperLink({ id: paper, version, place })
}

function placeOfMark(mark: MarkId): LinkedPlace {
  return { page: null, at: null, glyphs: null, mark }
}

function placeOfPart({ page, from, to }: SelectedPart): LinkedPlace {
  const [x = 0, , , y = 0] = page.rects.slice(4 * from, 4 * from + 4)
  return { page: page.page, at: { x, y }, glyphs: { from, to }, mark: null }
}

function placeOfView(session: ReaderSession, page: number): LinkedPlace {
  const { view } = session
  if (!view?.ready) return { page, at: null, glyphs: null, mark: null }
  const place = view.place()
  return { page: place.page, at: { x: Math.max(0, place.x), y: place.y }, glyphs: null, mark: null }
}

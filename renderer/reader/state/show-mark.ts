// Going to a mark wherever it is: on these pages, or in the version it was made in, where its words are not here any more.
import type { MarkId } from '../../../preload/model/ids.ts'
import { followPaperLink } from './crossing.ts'
import type { ReaderSession } from './session.ts'

/** Jumps to the mark and opens it. */
export async function showMark(session: ReaderSession, id: MarkId): Promise<void> {
  if (!session.shown(id)) await session.placed.settled()
  const mark = session.shown(id)
  if (!mark) return showInItsVersion(session, id)
  session.jumps.toMark(mark)
  requestAnimationFrame(() => session.openMark(id))
}

/** Shows the version that a mark was made in, at the mark. */
export function showInItsVersion(session: ReaderSession, id: MarkId): void {
  const mark = session.marks.find(id)
  if (!mark || mark.anchor.version === session.options.version) return
  const place = { page: null, at: null, glyphs: null, mark: mark.id }
  followPaperLink({ id: session.options.paper, version: mark.anchor.version, place })
}

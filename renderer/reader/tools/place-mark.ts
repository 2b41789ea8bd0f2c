// What becomes of a frame, a pin or a pulled end once the hand lets go: a mark is made or changed, and it is said.
import type { Mark, PdfRect } from '../../../preload/model/mark.ts'
import { t as words } from '../../app/words/words.ts'
import { lastColor } from '../marks/colors.ts'
import type { ReaderSession } from '../state/session.ts'

/** Makes the mark and opens it; a pin is there to be written on. */
export async function placeMark(
  session: ReaderSession,
  kind: 'area' | 'pin',
  page: number,
  rect: PdfRect,
): Promise<void> {
  const color = lastColor()
  const { actions } = session
  const mark =
    kind === 'pin'
      ? await actions.markPin(page, { x: rect[0], y: rect[1] }, color)
      : await actions.markArea(page, rect, color)
  session.say(words(kind === 'pin' ? 'reader:tools.livePinned' : 'reader:tools.liveFramed', { page }))
  session.openMark(mark.id, { editing: kind === 'pin' })
}

/** Keeps a mark that was pulled. */
export async function keepPulled(session: ReaderSession, mark: Mark): Promise<void> {
  const part = mark.anchor.parts[0]
  const rect = part?.rects[0]
  if (mark.kind !== 'area' && mark.kind !== 'pin') session.marks.put(mark)
  else if (part && rect) await session.actions.place(mark.id, part.page, rect)
  session.reopenMark()
  const text = (mark.anchor.quote?.exact ?? '').split(/\s+/u).slice(-4).join(' ')
  const pulledText = mark.kind === 'highlight' || mark.kind === 'underline'
  session.say(pulledText ? words('reader:tools.liveEnd', { text }) : words('reader:tools.liveMoved'))
}

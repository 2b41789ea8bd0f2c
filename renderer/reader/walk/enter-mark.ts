// Into what floats beside the open mark, by key.
import type { ReaderSession } from '../state/session.ts'

/** Puts the focus into what is open beside a mark; false where none is. */
export function enterMark(session: ReaderSession): boolean {
  const { active } = session.store.getState()
  if (active) session.set({ active: { ...active, entered: true } })
  return active !== null
}

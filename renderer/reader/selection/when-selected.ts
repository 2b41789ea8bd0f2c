// A key pressed right after selecting, while the page's text is still on its way: kept, and done once the text is there.
import type { ReaderSession } from '../state/session.ts'

/** Milliseconds after which a key is forgotten: a mark that comes from nowhere would frighten. */
const PATIENCE = 10_000

/**
 * Runs `run` with the selection: at once, or when the text of what was just selected has come. Another selection
 * meanwhile forgets it. False where nothing is selected and nothing is coming.
 */
export function whenSelected(session: Pick<ReaderSession, 'store' | 'selection'>, run: () => void): boolean {
  if (session.store.getState().selection) {
    run()
    return true
  }
  const coming = session.selection?.coming
  if (!coming) return false
  const latest = performance.now() + PATIENCE
  void coming.then((there) => {
    if (there && performance.now() < latest) run()
  })
  return true
}

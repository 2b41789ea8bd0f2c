// Folds and unfolds a group of the list; the cursor keeps its paper, or goes to the heading it disappeared under.
import { lineOfGroup } from './lines.ts'
import { foldGroups, idAt, lineOf, useLibrary } from '../library-store.ts'
import { select } from './select.ts'
import { closeGroups } from '../view/view-options.ts'

/** Closes an open group of a view and opens a closed one. */
export function toggleGroup(folds: string, key: string): void {
  const { closed, selection } = useLibrary.getState()
  const next = new Set(closed)
  if (!next.delete(key)) next.add(key)
  closeGroups(folds, next)
  foldGroups(next)
  if (selection.cursor < 0) return
  const { lines } = useLibrary.getState()
  const line = selection.cursorId ? lineOf(selection.cursorId) : lineOfGroup(lines, key)
  if (line >= 0) select({ ...selection, cursor: line, cursorId: idAt(line), anchor: line })
}

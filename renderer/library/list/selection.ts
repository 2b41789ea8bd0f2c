// Which papers are selected in a list of them: a cursor, and perhaps several chosen. Pure; positions are lines of the
// list (a cursor may stand on a group's heading, which is no paper), papers are ids.
import type { PaperId } from '../../../preload/model/ids.ts'

export interface Selection {
  /** The cursor's line; −1 before anything was touched. */
  readonly cursor: number
  /** Its paper; null on a heading. */
  readonly cursorId: PaperId | null
  /** Where a range starts. */
  readonly anchor: number
  /** Chosen papers, in the order they were chosen; empty when only the cursor counts. */
  readonly chosen: ReadonlySet<PaperId>
}

export const nothingSelected: Selection = { cursor: -1, cursorId: null, anchor: -1, chosen: new Set() }

/** The papers an action is about. */
export function actingIds(selection: Selection): readonly PaperId[] {
  if (selection.chosen.size > 0) return [...selection.chosen]
  return selection.cursorId ? [selection.cursorId] : []
}

/** Whether a row is drawn as selected. */
export function isSelected(selection: Selection, id: PaperId): boolean {
  return selection.chosen.size > 0 ? selection.chosen.has(id) : selection.cursorId === id
}

/** A plain click or step: the cursor alone. */
export function placeCursor(index: number, id: PaperId | null): Selection {
  return { cursor: index, cursorId: id, anchor: index, chosen: new Set() }
}

/** The cursor goes on, what is chosen stays. */
export function moveCursor(selection: Selection, index: number, id: PaperId | null): Selection {
  return { ...selection, cursor: index, cursorId: id, anchor: index }
}

/** Ctrl/⌘ click: in or out. The paper under the cursor joins what it starts. */
export function toggle(selection: Selection, index: number, id: PaperId): Selection {
  const chosen = new Set(selection.chosen)
  if (chosen.size === 0 && selection.cursorId && selection.cursorId !== id) chosen.add(selection.cursorId)
  if (chosen.has(id)) chosen.delete(id)
  else chosen.add(id)
  return { cursor: index, cursorId: id, anchor: index, chosen }
}

/** Shift: everything from the anchor to `index`. `ids` are the papers of that range, in the list's order. */
export function extend(selection: Selection, index: number, id: PaperId | null, ids: readonly PaperId[]): Selection {
  return {
    cursor: index,
    cursorId: id,
    anchor: selection.anchor < 0 ? index : selection.anchor,
    chosen: new Set(ids),
  }
}

/** All of them; the cursor stays. */
export function chooseAll(selection: Selection, ids: readonly PaperId[]): Selection {
  return { ...selection, chosen: new Set(ids) }
}

/** Only those of the chosen that are still there; one left is the cursor's business again. */
export function keepChosen(selection: Selection, here: ReadonlySet<PaperId>): Selection {
  const chosen = new Set([...selection.chosen].filter((id) => here.has(id)))
  return chosen.size === selection.chosen.size ? selection : { ...selection, chosen }
}

/** Back to the cursor alone. */
export function clearChosen(selection: Selection): Selection {
  return selection.chosen.size === 0 ? selection : { ...selection, chosen: new Set(), anchor: selection.cursor }
}

/**
 * After the list changed: the cursor stays on its paper; where that is gone, on what took its place.
 * `indexOf` answers −1 for papers that are not there (or not loaded).
 */
export function settle(
  selection: Selection,
  list: {
    readonly total: number
    readonly idAt: (index: number) => PaperId | null
    readonly indexOf: (id: PaperId) => number
  },
): Selection {
  if (selection.cursor < 0) return selection
  if (list.total === 0) return nothingSelected
  const at = selection.cursorId ? list.indexOf(selection.cursorId) : -1
  const cursor = at >= 0 ? at : Math.min(selection.cursor, list.total - 1)
  const cursorId = list.idAt(cursor) ?? selection.cursorId
  if (cursor === selection.cursor && cursorId === selection.cursorId) return selection
  return { ...selection, cursor, cursorId, anchor: selection.anchor === selection.cursor ? cursor : selection.anchor }
}

/** Where a step from the cursor leads, within the list; the first step lands on the first row. */
export function step(selection: Selection, by: number, total: number): number {
  if (total === 0) return -1
  if (selection.cursor < 0) return by > 0 ? 0 : total - 1
  return Math.max(0, Math.min(total - 1, selection.cursor + by))
}

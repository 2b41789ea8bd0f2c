// What is selected in the list of papers. Where the ids of a choice are still on their way (all papers, a range over
// windows that are not here), what is done meanwhile waits for them: no deed is ever about the choice before.
import type { PaperId } from '../../../preload/model/ids.ts'
import { api } from '../../app/api.ts'
import { coalesce } from '../../app/coalesce.ts'
import { reportFailure } from '../../app/failures.ts'
import { allIds, idAt, useLibrary } from '../library-store.ts'
import { actingIds, keepChosen, placeCursor, type Selection } from './selection.ts'

/** The choice whose ids are on their way; null where they could not be had. */
let coming: Promise<Selection | null> | null = null

/** Changes what is selected. A choice that is on its way is shown no more; deeds that wait for it are done to it. */
export function select(selection: Selection): void {
  coming = null
  useLibrary.setState({ selection })
}

/** Shows `now` at once, and what `chosen` makes of the ids when they are known, unless something else was selected by then. */
export function selectWhenKnown(
  now: Selection,
  ids: Promise<readonly PaperId[]>,
  chosen: (ids: readonly PaperId[], selection: Selection) => Selection,
): void {
  select(now)
  const mine: Promise<Selection | null> = ids.then(
    (known) => {
      if (coming !== mine) return chosen(known, now)
      coming = null
      const selection = chosen(known, useLibrary.getState().selection)
      useLibrary.setState({ selection })
      return selection
    },
    (error: unknown) => {
      if (coming === mine) coming = null
      reportFailure(error)
      return null
    },
  )
  coming = mine
}

/** Whether a choice is still on its way. */
export function isChoosing(): boolean {
  return coming !== null
}

/** Does something about what is selected: at once, or when the choice that is on its way is there. Not at all where that fails. */
export function whenSelected(work: (selection: Selection) => void): void {
  if (coming) void coming.then((selection) => selection && work(selection))
  else work(useLibrary.getState().selection)
}

/** Does something to the selected papers; false when there are none. */
export function actOnSelected(work: (ids: readonly PaperId[]) => void): void | false {
  if (!coming && actingIds(useLibrary.getState().selection).length === 0) return false
  whenSelected((selection) => {
    const ids = actingIds(selection)
    if (ids.length > 0) work(ids)
  })
}

/**
 * Does something to the selected papers that takes them out of the list. The cursor goes on at once, so that the same
 * key pressed again is about the next one, however long the first takes.
 */
export function takeSelected(work: (ids: readonly PaperId[]) => void): void | false {
  return actOnSelected((ids) => {
    const { selection } = useLibrary.getState()
    const gone = new Set(ids)
    const next = [1, -1].map((by) => {
      let line = selection.cursor
      for (let id = idAt(line); id !== null && gone.has(id); id = idAt(line)) line += by
      return line
    })
    const line = next.find((each) => idAt(each) !== null)
    if (line !== undefined) select(placeCursor(line, idAt(line)))
    work(ids)
  })
}

/** Lets chosen papers go that are not in the list any more, for as long as the window lives: what is counted can be seen. */
export function startSelection(): void {
  const soon = coalesce(1000, () => void letGoneGo().catch(reportFailure))
  api().on('library.changed', soon)
}

async function letGoneGo(): Promise<void> {
  const { query, selection } = useLibrary.getState()
  if (selection.chosen.size === 0) return
  const here = new Set(await allIds())
  const now = useLibrary.getState()
  // Papers of another query, or chosen since, are not what was asked about.
  if (now.query !== query || now.selection.chosen !== selection.chosen) return
  useLibrary.setState({ selection: keepChosen(now.selection, here) })
}

// The pointer in the library's list: one set of listeners for every line. What is clicked is read from the lines'
// `data-line`, and from `data-act` where a click changes something in place.
import type { DragEvent, MouseEvent } from 'react'
import { isMac } from '../../app/platform.ts'
import { dragPapers } from './drag-papers.ts'
import { showInPlace } from './in-place.ts'
import { lineAt, lineOfGroup } from './lines.ts'
import { openInTab } from '../../reader/tabs/tabs-store.ts'
import { idAt, idsBetween, useLibrary } from '../library-store.ts'
import { toggleStar } from '../paper-actions.ts'
import { select, selectWhenKnown, whenSelected } from './select.ts'
import { actingIds, extend, placeCursor, toggle } from './selection.ts'
import { toggleGroup } from './toggle-group.ts'

interface ListPointer {
  readonly onClick: (event: MouseEvent) => void
  readonly onDoubleClick: (event: MouseEvent) => void
  readonly onMouseDown: (event: MouseEvent) => void
  readonly onAuxClick: (event: MouseEvent) => void
  readonly onDragStart: (event: DragEvent) => void
}

/** Click, Shift and Ctrl/⌘ click, double click, drag. */
export function useListPointer(given: {
  readonly folds: string
  readonly reveal: (line: number) => void
  readonly open: () => void | false
}): ListPointer {
  const { folds, reveal, open } = given

  const onClick = (event: MouseEvent): void => {
    const stuck = within(event, '[data-group]')
    if (stuck?.dataset['group'] !== undefined) {
      toggleGroup(folds, stuck.dataset['group'])
      return reveal(lineOfGroup(useLibrary.getState().lines, stuck.dataset['group']))
    }
    const line = lineUnder(event)
    const { lines, selection } = useLibrary.getState()
    const at = line === null ? null : lineAt(lines, line)
    if (line === null || !at) return
    if (at.kind === 'group') {
      select(placeCursor(line, null))
      return toggleGroup(folds, at.group.key)
    }
    const id = idAt(line)
    if (!id) return
    if (event.shiftKey) {
      const anchor = selection.anchor < 0 ? line : selection.anchor
      const now = { ...selection, cursor: line, cursorId: id, anchor }
      return selectWhenKnown(now, idsBetween(anchor, line), (ids) => extend(now, line, id, ids))
    }
    if (isMac() ? event.metaKey : event.ctrlKey) {
      return whenSelected((chosen) => select(toggle(chosen, line, id)))
    }
    const act = within(event, '[data-act]')
    if (act) {
      const ids = selection.chosen.has(id) ? actingIds(selection) : [id]
      if (!selection.chosen.has(id)) select(placeCursor(line, id))
      if (act.dataset['act'] === 'star') return void toggleStar(ids)
      return showInPlace(act.dataset['act'] === 'tags' ? 'tags' : 'status', ids, act)
    }
    select(placeCursor(line, id))
  }

  return {
    onClick,
    onDoubleClick(event) {
      const line = lineUnder(event)
      if (line !== null && !within(event, '[data-act]') && idAt(line)) open()
    },
    onMouseDown(event) {
      // Shift would select text from the last click to here, the middle button scroll.
      if (event.shiftKey || event.button === 1) event.preventDefault()
    },
    onAuxClick(event) {
      const line = event.button === 1 ? lineUnder(event) : null
      const id = line === null ? null : idAt(line)
      if (id) openInTab(id)
    },
    onDragStart(event) {
      const line = lineUnder(event)
      const id = line === null ? null : idAt(line)
      if (!id) return
      const { selection } = useLibrary.getState()
      dragPapers(event.nativeEvent, selection.chosen.has(id) ? actingIds(selection) : [id])
    },
  }
}

function lineUnder(event: MouseEvent): number | null {
  const line = within(event, '[data-line]')?.dataset['line']
  return line === undefined ? null : Number(line)
}

function within(event: MouseEvent, selector: string): HTMLElement | null {
  const found = event.target instanceof Element ? event.target.closest(selector) : null
  return found instanceof HTMLElement ? found : null
}

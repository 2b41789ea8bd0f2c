// The keyboard in the library's list: moving, extending, choosing, folding groups, opening.
import type { KeyboardEvent, RefObject } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import { useCommands } from '../../app/commands.ts'
import { announce } from '../../app/announce.ts'
import { isMac } from '../../app/platform.ts'
import { paperHref } from '../../app/routes.ts'
import { toggleDetails } from '../../app/view-store.ts'
import { t } from '../../app/words/words.ts'
import { openBeside, openInTab } from '../../reader/tabs/tabs-store.ts'
import { lineAt, lineOfGroup } from './lines.ts'
import { allIds, idAt, idsBetween, useLibrary } from '../library-store.ts'
import { isChoosing, select, selectWhenKnown, whenSelected } from './select.ts'
import {
  actingIds,
  chooseAll,
  clearChosen,
  extend,
  moveCursor,
  placeCursor,
  step,
  toggle,
  type Selection,
} from './selection.ts'
import { toggleGroup } from './toggle-group.ts'

interface ListKeys {
  readonly open: () => void | false
  readonly listeners: {
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onFocus: () => void
  }
}

/** Answers the list's commands and the keys of the list itself. `folds` names the view whose groups are folded. */
export function useListKeys(given: {
  readonly folds: string
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly reveal: (line: number) => void
  readonly lineHeight: number
}): ListKeys {
  const { folds, scroller, reveal, lineHeight } = given
  const moveTo = (line: number, how: 'alone' | 'keep' | 'extend'): void => {
    if (line < 0) return
    reveal(line)
    const current = useLibrary.getState().selection
    if (how === 'alone') return select(placeCursor(line, idAt(line)))
    if (how === 'keep') return select(moveCursor(current, line, idAt(line)))
    extendTo(current, line)
  }
  /** The cursor goes at once; what lies between follows when it is known. */
  const extendTo = (current: Selection, line: number): void => {
    const anchor = current.anchor < 0 ? line : current.anchor
    const id = idAt(line)
    const now = { ...current, cursor: line, cursorId: id, anchor }
    selectWhenKnown(now, idsBetween(anchor, line), (ids) => extend(now, line, id, ids))
  }
  const by = (lines: number, how: 'alone' | 'keep' | 'extend'): void => {
    const { selection, lines: all } = useLibrary.getState()
    moveTo(step(selection, lines, all.count), how)
  }
  const walk = (lines: number): void => {
    by(lines, 'keep')
    // Or Enter and Space would go on meaning the link or button that still has the focus.
    scroller.current?.focus({ preventScroll: true })
  }
  const open = (): void | false => {
    const { selection, lines } = useLibrary.getState()
    const at = lineAt(lines, selection.cursor)
    if (at?.kind === 'group') return toggleGroup(folds, at.group.key)
    const [id] = selection.cursorId ? [selection.cursorId] : actingIds(selection)
    if (!id) return false
    window.location.hash = paperHref(id)
  }
  const acting = (): PaperId | null => {
    const { selection } = useLibrary.getState()
    return selection.cursorId ?? actingIds(selection)[0] ?? null
  }
  const toggleChosen = (): void | false => {
    if (!useLibrary.getState().selection.cursorId) return false
    whenSelected((selection) => {
      if (!selection.cursorId) return
      const next = toggle({ ...selection, cursorId: null }, selection.cursor, selection.cursorId)
      select(next)
      announce(t('library.selected', { count: next.chosen.size }))
    })
  }
  useCommands({
    'list.next': () => walk(1),
    'list.previous': () => walk(-1),
    'list.open': open,
    'list.openTab': () => {
      const id = acting()
      return id ? openInTab(id) : false
    },
    'list.openBeside': () => {
      const id = acting()
      return id ? openBeside(id) : false
    },
    'list.details': () => {
      const { selection, lines } = useLibrary.getState()
      const at = lineAt(lines, selection.cursor)
      if (at?.kind === 'group') toggleGroup(folds, at.group.key)
      else toggleDetails()
    },
    'list.choose': toggleChosen,
    'list.selectAll': () => {
      selectWhenKnown(useLibrary.getState().selection, allIds(), (ids, selection) => chooseAll(selection, ids))
    },
    'list.clear': () => {
      const { selection } = useLibrary.getState()
      return selection.chosen.size > 0 || isChoosing() ? select(clearChosen(selection)) : false
    },
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current || event.altKey) return
    const { selection, lines } = useLibrary.getState()
    const modified = isMac() ? event.metaKey : event.ctrlKey
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      if (modified || event.shiftKey || !foldBy(event.key)) return
      event.preventDefault()
      return
    }
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      return void toggleChosen()
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / lineHeight) - 1)
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -lines.count,
      End: lines.count,
    }[event.key]
    if (steps === undefined || (isMac() && (event.ctrlKey || event.metaKey) && event.key.startsWith('Page'))) return
    event.preventDefault()
    const from = selection.cursor < 0 ? { ...selection, cursor: -1 } : selection
    moveTo(step(from, steps, lines.count), event.shiftKey ? 'extend' : modified ? 'keep' : 'alone')
  }
  /** ← closes the group one is in and stands on its heading, → opens it. */
  const foldBy = (key: 'ArrowLeft' | 'ArrowRight'): boolean => {
    const { selection, lines } = useLibrary.getState()
    const at = lineAt(lines, selection.cursor)
    if (!at?.group) return false
    const isOpen = at.kind === 'paper' || at.open
    if ((key === 'ArrowLeft') !== isOpen) return true
    if (key === 'ArrowRight' || at.kind === 'group') toggleGroup(folds, at.group.key)
    else moveTo(lineOfGroup(lines, at.group.key), 'alone')
    return true
  }
  return {
    open,
    listeners: {
      onKeyDown,
      onFocus: () => {
        const { selection, lines } = useLibrary.getState()
        if (selection.cursor < 0 && lines.count > 0) select(placeCursor(0, idAt(0)))
      },
    },
  }
}

// Items and sections of a reading list moved by drag: what is held, and where it would fall.
import { useState, type DragEvent } from 'react'
import { announce } from '../app/announce.ts'
import { t } from '../app/words/words.ts'
import { placeItem, placeOf, placeSection, type Sections } from './arrange.ts'
import type { Line } from './list-lines.ts'
import { rearrange, useList } from './list-store.ts'

type Held = { readonly kind: 'item' | 'section'; readonly id: string }

/** What hangs over a line, to be spread into it. */
export interface LineDrop {
  readonly 'data-where': 'before' | 'after' | undefined
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: () => void
  readonly onDrop: (event: DragEvent) => void
}

let held: Held | null = null

/** Listeners of a handle: the whole of `closest` is what is seen moving. */
export function handleOf(what: Held, closest: string) {
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      held = what
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', '')
      const whole = event.currentTarget.closest(closest)
      if (whole) event.dataTransfer.setDragImage(whole, 12, 12)
    },
    onDragEnd: () => void (held = null),
  }
}

/** Where things fall among the lines. */
export function useLineDrops(): (line: Line) => LineDrop {
  const [over, setOver] = useState<{ readonly id: string; readonly where: 'before' | 'after' } | null>(null)
  return (line) => ({
    'data-where': over?.id === line.id ? over.where : undefined,
    onDragOver(event) {
      const now = useList.getState().detail?.list.sections
      const where = whereOf(event, line)
      if (!held || !now || !dropped(now, held, line, where)) return setOver(null)
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
      if (over?.id !== line.id || over.where !== where) setOver({ id: line.id, where })
    },
    onDragLeave: () => setOver(null),
    onDrop(event) {
      setOver(null)
      const list = useList.getState().detail?.list
      const next = held && list && dropped(list.sections, held, line, whereOf(event, line))
      if (!held || !list || !next) return
      event.preventDefault()
      if (held.kind === 'item') {
        const { section, place } = placeOf(next, held.id)
        announce(t('list.moved', { section: section ?? t('list.untitledSection'), place }))
      }
      held = null
      void rearrange(list, next)
    },
  })
}

/** The sections after `what` fell on a line; null where nothing changes. */
export function dropped(sections: Sections, what: Held, line: Line, where: 'before' | 'after'): Sections | null {
  if (what.kind === 'section') {
    const at = sections.findIndex(({ id }) => id === line.section)
    const before = line.kind === 'section' && where === 'before' ? sections[at] : sections[at + 1]
    return placeSection(sections, what.id, before?.id ?? null)
  }
  const items = sections.find(({ id }) => id === line.section)?.items ?? []
  if (line.kind !== 'item') return placeItem(sections, what.id, { section: line.section, before: items[0]?.id ?? null })
  const at = items.findIndex(({ id }) => id === line.id)
  const before = items.slice(where === 'before' ? at : at + 1).find(({ id }) => id !== what.id)
  return placeItem(sections, what.id, { section: line.section, before: before?.id ?? null })
}

/** Above or below the middle of a line. What falls on a heading as an item falls below it. */
function whereOf(event: DragEvent, line: Line): 'before' | 'after' {
  if (held?.kind === 'item' && line.kind !== 'item') return 'after'
  const { top, height } = event.currentTarget.getBoundingClientRect()
  return event.clientY - top < height / 2 ? 'before' : 'after'
}

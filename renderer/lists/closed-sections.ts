// Which sections of a list are closed in this window; kept in this browser, not in the library.
import { useState } from 'react'
import type { ListId } from '../../preload/model/ids.ts'
import { useList } from './list-store.ts'

/** The closed sections of a list, and closing one or all of them. */
export function useClosedSections(list: ListId) {
  const [closed, setClosed] = useState(() => remembered(list))
  const keep = (next: ReadonlySet<string>): void => {
    setClosed(next)
    try {
      localStorage.setItem(keyOf(list), JSON.stringify([...next]))
    } catch {
      // A browser that keeps nothing opens every section next time.
    }
  }
  return {
    closed,
    closeSection(section: string, close: boolean): void {
      const next = new Set(closed)
      if (close) next.add(section)
      else next.delete(section)
      keep(next)
    },
    closeAll(close: boolean): void {
      const sections = useList.getState().detail?.list.sections ?? []
      keep(new Set(close ? sections.map(({ id }) => id) : []))
    },
  }
}

function keyOf(list: ListId): string {
  return `offprint:closed-sections:${list}`
}

function remembered(list: ListId): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? '[]')
    return new Set(Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

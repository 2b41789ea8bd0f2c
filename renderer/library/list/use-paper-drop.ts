// A place that papers can be dropped on: a list, a tag, a shelf.
import { useState, type DragEvent } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import { draggedPapers } from './drag-papers.ts'

/** What a place for papers listens to, to be spread into it. */
export interface PaperDrop {
  readonly 'data-drop': boolean | undefined
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: () => void
  readonly onDrop: (event: DragEvent) => void
}

/** Listeners for the place; `data-drop` is set while papers hang over it. */
export function usePaperDrop(onPapers: (ids: readonly PaperId[]) => void): PaperDrop {
  const [over, setOver] = useState(false)
  return {
    'data-drop': over || undefined,
    onDragOver(event) {
      if (!draggedPapers()) return
      event.preventDefault()
      event.stopPropagation()
      event.dataTransfer.dropEffect = event.dataTransfer.types.includes('Files') ? 'copy' : 'link'
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event) {
      setOver(false)
      const ids = draggedPapers()
      if (!ids) return
      event.preventDefault()
      onPapers(ids)
    },
  }
}

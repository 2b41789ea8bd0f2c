// Papers can be pasted and dropped anywhere in the window: this listens, and shows where a drop would go.
import { useEffect, useState } from 'react'
import { draggedPapers } from '../library/list/drag-papers.ts'
import { useWords } from '../app/words/words.ts'
import css from './anywhere.module.css'
import { addReference, draftFromText, takeFiles } from './intake-store.ts'
import { singleReference } from './single-reference.ts'

export function Anywhere() {
  const t = useWords()
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const hasFiles = (event: DragEvent): boolean =>
      (event.dataTransfer?.types.includes('Files') ?? false) && !draggedPapers()
    const reset = (): void => {
      depth = 0
      setOver(false)
    }
    const listeners: Partial<{ readonly [K in keyof DocumentEventMap]: (event: DocumentEventMap[K]) => void }> = {
      paste: onPaste,
      dragenter: (event) => {
        if (!hasFiles(event)) return
        depth++
        setOver(true)
      },
      dragleave: (event) => {
        if (hasFiles(event) && --depth <= 0) reset()
      },
      dragover: (event) => {
        // Our own papers, dropped beside every place for them: nothing is added, and no file is opened.
        if (hasFiles(event) || draggedPapers()) event.preventDefault()
      },
      drop: (event) => {
        if (draggedPapers()) event.preventDefault()
        if (!hasFiles(event)) return
        event.preventDefault()
        reset()
        void takeFiles([...(event.dataTransfer?.files ?? [])])
      },
    }
    const entries = Object.entries(listeners) as [keyof DocumentEventMap, EventListener][]
    for (const [name, listener] of entries) document.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of entries) document.removeEventListener(name, listener)
    }
  }, [])
  if (!over) return null
  return (
    <div className={css.over} aria-hidden>
      <p>{t('intake.dropHere')}</p>
    </div>
  )
}

function onPaste(event: ClipboardEvent): void {
  const { target, clipboardData } = event
  if (!clipboardData || event.defaultPrevented) return
  if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"], [role="dialog"]'))
    return
  // While reading, a paste is meant for notes, not for the library.
  if (window.location.hash.startsWith('#/paper/')) return
  const files = [...clipboardData.files]
  const text = clipboardData.getData('text/plain')
  const html = clipboardData.getData('text/html')
  if (files.length > 0 && !text) {
    event.preventDefault()
    void takeFiles(files)
    return
  }
  if (!text.trim()) return
  event.preventDefault()
  const reference = singleReference(text)
  if (reference) {
    void addReference(reference)
    return
  }
  void draftFromText(text, html || null)
}

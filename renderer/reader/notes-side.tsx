// The notes' place beside the paper, as wide as the person drags it.
import { useEffect, useRef, type CSSProperties, type PointerEvent } from 'react'
import type { MarkId } from '../../preload/model/ids.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { useCommands } from '../app/commands.ts'
import { useWords } from '../app/words/words.ts'
import { NotesPane } from '../notes/notes-pane.tsx'
import css from './reader.module.css'
import { focusPages } from './state/focus-pages.ts'
import { showNotes, showPanels, usePanels } from './state/panels.ts'

const NARROWEST = 260
const STEP = 24

/** `over` is set where they lie over the page: Escape takes them away again. */
export function NotesSide(props: {
  readonly detail: PaperDetail
  readonly over: boolean
  readonly onMark?: (id: MarkId) => void
}) {
  const t = useWords()
  const width = usePanels((state) => state.notesWidth)
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const widest = (): number => Math.max(NARROWEST, Math.round(window.innerWidth * 0.6))
  const resize = (wanted: number): void =>
    showPanels({ notesWidth: Math.round(Math.min(widest(), Math.max(NARROWEST, wanted))) })
  const move = (event: PointerEvent): void => {
    if (drag.current) resize(drag.current.width + drag.current.x - event.clientX)
  }
  const { over } = props
  useCommands(over ? { 'list.clear': close } : {})
  // A paper left with its notes open does not come back with its page covered.
  useEffect(() => () => showPanels({ notesOver: false }), [])
  return (
    <div
      className={css.notes}
      style={{ '--notes-width': `${width}px` } as CSSProperties}
      onKeyDownCapture={(event) => {
        // Before the editor, which would only let go of the focus; an unfinished word of an input method keeps its Escape.
        if (!over || event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
    >
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t('reader:notes.resize')}
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={widest()}
        tabIndex={0}
        className={css.grip}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          drag.current = { x: event.clientX, width }
          event.preventDefault()
        }}
        onPointerMove={move}
        onPointerUp={() => {
          drag.current = null
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') resize(width + STEP)
          else if (event.key === 'ArrowRight') resize(width - STEP)
          else return
          event.preventDefault()
        }}
      />
      <NotesPane {...props} onClose={close} />
    </div>
  )
}

/** Takes the notes away; the keys go back to the page. */
function close(): void {
  showNotes(false)
  focusPages()
}

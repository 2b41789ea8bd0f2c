// The notes beside the paper: written in Markdown, read with formulas, saved as one types.
import { Check, CloudOff, LoaderCircle, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { MarkId, PaperId } from '../../preload/model/ids.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { api } from '../app/api.ts'
import { toast } from '../app/toasts.ts'
import { t as words, useWords } from '../app/words/words.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Segments } from '../ui/choices.tsx'
import { showPanels, usePanels } from '../reader/state/panels.ts'
import type { SaveState } from '../reader/state/saver.ts'
import { createEditor, type Editor } from './editor.ts'
import { NoteText } from './note-text.tsx'
import css from './notes.module.css'
import { NotesStore, type LibraryNotes } from './notes-store.ts'
import { quoteMarkdown, takeQuotes } from './quote.ts'

type Mode = 'write' | 'read'

/** The notes of a paper. `onMark` jumps to a quoted mark's place, where the pages are open. */
export function NotesPane(props: {
  readonly detail: PaperDetail
  readonly onMark?: (id: MarkId) => void
  readonly onClose: () => void
}) {
  const t = useWords()
  const { id, notes } = props.detail.record
  const [mode, setMode] = useState<Mode>('write')
  const { store, state, text, conflict, editor } = useNotes(id, notes, setMode)
  return (
    <section className={css.pane} aria-label={t('reader:notes.label')}>
      <header className={css.head}>
        <Segments<Mode>
          label={t('reader:notes.mode')}
          value={mode}
          options={[
            { value: 'write', text: t('reader:notes.write') },
            { value: 'read', text: t('reader:notes.read') },
          ]}
          onChange={setMode}
        />
        <SavedSign state={state} />
        <IconButton label={t('reader:notes.close')} onPress={props.onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {conflict !== null && (
        <div className={css.conflict} role="alert">
          <p>{t('reader:notes.conflict')}</p>
          <Button onPress={() => store?.take(conflict)}>{t('reader:notes.takeTheirs')}</Button>
          <Button onPress={() => store?.keep()}>{t('reader:notes.keepMine')}</Button>
        </div>
      )}
      <div className={css.body}>
        <div ref={editor} className={css.editor} hidden={mode !== 'write'} />
        {mode === 'read' && (
          <div className={css.reading} tabIndex={0} role="region" aria-label={t('reader:notes.label')}>
            {text.trim() === '' ? (
              <p className={css.empty}>{t('reader:notes.empty')}</p>
            ) : (
              <NoteText text={text} onMark={(mark) => props.onMark?.(mark as MarkId)} />
            )}
          </div>
        )}
      </div>
      {mode === 'write' && hasFormula(text) && (
        <div className={css.preview} tabIndex={0} role="region" aria-label={t('reader:notes.read')}>
          <NoteText text={text} onMark={(mark) => props.onMark?.(mark as MarkId)} />
        </div>
      )}
    </section>
  )
}

/** Formulas and quotes are what one wants to see while writing; plain words are seen as they are. */
function hasFormula(text: string): boolean {
  return /\$[^$\n]+\$|\$\$|\\\(|^\|.*\|/m.test(text)
}

function useNotes(id: PaperId, library: LibraryNotes, setMode: (mode: Mode) => void) {
  const editorElement = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const [store, setStore] = useState<NotesStore | null>(null)
  const [state, setState] = useState<SaveState>('saved')
  const [text, setText] = useState(library.text)
  const [conflict, setConflict] = useState<string | null>(null)
  const first = useRef(library)
  useEffect(() => {
    const made = new NotesStore(id, api(), first.current, {
      onState: setState,
      onConflict: setConflict,
      onText: (next) => {
        setText(next)
        editor.current?.replace(next)
      },
    })
    setStore(made)
    setText(made.text)
    if (made.opening === 'draft') toast(words('reader:notes.restored'))
    const parent = editorElement.current
    if (parent) {
      editor.current = createEditor({
        parent,
        text: made.text,
        label: words('reader:notes.editor'),
        placeholder: words('reader:notes.placeholder'),
        onChange: (next) => {
          setText(next)
          made.edit(next)
        },
      })
      if (usePanels.getState().notesAsked) {
        showPanels({ notesAsked: false })
        editor.current.focus()
      }
    }
    const stopQuotes = takeQuotes(id, (mark) => {
      setMode('write')
      const page = words('reader:notes.page', { page: mark.anchor.parts[0]?.page ?? 1 })
      editor.current?.insertBlock(quoteMarkdown(mark, page))
      requestAnimationFrame(() => editor.current?.focus())
    })
    const flush = (): void => void made.flush()
    const stopConnection = api().onConnection((connection) => connection === 'open' && flush())
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      flush()
      stopQuotes()
      stopConnection()
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      editor.current?.destroy()
      editor.current = null
    }
  }, [id, setMode])
  useEffect(() => store?.fromLibrary(library), [store, library])
  return { store, state, text, conflict, editor: editorElement }
}

function SavedSign({ state }: { readonly state: SaveState }) {
  const t = useWords()
  const said = t(
    state === 'saved'
      ? 'reader:notes.saved'
      : state === 'failed'
        ? 'reader:notes.failed'
        : state === 'saving'
          ? 'reader:notes.saving'
          : 'reader:notes.waiting',
  )
  return (
    <span className={css.saved} data-save-state={state} role="status">
      {state === 'saved' && <Check size={13} aria-hidden />}
      {(state === 'saving' || state === 'waiting') && <LoaderCircle size={13} aria-hidden />}
      {state === 'failed' && <CloudOff size={13} aria-hidden />}
      {said}
    </span>
  )
}

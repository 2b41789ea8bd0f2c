// The find bar: a field, how many there are, onwards and back, how words are compared, and the list of all matches.
import { CaseSensitive, ChevronDown, ChevronUp, ListTree, Regex, WholeWord, X } from 'lucide-react'
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { useWords, type Words } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { showPanels, useNotesPlace, usePanels } from '../state/panels.ts'
import type { Search } from '../state/reader-state.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './find-bar.module.css'

export function FindBar() {
  const t = useWords()
  const session = useSession()
  const search = useReader((state) => state.search)
  const list = usePanels((state) => state.findList)
  const over = useNotesPlace() === 'over'
  const notesWidth = usePanels((state) => state.notesWidth)
  const field = useRef<HTMLInputElement>(null)
  const close = useClosing()
  useEffect(() => {
    field.current?.select()
    session.jumps.leaving()
    // A word that was looked for before is looked for again.
    if (field.current?.value) session.find?.search({})
  }, [session])
  const none = search.hits.length === 0
  return (
    <div
      role="search"
      aria-label={t('reader:find.label')}
      className={css.bar}
      data-floating
      data-beside-notes={over || undefined}
      style={over ? ({ '--notes-over': `${notesWidth}px` } as CSSProperties) : undefined}
    >
      <div className={css.row}>
        <input
          ref={field}
          autoFocus
          spellCheck={false}
          className={css.field}
          value={search.query}
          placeholder={t('reader:find.placeholder')}
          aria-label={t('reader:find.label')}
          aria-invalid={search.state === 'not-found' || search.state === 'bad-pattern'}
          aria-describedby="offprint-find-said"
          onChange={(event) => session.find?.search({ query: event.target.value }, { typing: true })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') session.find?.next(event.shiftKey)
            else if (event.key === 'Escape') close()
            else if (event.key === 'ArrowDown' && !none) toList()
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
        <span className={css.count} data-none={search.state === 'not-found' || undefined}>
          {countOf(search, t)}
        </span>
        <IconButton
          label={t('reader:find.previous')}
          command="reader.findPrevious"
          isDisabled={none}
          onPress={() => session.find?.next(true)}
        >
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={t('reader:find.next')}
          command="reader.findNext"
          isDisabled={none}
          onPress={() => session.find?.next()}
        >
          <ChevronDown size={16} aria-hidden />
        </IconButton>
        <Option
          label={t('reader:find.matchCase')}
          on={search.caseSensitive}
          onChange={(caseSensitive) => session.find?.search({ caseSensitive })}
        >
          <CaseSensitive size={17} aria-hidden />
        </Option>
        <Option
          label={t('reader:find.wholeWords')}
          on={search.wholeWords}
          onChange={(wholeWords) => session.find?.search({ wholeWords })}
        >
          <WholeWord size={17} aria-hidden />
        </Option>
        <Option label={t('reader:find.regex')} on={search.regex} onChange={(regex) => session.find?.search({ regex })}>
          <Regex size={16} aria-hidden />
        </Option>
        <Option label={t('reader:find.list')} on={list} onChange={(findList) => showPanels({ findList })}>
          <ListTree size={16} aria-hidden />
        </Option>
        <IconButton label={t('reader:find.close')} onPress={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <p id="offprint-find-said" className={css.said} role="status">
        {saidOf(search, t)}
      </p>
    </div>
  )
}

function Option(props: {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <span className={css.option} data-on={props.on || undefined}>
      <IconButton label={props.label} aria-pressed={props.on} onPress={() => props.onChange(!props.on)}>
        {props.children}
      </IconButton>
    </span>
  )
}

/** Closes the bar and gives the focus back to whatever had it before. */
function useClosing(): () => void {
  const session = useSession()
  // Seen while the bar is first drawn: its field takes the focus right after.
  const [before] = useState(() => document.activeElement)
  return () => {
    session.find?.close()
    const usable = before instanceof HTMLElement && before !== document.body && before.isConnected
    const pages = document.querySelector<HTMLElement>('[data-text-view]') ?? session.view?.container
    ;(usable && !before.closest('[inert]') ? before : pages)?.focus({ preventScroll: true })
  }
}

/** Opens the list of matches and goes into it. */
function toList(): void {
  showPanels({ findList: true })
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-find-list]')?.focus())
}

function countOf({ state, hits, current, more }: Search, t: Words): string {
  if (hits.length > 0) return t(more ? 'reader:find.countMore' : 'reader:find.count', { current, total: hits.length })
  return state === 'not-found' ? t('reader:find.none') : ''
}

/** What needs a sentence: an expression that is wrong, or that does not come to an end. */
function saidOf({ state, problem }: Search, t: Words): string {
  if (state === 'bad-pattern') return t('reader:find.badPattern', { problem: problem ?? '' })
  return state === 'too-slow' ? t('reader:find.tooSlow') : ''
}

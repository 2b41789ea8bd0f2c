// The find bar: a field, how many there are, onwards and back, case and whole words.
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './find-bar.module.css'

export function FindBar() {
  const t = useWords()
  const session = useSession()
  const search = useReader((state) => state.search)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.select()
    session.jumps.leaving()
    // A word that was looked for before is looked for again.
    if (field.current?.value) session.find?.search({})
  }, [session])
  const close = (): void => {
    session.find?.close()
    session.view?.container.focus({ preventScroll: true })
  }
  return (
    <div role="search" aria-label={t('reader:find.label')} className={css.bar} data-floating>
      <input
        ref={field}
        autoFocus
        className={css.field}
        value={search.query}
        placeholder={t('reader:find.placeholder')}
        aria-label={t('reader:find.label')}
        aria-invalid={search.state === 'not-found'}
        onChange={(event) => session.find?.search({ query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') session.find?.next(event.shiftKey)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className={css.count} data-none={search.state === 'not-found' || undefined}>
        {search.state === 'not-found'
          ? t('reader:find.none')
          : search.total > 0
            ? t('reader:find.count', { current: search.current, total: search.total })
            : ''}
      </span>
      <IconButton
        label={t('reader:find.previous')}
        isDisabled={search.total === 0}
        onPress={() => session.find?.next(true)}
      >
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('reader:find.next')} isDisabled={search.total === 0} onPress={() => session.find?.next()}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
      <span className={css.option} data-on={search.caseSensitive || undefined}>
        <IconButton
          label={t('reader:find.matchCase')}
          aria-pressed={search.caseSensitive}
          onPress={() => session.find?.search({ caseSensitive: !search.caseSensitive })}
        >
          <CaseSensitive size={17} aria-hidden />
        </IconButton>
      </span>
      <span className={css.option} data-on={search.wholeWords || undefined}>
        <IconButton
          label={t('reader:find.wholeWords')}
          aria-pressed={search.wholeWords}
          onPress={() => session.find?.search({ wholeWords: !search.wholeWords })}
        >
          <WholeWord size={17} aria-hidden />
        </IconButton>
      </span>
      <IconButton label={t('reader:find.close')} onPress={close}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  )
}

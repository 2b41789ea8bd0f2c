// The box that narrows a list of papers; `/` goes there, Escape empties it, ↓ leads into the list, Enter searches
// everything for what stands in it.
import { CornerDownLeft, Search, X } from 'lucide-react'
import { useRef } from 'react'
import { useCommands } from '../../app/commands.ts'
import { formatRoute, go } from '../../app/routes.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import css from './filter-box.module.css'

export function FilterBox(props: { readonly value: string; readonly onChange: (text: string) => void }) {
  const t = useWords()
  const text = props.value.trim()
  const input = useRef<HTMLInputElement>(null)
  useCommands({
    'app.search': () => {
      input.current?.focus()
      input.current?.select()
    },
  })
  return (
    <div className={css.box} role="search">
      <Search size={14} aria-hidden className={css.icon} />
      <input
        ref={input}
        type="text"
        className={css.input}
        maxLength={10_000}
        aria-label={t('library.filter')}
        placeholder={t('library.filterHint')}
        value={props.value}
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            event.preventDefault()
            if (props.value) props.onChange('')
            else input.current?.blur()
          }
          if (event.key === 'Enter' && text) {
            event.preventDefault()
            go({ at: 'search', text })
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            document.querySelector<HTMLElement>('[data-papers]')?.focus()
          }
        }}
      />
      {props.value ? (
        <IconButton label={t('library.clearFilter')} onPress={() => props.onChange('')}>
          <X size={14} aria-hidden />
        </IconButton>
      ) : (
        <kbd className={css.key}>/</kbd>
      )}
      {text && (
        <a className={css.everything} href={formatRoute({ at: 'search', text })}>
          <span>{t('search:everything')}</span>
          <CornerDownLeft size={13} aria-hidden />
        </a>
      )}
    </div>
  )
}

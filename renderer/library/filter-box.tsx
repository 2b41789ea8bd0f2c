// The box that narrows a list of papers; `/` goes there, Escape empties it, ↓ leads into the list.
import { Search, X } from 'lucide-react'
import { useRef } from 'react'
import { useCommands } from '../app/commands.ts'
import { useWords } from '../app/words/words.ts'
import { IconButton } from '../ui/button.tsx'
import css from './filter-box.module.css'

export function FilterBox(props: {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly autoFocus?: boolean
}) {
  const t = useWords()
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
        aria-label={t('library.filter')}
        placeholder={t('library.filterHint')}
        value={props.value}
        autoFocus={props.autoFocus ?? false}
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault()
            if (props.value) props.onChange('')
            else input.current?.blur()
          }
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            document.querySelector<HTMLElement>('[role="listbox"]')?.focus()
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
    </div>
  )
}

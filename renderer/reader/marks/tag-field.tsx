// The tags of a mark: each with a way to take it off, and a field that completes from the tags there are.
import { X } from 'lucide-react'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import type { Mark } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { useSession } from '../state/use-reader.ts'
import { completions, withTag } from './tags.ts'
import css from './tags.module.css'
import { useMarkDeeds } from './use-mark-deeds.ts'

export function TagField({ mark }: { readonly mark: Mark }) {
  const t = useWords()
  const deeds = useMarkDeeds()
  const listId = useId()
  const known = useKnownTags()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(-1)
  const [open, setOpen] = useState(false)
  const offered = open ? completions(text, known, mark.tags) : []
  const add = (tag: string): void => {
    deeds.tag(mark, withTag(mark.tags, tag))
    setText('')
    setChosen(-1)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (offered.length === 0) return
      const step = key === 'ArrowDown' ? 1 : -1
      setChosen(((chosen + 1 + step + offered.length + 1) % (offered.length + 1)) - 1)
    } else if (key === 'Enter' || key === ',' || (key === 'Tab' && chosen >= 0)) {
      const tag = offered[chosen] ?? text
      if (key !== 'Enter' && tag.trim() === '') return
      if (tag.trim() !== '') add(tag)
    } else if (key === 'Backspace' && text === '' && mark.tags.length > 0) deeds.tag(mark, mark.tags.slice(0, -1))
    else if (key === 'Escape' && (text !== '' || chosen >= 0)) {
      setText('')
      setChosen(-1)
      event.stopPropagation()
    } else return
    event.preventDefault()
  }
  return (
    <div className={css.tags} role="group" aria-label={t('reader:marking.tags')}>
      {mark.tags.map((tag) => (
        <span key={tag} className={css.tag}>
          #{tag}
          <button
            type="button"
            aria-label={t('reader:marking.removeTag', { tag })}
            onClick={() =>
              deeds.tag(
                mark,
                mark.tags.filter((other) => other !== tag),
              )
            }
          >
            <X size={11} aria-hidden />
          </button>
        </span>
      ))}
      <span className={css.entry}>
        <input
          className={css.input}
          value={text}
          maxLength={100}
          placeholder={t('reader:marking.addTag')}
          aria-label={t('reader:marking.addTag')}
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false)
            if (text.trim() !== '') add(text)
          }}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(-1)
          }}
          onKeyDown={onKeyDown}
        />
        <ul
          id={listId}
          className={css.offered}
          role="listbox"
          aria-label={t('reader:marking.tags')}
          hidden={offered.length === 0}
        >
          {offered.map((tag, index) => (
            <li
              key={tag}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseDown={(event) => {
                event.preventDefault()
                add(tag)
              }}
            >
              #{tag}
            </li>
          ))}
        </ul>
      </span>
    </div>
  )
}

/** The tags of marks anywhere in the library, the most used first, with those of this paper that are not saved yet. */
function useKnownTags(): readonly string[] {
  const session = useSession()
  const [known, setKnown] = useState<readonly string[]>([])
  useEffect(() => {
    let wanted = true
    session.options.client.request('marks.tags', {}).then(
      ({ tags }) => {
        const here = session.marks.all().flatMap((mark) => mark.tags)
        if (wanted) setKnown([...new Set([...tags, ...here])])
      },
      // Without main there is nothing to complete from; tags can be typed all the same.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [session])
  return known
}

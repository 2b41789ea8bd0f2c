// Tags of some papers: type to find one or make one, Enter gives or takes it. Ticks say who has it: all, some, none.
import { Check, Minus, Plus } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { PaperId } from '../../preload/model/ids.ts'
import { useApp } from '../app/app-store.ts'
import { useTagColors } from '../app/tag-colors.ts'
import { useWords } from '../app/words/words.ts'
import controls from '../ui/controls.module.css'
import { changeTags } from '../library/paper-actions.ts'
import css from './tag-editor.module.css'
import { completions } from './tag-completions.ts'
import { useShares } from '../library/use-shares.ts'

/** Tags offered at once; the others are a letter or two away. */
const MOST = 60

type Share = 'all' | 'some' | 'none'

/** The field and the list under it. The field has the focus. */
export function TagEditor({ ids }: { readonly ids: readonly PaperId[] }) {
  const t = useWords()
  const listId = useId()
  const known = useApp((state) => state.counts?.tags)
  const colors = useTagColors((state) => state.colors)
  const { tags: counts, total } = useShares(ids)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  // Tags that the papers had when this was opened stand first, and stay where they are while they are ticked.
  const [first, setFirst] = useState<readonly string[] | null>(null)
  if (first === null && counts) setFirst([...counts.keys()])
  const all = useMemo(
    () => [...new Set([...(first ?? []), ...(known ?? []).map(({ tag }) => tag), ...(counts?.keys() ?? [])])],
    [first, known, counts],
  )
  const { options, left } = useMemo(() => completions(all, text, MOST), [all, text])
  const current = Math.min(at, options.length - 1)

  const shareOf = (tag: string): Share => {
    const count = counts?.get(tag) ?? 0
    return count === 0 ? 'none' : count >= total ? 'all' : 'some'
  }
  const choose = (tag: string): void => {
    // One that was found by typing stays in sight, or nobody would see that it was taken.
    if (text.trim() !== '' && !first?.includes(tag)) setFirst([...(first ?? []), tag])
    setText('')
    setAt(0)
    void changeTags(ids, shareOf(tag) === 'all' ? { add: [], remove: [tag] } : { add: [tag], remove: [] })
  }
  const option = options[current]
  return (
    <div className={css.editor}>
      <input
        className={controls.input}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={option ? `${listId}-${current}` : undefined}
        aria-label={t('library:tags.field')}
        placeholder={t('library:tags.field')}
        value={text}
        maxLength={100}
        autoFocus
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') {
            event.preventDefault()
            if (option) choose(option.tag)
          }
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            const by = event.key === 'ArrowDown' ? 1 : -1
            setAt((current + by + options.length) % Math.max(1, options.length))
          }
        }}
      />
      <ul id={listId} className={css.options} role="listbox" aria-label={t('tags.title')} aria-multiselectable>
        {options.map(({ tag, fresh }, index) => {
          const share = shareOf(tag)
          return (
            <li
              key={tag}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={share === 'all'}
              aria-checked={share === 'some' ? 'mixed' : share === 'all'}
              className={css.option}
              data-current={index === current || undefined}
              ref={(element) => {
                if (index === current) element?.scrollIntoView({ block: 'nearest' })
              }}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(tag)}
            >
              {fresh ? (
                <Plus size={14} aria-hidden className={css.plus} />
              ) : (
                <span className={css.box} data-share={share} aria-hidden>
                  {share === 'some' ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
                </span>
              )}
              <span className={css.dot} data-color={colors.get(tag)} aria-hidden />
              <span className={css.name}>{fresh ? t('library:tags.make', { tag }) : tag}</span>
              {share === 'some' && (
                <span className={css.count}>{t('library:tags.some', { count: counts?.get(tag) ?? 0, total })}</span>
              )}
            </li>
          )
        })}
      </ul>
      {options.length === 0 && <p className={css.hint}>{t('tags.none')}</p>}
      {left > 0 && <p className={css.hint}>{t('library:tags.more', { count: left })}</p>}
    </div>
  )
}

// One list of many, found by typing; for dialogs.
import { useState } from 'react'
import type { ListSummary } from '../../../preload/model/list.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import controls from '../../ui/controls.module.css'
import css from './tree.module.css'

/** More lists than this are narrowed by typing. */
const SHOWN = 100

export function ChooseList(props: {
  readonly lists: readonly ListSummary[]
  readonly onChoose: (list: ListSummary) => void
}) {
  const t = useWords()
  const [find, setFind] = useState('')
  const wanted = find.trim().toLowerCase()
  const found = props.lists.filter(({ title }) => title.toLowerCase().includes(wanted))
  const [first] = found
  if (props.lists.length === 0) return <p className={css.body}>{t('lists:tree.none')}</p>
  return (
    <form
      className={css.choose}
      onSubmit={(event) => {
        event.preventDefault()
        if (first) props.onChoose(first)
      }}
    >
      <input
        type="search"
        className={controls.input}
        value={find}
        autoFocus
        aria-label={t('lists:tree.find')}
        placeholder={t('lists:tree.find')}
        onChange={(event) => setFind(event.target.value)}
      />
      <ul className={css.found} aria-label={t('lists:tree.choose')}>
        {found.slice(0, SHOWN).map((list) => (
          <li key={list.id}>
            <Button look="quiet" onPress={() => props.onChoose(list)}>
              {list.title}
            </Button>
          </li>
        ))}
      </ul>
    </form>
  )
}

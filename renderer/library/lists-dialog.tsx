// The reading lists that the selected papers are in, as ticks: put in, taken out, or moved to one list alone; and a new
// list of them.
import { useState } from 'react'
import type { PaperId } from '../../preload/model/ids.ts'
import type { ListSummary } from '../../preload/model/list.ts'
import { useApp } from '../app/app-store.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Switch, Tick } from '../ui/choices.tsx'
import controls from '../ui/controls.module.css'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { addToList, moveToList, removeFromList } from './paper-actions.ts'
import css from './paper-dialogs.module.css'
import { useShares } from './use-shares.ts'

export function ListsDialog(props: { readonly ids: readonly PaperId[]; readonly onClose: () => void }) {
  const t = useWords()
  const { ids, onClose } = props
  const lists = useApp((state) => state.lists) ?? []
  const shares = useShares(ids)
  const [text, setText] = useState('')
  const [move, setMove] = useState(false)
  const wanted = text.trim().toLocaleLowerCase()
  const shown = lists.filter(({ title }) => title.toLocaleLowerCase().includes(wanted))
  const fresh = wanted !== '' && !lists.some(({ title }) => title.toLocaleLowerCase() === wanted)

  const choose = (list: ListSummary, on: boolean): void => {
    if (move) void moveToList(ids, list)
    else if (on) void addToList(ids, list)
    else void removeFromList(ids, list)
  }
  const shareOf = ({ id }: ListSummary): boolean | 'some' => {
    const count = shares.lists?.get(id) ?? 0
    return count === 0 ? false : count >= shares.total ? true : 'some'
  }
  return (
    <Dialog
      title={ids.length === 1 ? t('library:lists.title') : t('library:lists.of', { count: ids.length })}
      onClose={onClose}
      width={440}
    >
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault()
          const [only] = shown
          if (fresh) void addToList(ids, { id: null, title: text.trim() })
          else if (only && wanted) choose(only, shareOf(only) !== true)
          setText('')
        }}
      >
        <input
          className={controls.input}
          value={text}
          maxLength={1000}
          autoFocus
          aria-label={t('library:lists.field')}
          placeholder={t('library:lists.field')}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" isDisabled={!fresh}>
          {t('library:lists.make')}
        </Button>
      </form>
      {shown.length > 0 && (
        <ul className={css.ticks} aria-label={t('toList.existing')}>
          {shown.map((list) => (
            <li key={list.id}>
              <Tick checked={shareOf(list)} onChange={(on) => choose(list, on)}>
                {list.title}
              </Tick>
            </li>
          ))}
        </ul>
      )}
      {lists.length > 1 && (
        <div className={css.hint}>
          <Switch on={move} onChange={setMove}>
            {t('library:lists.move')}
          </Switch>
        </div>
      )}
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          {t('app.done')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

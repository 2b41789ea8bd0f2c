// Several tags made one: which name they get.
import { useState } from 'react'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import controls from '../ui/controls.module.css'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import css from './tags.module.css'

export function MergeDialog(props: {
  readonly tags: readonly string[]
  readonly onMerge: (name: string) => void
  readonly onClose: () => void
}) {
  const t = useWords()
  const [name, setName] = useState(props.tags[0] ?? '')
  return (
    <Dialog title={t('lists:tags.mergeTitle')} onClose={props.onClose} width={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) props.onMerge(name)
        }}
      >
        <p className={css.names}>{props.tags.slice(0, 30).join(' · ')}</p>
        <input
          className={controls.input}
          value={name}
          maxLength={100}
          autoFocus
          list="tags-to-merge"
          aria-label={t('lists:tags.mergeName')}
          onChange={(event) => setName(event.target.value)}
        />
        <datalist id="tags-to-merge">
          {props.tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <DialogActions>
          <Button onPress={props.onClose}>{t('app.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!name.trim()}>
            {t('lists:tags.merge')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

// Naming a search: when it is saved, and when it is renamed. One small dialog, drawn where its button is.
import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import controls from '../ui/controls.module.css'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { saveSearch, useSaved } from './saved-store.ts'
import css from './saved.module.css'

/** Saves the query, or says under which name it stands in the sidebar already. */
export function SaveButton({ query }: { readonly query: string }) {
  const t = useWords()
  const saved = useSaved((state) => state.searches.find((search) => search.query === query))
  const [naming, setNaming] = useState(false)
  if (saved) {
    return (
      <span className={css.kept}>
        <BookmarkCheck size={15} aria-hidden />
        <span className={css.keptName}>{t('search:saved.savedAs', { name: saved.name })}</span>
      </span>
    )
  }
  return (
    <>
      <Button onPress={() => setNaming(true)}>
        <Bookmark size={15} aria-hidden />
        {t('search:saved.save')}
      </Button>
      {naming && (
        <NameDialog
          title={t('search:saved.title')}
          name={query.slice(0, 200)}
          onName={(name) => void saveSearch(name, query)}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  )
}

/** Asks for a name. */
export function NameDialog(props: {
  readonly title: string
  readonly name: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}) {
  const t = useWords()
  const [name, setName] = useState(props.name)
  return (
    <Dialog title={props.title} width={420} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!name.trim()) return
          props.onName(name.trim())
          props.onClose()
        }}
      >
        <input
          className={controls.input}
          aria-label={t('search:saved.name')}
          value={name}
          maxLength={200}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onPress={props.onClose}>{t('app.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!name.trim()}>
            {t('app.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

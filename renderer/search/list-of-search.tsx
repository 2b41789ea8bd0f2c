// A reading list of all that a search finds now.
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/failures.ts'
import { go } from '../app/routes.ts'
import { toast } from '../app/toasts.ts'
import { t as words, useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { NameDialog } from './saved-dialog.tsx'

/** Asks for the list's name and makes it. */
export function ListButton({ query }: { readonly query: string }) {
  const t = useWords()
  const [naming, setNaming] = useState(false)
  return (
    <>
      <Button onPress={() => setNaming(true)}>
        <ListPlus size={15} aria-hidden />
        {t('lists:search.toList')}
      </Button>
      {naming && <ListNameDialog name={query.slice(0, 200)} query={query} onClose={() => setNaming(false)} />}
    </>
  )
}

/** The dialog alone, for a saved search with its name. */
export function ListNameDialog(props: { readonly name: string; readonly query: string; readonly onClose: () => void }) {
  const t = useWords()
  return (
    <NameDialog
      title={t('lists:search.toListTitle')}
      name={props.name}
      onName={(name) => void makeList(name, props.query)}
      onClose={props.onClose}
    />
  )
}

async function makeList(title: string, query: string): Promise<void> {
  try {
    const { id, count } = await api().request('lists.fromSearch', { title, query })
    go({ at: 'list', id })
    toast(words('lists:search.made', { count }), { undo: () => api().request('lists.remove', { id }) })
  } catch (error) {
    reportFailure(error)
  }
}

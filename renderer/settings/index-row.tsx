// The search index as the settings tell of it: how far it is, what keeps it from being kept, and making it anew.
import { useEffect } from 'react'
import type { SearchState } from '../../preload/model/search.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/failures.ts'
import { told } from '../app/words/told.ts'
import { useWords, type Words } from '../app/words/words.ts'
import { rebuildIndex, refreshIndexState, useSearch } from '../search/search-store.ts'
import { Button } from '../ui/button.tsx'

export function IndexState() {
  const t = useWords()
  const index = useSearch((state) => state.index)
  useEffect(() => {
    refreshIndexState().catch(reportFailure)
    return api().on('search.changed', (state) => useSearch.setState({ index: state }))
  }, [])
  if (!index) return <p>{t('search:index.starting')}</p>
  return (
    <>
      <p role="status">{sentence(index, t)}</p>
      {index.message !== null && <p>{told({ message: index.message, said: index.said })}</p>}
      <span>
        <Button isDisabled={index.state === 'building'} onPress={() => void rebuildIndex()}>
          {t('search:index.rebuild')}
        </Button>
      </span>
    </>
  )
}

function sentence({ state, done, total, texts }: SearchState, t: Words): string {
  if (state === 'unavailable') return t('search:index.unavailable')
  if (state === 'building')
    return total === 0 ? t('search:index.starting') : t('search:index.building', { done, total })
  if (texts.done < texts.total) return t('search:index.texts', texts)
  return t('search:index.ready', { papers: total, texts: texts.done })
}

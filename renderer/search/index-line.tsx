// How far the index is, in a line, for as long as it is not all there; or why there is none.
import { told } from '../app/words/told.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { ProgressLine } from '../ui/progress-line.tsx'
import css from './search-page.module.css'
import { rebuildIndex, useSearch } from './search-store.ts'

export function IndexLine() {
  const t = useWords()
  const index = useSearch((state) => state.index)
  if (!index) return null
  const { state, done, total, texts, said } = index
  const message = index.message === null ? null : told({ message: index.message, said })
  if (state === 'unavailable') {
    return (
      <div className={css.index} role="status">
        <span>{message ?? t('search:index.unavailable')}</span>{' '}
        <Button look="link" onPress={() => void rebuildIndex()}>
          {t('search:index.rebuild')}
        </Button>
      </div>
    )
  }
  const records = state === 'building'
  if (!records && texts.done >= texts.total) return message ? <p className={css.index}>{message}</p> : null
  const [at, of] = records ? [done, total] : [texts.done, texts.total]
  return (
    <div className={css.index}>
      <span>
        {records
          ? total === 0
            ? t('search:index.starting')
            : t('search:index.building', { done, total })
          : t('search:index.texts', texts)}
      </span>
      <span className={css.meter}>
        <ProgressLine value={at} total={Math.max(of, 1)} />
      </span>
    </div>
  )
}

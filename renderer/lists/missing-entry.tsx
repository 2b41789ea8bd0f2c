// An entry whose paper is not in the library: removed here, or from the folder by somebody else. Its words stay.
import { AppError } from '../../preload/errors.ts'
import { arxivIdOf } from '../../preload/model/ids.ts'
import type { ListItem } from '../../preload/model/list.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/failures.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Clamped } from '../ui/clamped.tsx'
import css from './list-entry.module.css'

export function MissingEntry(props: { readonly item: ListItem; readonly onRemove: (itemId: string) => void }) {
  const t = useWords()
  const { item, onRemove } = props
  return (
    <article className={css.entry} aria-labelledby={`item-${item.id}`} data-missing>
      <span className={css.glyph} />
      <div className={css.text}>
        <h3 id={`item-${item.id}`} className={css.entryTitle} tabIndex={-1} data-item={item.id}>
          {item.title ?? item.paperId}
        </h3>
        {item.summary && <Clamped className={css.words} text={item.summary} lines={3} />}
        <p className={css.meta}>
          <span>{t('lists:page.missing')}</span>
          <Button look="link" onPress={() => void bringHere(item).catch(reportFailure)}>
            {t('lists:page.bringHere')}
          </Button>
          <Button look="link" onPress={() => onRemove(item.id)}>
            {t('list.removeItem')}
          </Button>
        </p>
      </div>
    </article>
  )
}

/** Out of the bin, with all that was its; where it is not there, from arXiv. */
async function bringHere({ paperId }: ListItem): Promise<void> {
  try {
    await api().request('papers.bringBack', { ids: [paperId] })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found') || arxivIdOf(paperId) === null) throw error
    await api().request('papers.add', { text: paperId })
  }
}

// The lists that stand in one, as a contents page names its parts: each with how far it is.
import type { ListSummary } from '../../preload/model/list.ts'
import { listHref } from '../app/routes.ts'
import { useWords } from '../app/words/words.ts'
import { ProgressLine } from '../ui/progress-line.tsx'
import css from './inside.module.css'

export function Inside({ lists }: { readonly lists: readonly ListSummary[] }) {
  const t = useWords()
  if (lists.length === 0) return null
  return (
    <nav className={css.inside} aria-label={t('lists:page.inside')}>
      <ul>
        {lists.map(({ id, title, progress: { read, reading, total } }) => (
          <li key={id}>
            <a className={css.part} href={listHref(id)}>
              <span className={css.partTitle}>{title}</span>
              <span className={css.partCount}>{t('list.read', { read, total })}</span>
              <span className={css.partLine}>
                <ProgressLine value={read} begun={reading} total={total} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

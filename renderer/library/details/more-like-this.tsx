// Papers of the library that share their words with one: asked for when the person wants them, the likest first.
import { useEffect, useState } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { SearchHit } from '../../../preload/model/search.ts'
import { announce } from '../../app/announce.ts'
import { api } from '../../app/api.ts'
import { failureMessage } from '../../app/failures.ts'
import { paperHref } from '../../app/routes.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { shortAuthors } from '../../ui/format.ts'
import css from './details-pane.module.css'

/** How many are shown. */
const MOST = 8

/** The section of the details; one for each paper (`key`). */
export function MoreLikeThis({ id }: { readonly id: PaperId }) {
  const t = useWords()
  const [wanted, setWanted] = useState(false)
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    if (!wanted) return
    const leaving = new AbortController()
    api()
      .request('search.more', { id, limit: MOST }, { signal: leaving.signal })
      .then((found) => {
        setHits(found.hits)
        announce(t('details.alikeFound', { count: found.hits.length }))
      })
      .catch((error: unknown) => {
        if (leaving.signal.aborted) return
        setFailure(failureMessage(error))
        setWanted(false)
      })
    return () => leaving.abort()
  }, [id, wanted, t])
  return (
    <section>
      <h3 className={css.heading}>{t('details.alike')}</h3>
      {!wanted && (
        <Button look="link" onPress={() => setWanted(true)}>
          {t('details.findAlike')}
        </Button>
      )}
      {!wanted && failure !== null && (
        <p role="alert" className={css.quiet}>
          {failure}
        </p>
      )}
      {wanted && hits?.length === 0 && <p className={css.quiet}>{t('details.noneAlike')}</p>}
      {wanted && hits !== null && (
        <ul className={css.alike}>
          {hits.map((hit) => {
            const { names, more } = shortAuthors(hit.authors)
            return (
              <li key={hit.paperId}>
                <a href={paperHref(hit.paperId)}>{hit.title.text}</a>
                <span className={css.quiet}>
                  {[more > 0 ? `${names} + ${more}` : names, hit.year].filter(Boolean).join(' · ')}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

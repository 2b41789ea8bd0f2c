// One hit: what was found in its surroundings, and which paper and page it stands on. Drawn only when it changes.
import { memo } from 'react'
import type { SearchHit } from '../../preload/model/search.ts'
import { useWords } from '../app/words/words.ts'
import { shortAuthors } from '../ui/format.ts'
import { Highlighted } from './highlighted.tsx'
import css from './results.module.css'

/** The inside of a row of the results. */
export const Hit = memo(function Hit({ hit }: { readonly hit: SearchHit }) {
  return hit.kind === 'paper' ? <PaperHit hit={hit} /> : <PassageHit hit={hit} />
})

function PaperHit({ hit }: { readonly hit: SearchHit }) {
  return (
    <>
      <span className={css.title}>
        <Highlighted snippet={hit.title} />
      </span>
      <Facts hit={hit} />
      {hit.snippet.text && (
        <span className={css.snippet}>
          <Highlighted snippet={hit.snippet} />
        </span>
      )}
    </>
  )
}

function PassageHit({ hit }: { readonly hit: SearchHit }) {
  const t = useWords()
  return (
    <>
      <span
        className={css.passage}
        data-kind={hit.kind}
        style={hit.color ? { borderColor: `var(--mark-${hit.color})` } : undefined}
      >
        <Highlighted snippet={hit.snippet} />
      </span>
      <span className={css.source}>
        {hit.page !== null && <span className={css.page}>{t('search:page', { page: hit.page })}</span>}
        <span className={css.paper}>
          <Highlighted snippet={hit.title} />
        </span>
        <Facts hit={hit} />
      </span>
    </>
  )
}

function Facts({ hit }: { readonly hit: SearchHit }) {
  const t = useWords()
  const { names, more } = shortAuthors(hit.authors)
  return (
    <span className={css.facts}>
      {names && (
        <span>
          {names}
          {more > 0 && ` ${t('paper.andMore', { count: more, total: hit.authors.length })}`}
        </span>
      )}
      {hit.year !== null && <span>{hit.year}</span>}
    </span>
  )
}

// Under the box: what is wrong with the query and where, with the place itself underlined.
import { Button as AriaButton } from 'react-aria-components'
import type { QueryProblem } from '../../preload/search/query.ts'
import { currentLanguage, useWords } from '../app/words/words.ts'
import css from './search-page.module.css'

/** Characters of the query shown on each side of the place. */
const AROUND = 24

/** `onShow` selects the place in the box. What one is still writing is not held against one at once. */
export function ProblemLine(props: {
  readonly text: string
  readonly problem: QueryProblem
  readonly onShow: () => void
}) {
  const t = useWords()
  const { text, problem } = props
  const { from, to } = problem.at
  const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)]
  const wrong = text.slice(from, Math.min(to, from + 60))
  return (
    <div id="search-problem" className={css.problem} role="status" data-patient={to >= text.length || undefined}>
      <span>
        {/* Main's English sentences name the values that can stand there; other languages say what they can. */}
        {currentLanguage() === 'en' ? problem.message : t(`search:problem.${problem.code}`)}
      </span>{' '}
      <AriaButton className={css.where ?? ''} aria-describedby="search-problem" onPress={props.onShow}>
        <span className="visually-hidden">{t('search:problem.show')}: </span>
        <code className={css.excerpt}>
          {start > 0 && '…'}
          {text.slice(start, from)}
          <mark className={css.wrong}>{wrong || ' '}</mark>
          {text.slice(to, end)}
          {end < text.length && '…'}
        </code>
        {t('search:problem.at', { at: from + 1 })}
      </AriaButton>
    </div>
  )
}

// A moment on the screen: relative in words, the full date on hover.
import { currentLanguage, useWords } from '../app/words/words.ts'
import { fullTime, longDate, timeFromNow } from './format.ts'

/** `relative` for what just happened, `day` for dates of papers. */
export function When(props: { readonly moment: string; readonly as?: 'relative' | 'day' }) {
  useWords()
  const language = currentLanguage()
  return (
    <time dateTime={props.moment} title={fullTime(props.moment, language)}>
      {props.as === 'day' ? longDate(props.moment, language) : timeFromNow(props.moment, language)}
    </time>
  )
}

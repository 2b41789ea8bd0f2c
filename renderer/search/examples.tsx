// Before anything is asked: the language by example. Each can be tried.
import { Button as AriaButton } from 'react-aria-components'
import { useWords } from '../app/words/words.ts'
import css from './search-page.module.css'

const examples = [
  ['words', 'retrieval evaluation'],
  ['phrase', '"chain of thought"'],
  ['not', 'attention -survey'],
  ['author', 'author:chen year:>=2023'],
  ['mark', 'mark:important'],
  ['text', 'text:"we find that"'],
  ['status', 'status:unread has:pdf'],
  ['or', 'rag OR (tag:llm -title:code)'],
  ['version', 'version:new'],
] as const

/** `onTry` puts an example into the box. */
export function Examples(props: { readonly onTry: (query: string) => void }) {
  const t = useWords()
  return (
    <div className={css.examples}>
      <h2 className={css.examplesTitle}>{t('search:examples.title')}</h2>
      <ul>
        {examples.map(([name, query]) => (
          <li key={name}>
            <AriaButton className={css.example ?? ''} onPress={() => props.onTry(query)}>
              <code className={css.code}>{query}</code>
              <span className={css.means}>{t(`search:examples.${name}`)}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </div>
  )
}

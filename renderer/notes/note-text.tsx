// Markdown as one reads it: tables, tasks, formulas. No raw HTML; links are sorted out before they are drawn.
import 'katex/dist/katex.min.css'
import { memo, type MouseEvent } from 'react'
import Markdown, { type Components } from 'react-markdown'
import rehypeKatex from 'rehype-katex'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/failures.ts'
import { cx } from '../ui/class-names.ts'
import css from './notes.module.css'
import { markOfHref } from './quote.ts'

/** Addresses that notes may lead to: the web, mail, and Offprint's own places. Others become plain text. */
export function noteUrl(url: string): string {
  if (markOfHref(url)) return url
  return /^(?:https:\/\/|http:\/\/|mailto:)/i.test(url) ? url : ''
}

/** Draws Markdown. `onMark` is asked for links to marks. */
export const NoteText = memo(function NoteText(props: {
  readonly text: string
  readonly small?: boolean
  readonly onMark?: (id: string) => void
}) {
  const { onMark } = props
  const components: Components = {
    a: ({ href, children }) => {
      if (!href) return <span>{children}</span>
      return (
        <a href={href} rel="noopener noreferrer" onClick={(event) => follow(event, href, onMark)}>
          {children}
        </a>
      )
    },
    // Pictures would be fetched from the network: only their words are shown.
    img: ({ alt }) => <span>{alt}</span>,
  }
  return (
    <div className={cx(css.text, props.small && css.small)}>
      <Markdown
        remarkPlugins={[remarkGfm, remarkMath]}
        rehypePlugins={[
          [rehypeKatex, { throwOnError: false, strict: 'ignore', trust: false, output: 'htmlAndMathml' }],
        ]}
        urlTransform={noteUrl}
        components={components}
      >
        {props.text}
      </Markdown>
    </div>
  )
})

function follow(event: MouseEvent, href: string, onMark: ((id: string) => void) | undefined): void {
  event.preventDefault()
  const mark = markOfHref(href)
  if (mark) onMark?.(mark)
  else
    void api()
      .request('shell.openExternal', { url: href.replace(/^http:/i, 'https:') })
      .catch(reportFailure)
}

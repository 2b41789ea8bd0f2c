// Markdown as one reads it: tables, tasks, formulas. No raw HTML; links are sorted out before they are drawn.
import { memo, use, type MouseEvent } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import { parsePaperLink } from '../../preload/paper-link.ts'
import { openOutside } from '../app/open-outside.ts'
import { followPaperLink } from '../reader/state/crossing.ts'
import { cx } from '../ui/class-names.ts'
import { Formula } from './formula.tsx'
import css from './notes.module.css'
import { isPicture, pictureOf, PicturesOf } from './pictures.ts'
import { markOfHref } from './quote.ts'

/** Addresses that notes may lead to: the web, mail, and Offprint's own places. Others become plain text. */
export function noteUrl(url: string): string {
  if (markOfHref(url) || isPicture(url) || parsePaperLink(url)) return url
  return /^(?:https:\/\/|http:\/\/|mailto:)/i.test(url) ? url : ''
}

/** Draws Markdown. `onMark` is asked for links to marks. */
export const NoteMarkdown = memo(function NoteMarkdown(props: {
  readonly text: string
  readonly small?: boolean
  readonly onMark?: (id: string) => void
}) {
  const { onMark } = props
  const paper = use(PicturesOf)
  const components: Components = {
    a: ({ href, children }) => {
      if (!href) return <span>{children}</span>
      return (
        <a href={href} rel="noopener noreferrer" onClick={(event) => follow(event, href, onMark)}>
          {children}
        </a>
      )
    },
    // remark-math leaves formulas as code of these classes.
    code: ({ className, children }) => {
      const display = className?.includes('math-display') ?? false
      const formula = display || (className?.includes('math-inline') ?? false)
      return formula ? (
        <Formula tex={typeof children === 'string' ? children : ''} display={display} />
      ) : (
        <code className={className}>{children}</code>
      )
    },
    pre: ({ node, children }) => (isDisplayFormula(node) ? <div>{children}</div> : <pre>{children}</pre>),
    // Other pictures would be fetched from the network: only their words are shown.
    img: ({ alt, src }) => {
      const picture = typeof src === 'string' ? pictureOf(paper, src) : null
      return picture ? <img src={picture} alt={alt ?? ''} className={css.picture} /> : <span>{alt}</span>
    },
  }
  return (
    <div className={cx(css.text, props.small && css.small)}>
      <Markdown remarkPlugins={[remarkGfm, remarkMath]} urlTransform={noteUrl} components={components}>
        {props.text}
      </Markdown>
    </div>
  )
})

function isDisplayFormula(node: { readonly children: readonly unknown[] } | undefined): boolean {
  const { properties } = Object(node?.children[0]) as { properties?: { className?: unknown } }
  return Array.isArray(properties?.className) && properties.className.includes('math-display')
}

function follow(event: MouseEvent, href: string, onMark: ((id: string) => void) | undefined): void {
  event.preventDefault()
  const mark = markOfHref(href)
  const place = parsePaperLink(href)
  if (mark) onMark?.(mark)
  else if (place) followPaperLink(place)
  else openOutside(href.replace(/^http:/i, 'https:'))
}

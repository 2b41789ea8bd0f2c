// A piece of text with what was found in it set apart: as a mark, so that it is not told by colour alone.
import type { ReactNode } from 'react'
import type { Snippet } from '../../preload/model/search.ts'
import css from './results.module.css'

/** The text, with its ranges highlighted. */
export function Highlighted({ snippet }: { readonly snippet: Snippet }) {
  const { text, ranges } = snippet
  const pieces: ReactNode[] = []
  let at = 0
  for (const [from, to] of ranges) {
    if (from < at || to <= from) continue
    pieces.push(
      text.slice(at, from),
      <mark key={from} className={css.found}>
        {text.slice(from, to)}
      </mark>,
    )
    at = to
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  )
}

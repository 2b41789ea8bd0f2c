// Words with formulas in them. KaTeX is loaded with the first formula; until then it stands as it was written.
import { Fragment } from 'react'
import { later } from '../reader/later.tsx'
import { mathParts } from './math-parts.ts'

const formula = later(async () => (await import('../notes/formula.tsx')).Formula)

/** The text of a title or an abstract. */
export function MathText({ text }: { readonly text: string }) {
  return mathParts(text).map((part, at) =>
    part.kind === 'words' ? (
      <Fragment key={at}>{part.text}</Fragment>
    ) : (
      <formula.Part key={at} tex={part.tex} display={part.display} meanwhile={<code>{part.tex}</code>} />
    ),
  )
}

// Markdown as one reads it, loaded when the first is shown; until then the words as they were written.
import { lazy, Suspense } from 'react'
import css from './notes.module.css'

const NoteMarkdown = lazy(async () => ({ default: (await import('./note-markdown.tsx')).NoteMarkdown }))

/** Draws Markdown with formulas. `onMark` is asked for links to marks. */
export function NoteText(props: {
  readonly text: string
  readonly small?: boolean
  readonly onMark?: (id: string) => void
}) {
  return (
    <Suspense fallback={<p className={css.raw}>{props.text}</p>}>
      <NoteMarkdown {...props} />
    </Suspense>
  )
}

// Markdown as one reads it, loaded when the first is shown; until then the words as they were written.
import { later } from '../reader/later.tsx'
import css from './notes.module.css'

const markdown = later(async () => (await import('./note-markdown.tsx')).NoteMarkdown)

/** Draws Markdown with formulas. `onMark` is asked for links to marks. */
export function NoteText(props: {
  readonly text: string
  readonly small?: boolean
  readonly onMark?: (id: string) => void
}) {
  return <markdown.Part {...props} meanwhile={<p className={css.raw}>{props.text}</p>} />
}

// The raised numbers and signs of a page that lead to its footnotes.
import type { Mention, NamedPlace } from '../../preload/model/references.ts'
import type { PageText } from '../../preload/model/text.ts'
import { rectsOf } from '../../preload/text/select.ts'
import { isAfterWords, raisedRuns } from './raised.ts'

/** Each raised number or sign that a footnote at the foot of the same page begins with. */
export function footnoteMentions(page: PageText, places: readonly NamedPlace[]): readonly Mention[] {
  const notes = new Map(
    places.flatMap(({ kind, number, at }, index) =>
      kind === 'footnote' && at.page === page.page ? [[number, index] as const] : [],
    ),
  )
  if (notes.size === 0) return []
  return page.lines
    .filter(({ kind }) => kind === 'body' || kind === 'heading')
    .flatMap((line) => raisedRuns(page, line).filter((run) => /^\D/u.test(run.text) || isAfterWords(page, run)))
    .flatMap(({ from, to, text }): Mention[] => {
      const note = notes.get(text)
      const [rect] = note === undefined ? [] : rectsOf(page, from, to)
      return note === undefined || !rect
        ? []
        : [{ kind: 'footnote', stretch: { page: page.page, from, to, rect }, targets: [note] }]
    })
}

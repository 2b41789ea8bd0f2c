// Everything a paper points at, from its page texts: bibliography, named places, and the words that name them.
import type { Mention, NamedPlace, PaperPlaces, Reference, Stretch } from '../../preload/model/references.ts'
import type { PageText } from '../../preload/model/text.ts'
import { flowOf, glyphCount, type Flow } from '../../preload/text/flow.ts'
import { bibliographiesOf, type BibLine } from './bibliography.ts'
import { citationMentions, citationStyle, indexReferences } from './citations.ts'
import { fieldsOf } from './entry.ts'
import { footnoteMentions } from './footnotes.ts'
import { indexPlaces, placeMentions } from './mentions.ts'
import { namedPlacesOf } from './named-places.ts'
import { entriesOf, type BibEntry } from './split.ts'
import { around } from './stretch.ts'

/** Reads a whole paper; pages in order, with the kinds and hyphens of the whole document. Pure. */
export function placesOf(pages: readonly PageText[]): PaperPlaces {
  const references = referencesOf(pages)
  const inBibliography = insideOf(references)
  const places: readonly NamedPlace[] = pages.flatMap((page) => namedPlacesOf(page, inBibliography))
  const [placeIndex, citationIndex] = [indexPlaces(places), indexReferences(references)]
  const flows = pages.map((page) => [page, flowsOf(page)] as const)
  const style = citationStyle(flows, citationIndex, {
    isNumbered: (number) => placeIndex.has(`equation equation ${number}`),
    inBibliography,
  })
  const mentions = flows.flatMap(([page, own]): readonly Mention[] => {
    const found = [
      ...(references.length > 0 ? citationMentions([page, own], citationIndex, style) : []),
      ...own.flatMap((flow) => placeMentions(page, flow, places, placeIndex)),
    ]
    const notes = footnoteMentions(page, places)
    // A raised number that a footnote of its page carries is that footnote's.
    const cited = found.filter(({ stretch }) => !notes.some((note) => note.stretch.from === stretch.from))
    return [...cited, ...notes]
      .filter(({ stretch }) => !inBibliography(stretch.page, stretch.from))
      .toSorted((a, b) => a.stretch.from - b.stretch.from)
  })
  return { references: [...references], places: [...places], mentions: [...mentions] }
}

/** The bibliography alone. */
export function referencesOf(pages: readonly PageText[]): readonly Reference[] {
  return bibliographiesOf(pages).flatMap((lines) => {
    const references = entriesOf(lines).map(referenceFrom)
    // What a journal prints after its references (`Received …`, the editor) has no title.
    const last = references.findLastIndex(
      ({ label, title, arxivId }) => label !== null || title !== null || arxivId !== null,
    )
    return references.slice(0, last + 1)
  })
}

function referenceFrom({ label, text, lines }: BibEntry): Reference {
  const fields = fieldsOf(text)
  return { label, text: text.slice(0, 3000), ...fields, authors: [...fields.authors], parts: partsOf(lines) }
}

/** Lines of one page and column are one part. */
function partsOf(lines: readonly BibLine[]): Stretch[] {
  const runs = [...Map.groupBy(lines, ({ page, column }) => `${page} ${column}`).values()]
  return runs.map((run) => ({
    page: run[0]?.page ?? 1,
    from: Math.min(...run.map(({ from }) => from)),
    to: Math.max(...run.map(({ to }) => to)),
    rect: around(run.map(({ rect }) => rect)),
  }))
}

function insideOf(references: readonly Reference[]): (page: number, glyph: number) => boolean {
  const byPage = Map.groupBy(
    references.flatMap(({ parts }) => parts),
    ({ page }) => page,
  )
  return (page, glyph) => byPage.get(page)?.some(({ from, to }) => glyph >= from && glyph < to) ?? false
}

/** The clean text of a page, and that of its footnotes, which the former leaves out. */
function flowsOf(page: PageText): readonly Flow[] {
  const notes = page.lines.filter(({ kind }) => kind === 'footnote')
  const [first, last] = [notes[0], notes.at(-1)]
  const whole = flowOf(page, 0, glyphCount(page))
  const onlyNotes = first && last && notes.length < page.lines.length && !between(page, first.from, last.to)
  return onlyNotes ? [whole, flowOf(page, first.from, last.to)] : [whole]
}

/** Whether anything but footnotes stands between two glyphs. */
function between(page: PageText, from: number, to: number): boolean {
  return page.lines.some((line) => line.kind !== 'footnote' && line.from >= from && line.to <= to)
}

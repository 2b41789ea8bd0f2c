// Quoting a mark into the notes: a block quote with a link that leads back to its place on the page.
import type { MarkId, PaperId } from '../../preload/model/ids.ts'
import type { Mark } from '../../preload/model/mark.ts'

/** The Markdown of a quoted mark; `page` is the words of the link ("p. 5"). */
export function quoteMarkdown(mark: Mark, page: string): string {
  const text = (mark.anchor.quote?.exact ?? '').trim()
  // What a frame holds is seen in its picture; its letters, out of a figure, would say nothing in a row.
  const lines = text === '' || mark.image ? [] : text.split('\n').map((line) => `> ${escapeMarkdown(line)}`)
  const picture = mark.image ? [`> ![${page}](images/${mark.image.name}.png)`, '>'] : []
  return [...picture, ...lines, `> [${page}](${markHref(mark.id)})`].join('\n')
}

/** The address of a mark in notes. */
export function markHref(id: MarkId): string {
  return `offprint:mark/${id}`
}

/** The mark an address in notes leads to; null where it is another kind of address. */
export function markOfHref(href: string): string | null {
  return /^offprint:mark\/([A-Za-z0-9_-]{4,40})$/.exec(href)?.[1] ?? null
}

/** Text of a paper as Markdown that shows just that text. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>$~|]/g, '\\$&')
    .replace(/^(\s*)([#+-])(?=\s|#)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2')
}

type Listener = (mark: Mark) => void
const listeners = new Map<PaperId, Listener>()
const waiting = new Map<PaperId, Mark[]>()

/** Hands a mark to the notes of its paper, now or as soon as they are open. */
export function quoteIntoNotes(paper: PaperId, mark: Mark): void {
  const listener = listeners.get(paper)
  if (listener) listener(mark)
  else waiting.set(paper, [...(waiting.get(paper) ?? []), mark])
}

/** The open notes of a paper take quotes until the returned function is called. */
export function takeQuotes(paper: PaperId, listener: Listener): () => void {
  listeners.set(paper, listener)
  for (const mark of waiting.get(paper) ?? []) listener(mark)
  waiting.delete(paper)
  return () => {
    if (listeners.get(paper) === listener) listeners.delete(paper)
  }
}

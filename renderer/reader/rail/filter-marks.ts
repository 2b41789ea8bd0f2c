// Narrowing a list of marks, and counting its colours. Pure.
import { MarkColor, type Mark } from '../../../preload/model/mark.ts'

export interface MarkFilter {
  readonly words: string
  readonly color: MarkColor | null
}

/** The marks that have the colour and every word, in the text, the comment or a tag; case and accents do not count. */
export function filterMarks(marks: readonly Mark[], { words, color }: MarkFilter): readonly Mark[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean)
  return marks.filter((mark) => {
    if (color !== null && mark.color !== color) return false
    const text = fold([mark.anchor.quote?.exact ?? '', mark.comment, ...mark.tags].join('\n'))
    return wanted.every((word) => text.includes(word))
  })
}

/** The colours there are, in their own order, with how many marks have each. */
export function countColors(marks: readonly Mark[]): readonly { readonly color: MarkColor; readonly count: number }[] {
  return MarkColor.options
    .map((color) => ({ color, count: marks.filter((mark) => mark.color === color).length }))
    .filter(({ count }) => count > 0)
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

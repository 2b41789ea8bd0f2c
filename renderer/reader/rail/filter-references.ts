// Which references a filter leaves. Pure.
import type { KnownReference, Reference } from '../../../preload/model/references.ts'

/** The references that hold all the words and, if asked, are in the library; with their index in the paper. */
export function filterReferences(
  references: readonly Reference[],
  known: readonly KnownReference[],
  filter: { readonly words: string; readonly hereOnly: boolean },
): readonly { readonly reference: Reference; readonly index: number }[] {
  const words = plain(filter.words)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const here = new Set(known.map(({ index }) => index))
  return references
    .map((reference, index) => ({ reference, index }))
    .filter(({ reference, index }) => {
      if (filter.hereOnly && !here.has(index)) return false
      const text = plain(`${reference.label === null ? '' : `[${reference.label}]`} ${reference.text}`)
      return words.every((word) => text.includes(word))
    })
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase()
}

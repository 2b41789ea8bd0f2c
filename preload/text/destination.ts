// What a PDF's destination says of itself: the kind of thing by its name, and the point on its page. Pure.

/** What a destination can be; `place` is any other. */
export type CropKind =
  | 'reference'
  | 'figure'
  | 'table'
  | 'algorithm'
  | 'equation'
  | 'section'
  | 'theorem'
  | 'footnote'
  | 'place'

const KINDS: readonly (readonly [RegExp, CropKind])[] = [
  [/^(?:cite|bib|ref-|reference|b\d)/iu, 'reference'],
  [/^(?:sub)?fig(?:ure)?s?\b|^figure/iu, 'figure'],
  [/^(?:sub)?tab(?:le)?s?\b|^table/iu, 'table'],
  [/^(?:alg|lst|listing|lstlisting)/iu, 'algorithm'],
  [/^(?:eq|ams\b|subequation|mathequation)/iu, 'equation'],
  [/^(?:(?:sub)*section|sec|chapter|appendix|part|paragraph)/iu, 'section'],
  [/^(?:h?footnote|fn|table-?note)/iu, 'footnote'],
  [/^(?:thm|theorem|lemma|lem|prop|cor|def|assum|remark|example|conj|claim|obs|fact)/iu, 'theorem'],
]

/** The kind that hyperref's name of a destination tells (`cite.vaswani`, `figure.caption.3`, `equation.2.1`). */
export function kindOfDestination(name: string | null): CropKind {
  return KINDS.find(([pattern]) => pattern.test(name ?? ''))?.[1] ?? 'place'
}

/** The point that a PDF's explicit destination names; null for what it leaves open. */
export function pointOfDestination(destination: readonly unknown[]): {
  readonly x: number | null
  readonly y: number | null
} {
  const name: unknown = Object(destination[1]).name
  const number = (at: number): number | null => {
    const value = destination[at]
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  }
  switch (name) {
    case 'XYZ':
      return { x: number(2), y: number(3) }
    case 'FitH':
    case 'FitBH':
      return { x: null, y: number(2) }
    case 'FitR':
      return { x: number(2), y: number(5) }
    default:
      return { x: null, y: null }
  }
}

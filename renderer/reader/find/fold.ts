// Text as find compares it: accents, kinds of quotes, dashes and spaces made alike, and case where it does not matter.
// Each folded unit knows where it came from.

export interface Folded {
  readonly text: string
  /** For each unit of `text` the unit of the source it came from; one more for the end. */
  readonly from: Int32Array
}

const ALIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
}

/** Folds a text. White space of any kind and length is one space; combining marks and soft hyphens go. */
export function fold(source: string, options: { readonly caseSensitive: boolean }): Folded {
  const from: number[] = []
  let text = ''
  let at = 0
  for (const point of source) {
    const folded = foldPoint(point, options.caseSensitive)
    const kept = folded === ' ' && text.endsWith(' ') ? '' : folded
    for (let unit = 0; unit < kept.length; unit++) from.push(at)
    text += kept
    at += point.length
  }
  from.push(source.length)
  return { text, from: Int32Array.from(from) }
}

function foldPoint(point: string, caseSensitive: boolean): string {
  const code = point.charCodeAt(0)
  if (code < 0x80) {
    if (code <= 0x20) return ' '
    return caseSensitive || code < 0x41 || code > 0x5a ? point : String.fromCharCode(code + 0x20)
  }
  if (point === '\u00ad') return ''
  if (/\s/u.test(point)) return ' '
  const alike = ALIKE[point] ?? point.normalize('NFKD').replace(/\p{M}+/gu, '')
  return caseSensitive ? alike : alike.toLowerCase()
}

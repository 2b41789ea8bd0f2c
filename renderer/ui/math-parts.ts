// Titles and abstracts as authors give them to arXiv: words with TeX formulas between dollars, and a little TeX among the
// words. Taken apart here; drawn by math-text.tsx. Pure.

/** A stretch of words, or a formula. */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string; readonly display: boolean }

const formulas =
  /\$\$([^$]{1,4000})\$\$|\\\[([\s\S]{1,4000}?)\\\]|\\\(([\s\S]{1,4000}?)\\\)|(?<!\\)\$((?:\\[\s\S]|[^$\\\n]|\n(?!\s*\n)){1,4000}?)(?<!\\)\$(?!\d)/g

/** Words and formulas in their order. What only looks like a formula ("from $5 to $9") stays words. */
export function mathParts(text: string): readonly TextPart[] {
  // No abstract is that long; looking for formulas in it would hold up the window.
  if (text.length > 20_000) return [{ kind: 'words', text }]
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(formulas)) {
    const [whole, dollars, brackets, parentheses, single] = match
    const tex = dollars ?? brackets ?? parentheses ?? single ?? ''
    if (tex.trim() === '' || (single !== undefined && !looksLikeTex(single))) continue
    if (match.index > at) parts.push({ kind: 'words', text: plainWords(text.slice(at, match.index)) })
    parts.push({ kind: 'math', tex: tex.trim(), display: dollars !== undefined || brackets !== undefined })
    at = match.index + whole.length
  }
  if (at < text.length) parts.push({ kind: 'words', text: plainWords(text.slice(at)) })
  return parts
}

/** Between single dollars: no space at either end, or at least a sign that only TeX has. */
function looksLikeTex(inside: string): boolean {
  return (!/^\s|\s$/.test(inside) && !/^\d[\d.,]*\s+\w+\s+\w+/.test(inside)) || /[\\^_{}]/.test(inside)
}

/** TeX that stands among words as the words it means: `\%`, `\emph{…}`, quotation marks, dashes. */
function plainWords(text: string): string {
  return text
    .replace(/\\(?:emph|textit|textbf|texttt|textsc|textrm|text)\{([^{}]*)\}/g, '$1')
    .replace(/\\([%&$#_{}])/g, '$1')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/---/g, '—')
    .replace(/(?<=\w)--(?=\w)/g, '–')
    .replace(/(?<=\w)~(?=\w)/g, '\u00a0')
}

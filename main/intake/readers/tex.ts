// TeX as it stands in BibTeX fields → plain words: accents, dashes, quotes, braces. Formulas stay as they are written.

const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
}

const letters: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  th: 'þ',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  textasciitilde: '~',
  textbackslash: '\\',
  textregistered: '®',
  texttrademark: '™',
  textdegree: '°',
  copyright: '©',
  S: '§',
  pounds: '£',
  quad: ' ',
  qquad: ' ',
  newline: ' ',
}

/** Plain words of a TeX field, white space normalised. */
export function plainTex(tex: string): string {
  if (!/[\\{}$~`'-]/.test(tex)) return tex.replace(/\s+/g, ' ').trim()
  const parts = tex.split(/(\$\$?[^$]{1,500}\$\$?)/)
  return parts
    .map((part, i) => (i % 2 === 1 ? part : plainPart(part)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function plainPart(tex: string): string {
  return tex
    .replace(/\\([`'^~="])\s*\{?\\?([a-zA-Z])\}?/g, (_, accent: string, letter: string) => accented(accent, letter))
    .replace(/\\\.\s*\{?([a-zA-Z])\}?/g, (_, letter: string) => accented('.', letter))
    .replace(/\\([uvHcdbrk])(?:\s+|\s*\{)\\?([a-zA-Z])\}?/g, (_, accent: string, letter: string) =>
      accented(accent, letter),
    )
    .replace(
      /\\(?:url|href|texttt|textit|textbf|textsc|textrm|textsf|emph|mathrm|mathbf|text|uppercase|lowercase|mkbibquote|enquote)\s*\{/g,
      '{',
    )
    .replace(
      /\\([a-zA-Z]+)\s*(?:\{\})?/g,
      (whole, name: string) =>
        (Object.hasOwn(letters, name) ? letters[name] : null) ??
        (/^(?:em|it|bf|sc|rm|tt|small|large|par|noindent|relax|protect)$/.test(name) ? ' ' : whole),
    )
    .replace(/\\([&%$#_{}])/g, '\uE000$1')
    .replace(/\\[,;:!/ ]/g, ' ')
    .replace(/\\\\/g, ' ')
    .replace(/(?<!\uE000)[{}]/g, '')
    .replace(/\uE000/g, '')
    .replace(/---/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/``|''/g, (quotes) => (quotes === '``' ? '“' : '”'))
    .replace(/~/g, ' ')
}

function accented(accent: string, letter: string): string {
  const base = letter === 'i' || letter === 'j' ? letter : letter
  return (base + (accents[accent] ?? '')).normalize('NFC')
}

// How texts are ordered: one key for comparing in memory and for columns of the index, so that both give the same order.

/** Characters of a text that count for its place. */
const COUNTED = 120
const PARTS = /\p{N}+|[\p{L}\p{M}]+/gu

/**
 * The text as it is ordered: letters and digits only, case and accents aside, numbers by their value. Keys are compared
 * unit by unit (`<`), as SQLite compares them too; '' comes first.
 */
export function sortKey(text: string): string {
  const folded = text
    .slice(0, COUNTED * 4)
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]+/gu, '')
    .toLowerCase()
  const words = folded.match(PARTS) ?? []
  return words
    .map((word) => (/^[0-9]+$/.test(word) ? numberKey(word) : word))
    .join(' ')
    .slice(0, COUNTED)
    .replace(/[\uD800-\uDBFF]$/u, '')
}

/** Numbers by their length, then their digits: `9` before `10`. */
function numberKey(digits: string): string {
  const value = digits.replace(/^0+(?=.)/, '').slice(0, 60)
  return `${String.fromCharCode(0x30 + Math.min(value.length, 60))}${value}`
}

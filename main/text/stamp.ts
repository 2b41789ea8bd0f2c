// The stamp arXiv prints up the left margin of a first page: which paper, version and category the file really is,
// and the day. "arXiv:2408.06224v2  [cs.SE]  2 Jan 2025" (reader.md §2.2; old-style ids have the archive in them).

/** What the stamp says. `date` is ISO, yyyy-mm-dd, or null where it cannot be read. */
export interface Stamp {
  readonly base: string
  readonly version: number
  readonly category: string | null
  readonly date: string | null
}

const STAMP =
  /arxiv:\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})\s*v(\d{1,3})\s*(?:\[\s*([a-z-]+(?:\.[a-z-]+)?)\s*\])?\s*(?:(\d{1,2})\s*([a-z]{3})[a-z]*\s*(\d{4}))?/iu
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The stamp in a text, or null. Spaces may be missing or doubled. */
export function stampFrom(text: string): Stamp | null {
  const found = STAMP.exec(text)
  if (!found) return null
  const [, id = '', version = '', category, day, month, year] = found
  const number = MONTHS.indexOf((month ?? '').toLowerCase()) + 1
  return {
    // math.AG/0601001 is math/0601001: the subject class is no part of the id.
    base: id.toLowerCase().replace(/\.[a-z]{2}\//u, '/'),
    version: Number(version),
    category: category ?? null,
    date: day && year && number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : null,
  }
}

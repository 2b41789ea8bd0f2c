// A bibliography's lines to its entries. Three readings compete, since no style names itself: labels in order, hanging
// indents, and the space between entries; the one with the most lines that begin like a reference wins.
import { betweenLines } from '../../preload/text/flow.ts'
import type { BibLine } from './bibliography.ts'

/** One entry: its lines and its clean text. */
export interface BibEntry {
  readonly label: string | null
  readonly lines: readonly BibLine[]
  readonly text: string
}

/** The entries of a bibliography, in order; empty where nothing in it looks like one. */
export function entriesOf(lines: readonly BibLine[]): readonly BibEntry[] {
  const readings = [labelled(lines), grouped(lines, hanging(lines)), grouped(lines, spaced(lines))]
  const [best] = readings
    .filter((entries) => entries !== null)
    .map((entries) => trimmed(entries))
    .toSorted((a, b) => scoreOf(b) - scoreOf(a))
  return best && scoreOf(best) > 0 ? best : []
}

const LABEL = /^(?:\[\s*([^\]\s][^\]]{0,24}?)\s*\]|\(?(\d{1,3})[.)](?=\s))\s*/u

/** Where lines carry labels: numbers that ascend, or short keys in brackets. */
function labelled(lines: readonly BibLine[]): readonly BibEntry[] | null {
  const keysOnly = lines.filter(({ text }) => /^\[\d{1,4}\]/u.test(text)).length < 3
  const starts: { readonly at: number; readonly label: string }[] = []
  let expected: number | null = null
  for (const [at, line] of lines.entries()) {
    const label = LABEL.exec(line.text)
    const said = label?.[1] ?? label?.[2]
    if (said === undefined) continue
    const number = /^\d{1,4}$/u.test(said) ? Number(said) : null
    if (number === null) {
      if (!keysOnly || label?.[1] === undefined || !/^[\p{L}\d+.'’*\s-]*\d{2,4}[a-z]?$/u.test(said)) continue
    } else {
      // The first may be any, as lists go on over chapters; each next one follows the last.
      if (expected !== null && (number < expected || number > expected + 2)) continue
      expected = number + 1
    }
    starts.push({ at, label: said })
  }
  if (starts.length < 2 || (starts[0]?.at ?? 0) > 3) return starts.length > 2 ? build(lines, starts) : null
  return build(lines, starts)
}

function build(
  lines: readonly BibLine[],
  starts: readonly { readonly at: number; readonly label: string | null }[],
): readonly BibEntry[] {
  return starts.map(({ at, label }, index) => {
    const own = lines.slice(at, starts[index + 1]?.at ?? lines.length)
    return entryFrom(whole(own), label)
  })
}

function grouped(lines: readonly BibLine[], starts: readonly number[]): readonly BibEntry[] | null {
  if (starts.length < 2) return null
  return build(
    lines,
    starts.map((at) => ({ at, label: null })),
  )
}

/** Lines at the left edge of their column, where the others hang inside it. */
function hanging(lines: readonly BibLine[]): readonly number[] {
  const edges = leftEdges(lines)
  const starts = lines.flatMap((line, at) =>
    Math.abs(line.rect[0] - (edges.get(columnKey(line)) ?? 0)) < 3 ? [at] : [],
  )
  return starts.length > 0.92 * lines.length && lines.length > 12 ? [] : starts
}

function columnKey(line: BibLine): string {
  return `${line.page} ${line.column}`
}

/** The left edge of each column of each page; a column with few lines takes that of its like on other pages. */
function leftEdges(lines: readonly BibLine[]): ReadonlyMap<string, number> {
  const byColumn = Map.groupBy(lines, columnKey)
  const edges = new Map<string, number>()
  const usual = new Map<number, number[]>()
  for (const [key, own] of byColumn) {
    const lefts = own.map(({ rect }) => rect[0]).toSorted((a, b) => a - b)
    // The outermost left; in a long column, the outermost that more than a stray line has.
    const shared = own.length > 8 ? lefts.find((left, at) => (lefts[at + 1] ?? Infinity) - left < 2) : undefined
    const edge = shared ?? lefts[0] ?? 0
    edges.set(key, edge)
    const column = own[0]?.column ?? 0
    if (own.length > 8) usual.set(column, [...(usual.get(column) ?? []), edge])
  }
  for (const [key, own] of byColumn) {
    const others = usual.get(own[0]?.column ?? 0)
    const edge = edges.get(key) ?? 0
    const near = others?.toSorted((a, b) => Math.abs(a - edge) - Math.abs(b - edge))[0]
    // Pages of a book have two margins; an indent is smaller than their difference or is no edge of another page.
    if (own.length <= 8 && near !== undefined && edge - near > 3 && edge - near < 30) edges.set(key, near)
  }
  return edges
}

/** Lines after a wider space than is usual within an entry, and after a full stop at a column's end. */
function spaced(lines: readonly BibLine[]): readonly number[] {
  const drops = lines.flatMap((line, at) => {
    const before = lines[at - 1]
    return before && columnKey(before) === columnKey(line) ? [before.rect[1] - line.rect[1]] : []
  })
  const usual = drops.filter((drop) => drop > 4).toSorted((a, b) => a - b)[Math.floor(drops.length / 5)] ?? 0
  return lines.flatMap((line, at) => {
    const before = lines[at - 1]
    if (!before) return [at]
    if (columnKey(before) !== columnKey(line))
      return /[.\])]$/u.test(before.text) && /^\p{Lu}/u.test(line.text) ? [at] : []
    return before.rect[1] - line.rect[1] > usual + 2 ? [at] : []
  })
}

/** An entry's lines up to a gap that no entry has: what follows belongs to something else. */
function whole(lines: readonly BibLine[]): readonly BibLine[] {
  const end = lines.findIndex((line, at) => {
    const before = lines[at - 1]
    if (!before || columnKey(before) !== columnKey(line)) return false
    const height = Math.max(line.rect[3] - line.rect[1], before.rect[3] - before.rect[1])
    const drop = before.rect[1] - line.rect[1]
    return drop > 2.6 * height || drop < -2 * height
  })
  return (end < 0 ? lines : lines.slice(0, end)).slice(0, 40)
}

/** Without what stands at the end and is no reference any more. */
function trimmed(entries: readonly BibEntry[]): readonly BibEntry[] {
  const last = entries.findLastIndex(looksLikeReference)
  const first = entries[0]?.label === null ? entries.findIndex(looksLikeReference) : 0
  return entries.slice(Math.max(first, 0), last + 1)
}

/** Whether a text says when or where something appeared. */
function looksLikeReference({ text }: BibEntry): boolean {
  if (text.length < 18 || text.length > 2500) return false
  return /(?:^|\D)(?:1[6-9]|20)\d\d(?:\D|$)|arxiv|https?:|doi[:.]|in press|forthcoming|to appear|preprint|n\.d\./iu.test(
    text,
  )
}

/** Entries that look like one, less those that do not; labels in order are worth more than the look of lines. */
function scoreOf(entries: readonly BibEntry[]): number {
  let score = 0
  for (const entry of entries) {
    const years = entry.text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)?.length ?? 0
    if (!looksLikeReference(entry)) score -= 1.2
    else if (
      /^[\p{Ll}\d(]/u.test(entry.text) &&
      !/^(?:de|van|von|der|den|di|da|la|le|al|el|du|dos|ter|ten)\b/u.test(entry.text)
    )
      score -= 1
    else score += years > 6 || entry.text.length > 900 ? 0.3 : 1
  }
  return entries[0]?.label === null ? score : 1.6 * score
}

function entryFrom(lines: readonly BibLine[], label: string | null): BibEntry {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (!before) text = line.text
    else if (goesOnInAddress(text, line.text)) text += line.text
    else if (before.hyphen) text = text.slice(0, -1) + line.text
    else text += betweenLines(false, text, line.text) + line.text
  }
  return { label, lines, text: (label === null ? text : text.replace(LABEL, '')).replace(/\s+/gu, ' ').trim() }
}

/** Whether an address broken by the line's end goes on in the next. */
function goesOnInAddress(before: string, after: string): boolean {
  const last = /\S*$/u.exec(before)?.[0] ?? ''
  const next = /^\S*/u.exec(after)?.[0] ?? ''
  if (/^\(?(?:url:?)?(?:https?|http):?$/iu.test(last)) return /^:?\/\//u.test(next)
  const address = /(?:https?:\/|www\.|doi\.org|arxiv\.org)/iu.exec(last)
  if (!address && !/^(?:doi:)?10\.\d{4,9}(?:\/|$)/iu.test(last)) return false
  if (/[/?=&_#%~-]$/u.test(last)) return true
  if (/^[/?=&_#%~.-]\S/u.test(next)) return true
  if (last.endsWith('.')) return /^[a-z][\w-]*\//u.test(next)
  if (/[,;)]$/u.test(last)) return false
  return /[/_=?&]/u.test(next) && !next.startsWith('(')
}

// Joins the lines of a hard-wrapped text (mail, text files of 72 columns) back into paragraphs; other texts stay as
// they are. A break is a wrap where the next word would not have fitted: the rule by which the text was filled.
import { isWide, isWideCode } from '../wide.ts'
import { markerOf } from '../markers.ts'

/** One logical line and the lines of the source it was written on, 1-based. */
export interface Line {
  readonly text: string
  readonly from: number
  readonly to: number
}

const narrowest = 50
const widest = 110

/** Logical lines of a text; each line is its own unless the whole text is filled to one width. */
export function joinWrapped(lines: readonly string[]): Line[] {
  const width = fillWidth(lines)
  const joined: Line[] = []
  for (const [i, text] of lines.entries()) {
    const last = joined.at(-1)
    if (width !== null && last !== undefined && last.to === i && isWrap(lines[i - 1] ?? '', text, width)) {
      const glue = isWide(last.text.at(-1) ?? '') && isWide(text.trimStart().charAt(0)) ? '' : ' '
      joined[joined.length - 1] = { text: last.text.trimEnd() + glue + text.trimStart(), from: last.from, to: i + 1 }
    } else joined.push({ text, from: i + 1, to: i + 1 })
  }
  return joined
}

/** The width a text is filled to, or null where its lines end where their authors ended them. */
function fillWidth(lines: readonly string[]): number | null {
  let width = 0
  for (const line of lines)
    if (/\S\s+\S/.test(line) || isWide(line.trim().charAt(0))) width = Math.max(width, columns(line))
  if (width < narrowest || width > widest) return null
  let wraps = 0
  let others = 0
  for (let i = 1; i < lines.length; i++) {
    const [before, after] = [lines[i - 1] ?? '', lines[i] ?? '']
    if (before.trim() === '' || after.trim() === '' || startsAnew(after)) continue
    if (fits(before, after, width)) others++
    else if (/^\s*[\p{Ll}\p{Lo}(“"'\d]/u.test(after) || !/[.!?。！？:：]$/.test(before.trim())) wraps++
  }
  return wraps >= 3 && wraps >= others * 2 ? width : null
}

function isWrap(before: string, after: string, width: number): boolean {
  return (
    before.trim() !== '' &&
    after.trim() !== '' &&
    !startsAnew(after) &&
    !standsAlone(before) &&
    !fits(before, after, width)
  )
}

function fits(before: string, after: string, width: number): boolean {
  const word = /^\S+/.exec(after.trimStart())?.[0] ?? ''
  const first = isWide(word.charAt(0)) ? 2 : columns(word)
  return columns(before) + 1 + first <= width
}

/** Whether a line begins something of its own: a marker, an address, a table, a heading, a label. */
function startsAnew(line: string): boolean {
  const text = line.trimStart()
  return markerOf(text) !== null || standsAlone(line) || /^(?:[A-Z][\w-]{1,14}:\s|\\\\)/.test(text)
}

function standsAlone(line: string): boolean {
  const text = line.trim()
  return (
    /^(?:<?https?:\/\/\S+|arxiv:\S+|[|#>=~`-]{1,6}(?:\s.*)?|\d{4}\.\d{4,5}(?:v\d+)?)$/i.test(text) ||
    /^[|#]|^-{3,}|^={3,}/.test(text)
  )
}

/** Columns a line takes: East Asian letters take two. */
function columns(line: string): number {
  const end = line.trimEnd().length
  let width = end
  for (let i = 0; i < end; i++) if (isWideCode(line.charCodeAt(i))) width++
  return width
}

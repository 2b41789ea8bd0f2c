// A page as find searches it: its clean text in reading order, column after column, then what stands beside the text
// (footnotes, running heads). The words that begin the next page follow the body, so that a phrase over the page's end
// is found. Every character keeps its glyph.
import type { PageText, TextLine } from '../../../preload/model/text.ts'
import { flowOf, glyphCount } from '../../../preload/text/flow.ts'

export interface Haystack {
  readonly page: number
  readonly text: string
  /** For each UTF-16 unit the glyph it came from. */
  readonly glyphs: Int32Array
  /** The units that belong to the next page, as a range. */
  readonly next: { readonly from: number; readonly to: number }
  /** Units before which a hyphen at a line's end was joined. */
  readonly joints: ReadonlySet<number>
}

/** Characters of the next page that a phrase may reach into. */
const REACH = 300

/** The haystack of a page; `after` is the page that follows, where it is known. */
export function haystackOf(page: PageText, after: PageText | null): Haystack {
  const built = { text: '', glyphs: [] as number[], joints: new Set<number>() }
  const add = (text: string, glyphs: readonly number[], separator: string): void => {
    if (text === '') return
    if (built.text !== '' && separator !== '') {
      built.text += separator
      built.glyphs.push(built.glyphs.at(-1) ?? 0)
    }
    const start = built.text.length
    built.text += text
    for (const glyph of glyphs) built.glyphs.push(glyph)
    noteJoints(page, start, built)
  }
  const body = page.lines.some(isBody) ? flowOf(page, 0, glyphCount(page)) : { text: '', glyphs: [] }
  add(body.text, body.glyphs, '')
  const from = built.text.length
  if (after && from > 0) {
    const head = flowOf(after, 0, headEnd(after))
    const text = ` ${head.text.slice(0, REACH)}`
    built.text += text
    built.glyphs.push(head.glyphs[0] ?? 0, ...head.glyphs.slice(0, text.length - 1))
  }
  const to = built.text.length
  for (const [first, last] of besides(page)) {
    const flow = flowOf(page, first.from, last.to)
    add(flow.text, flow.glyphs, '\n')
  }
  return {
    page: page.page,
    text: built.text,
    glyphs: Int32Array.from(built.glyphs),
    next: { from, to },
    joints: built.joints,
  }
}

/** Runs of lines that are not running text, of one kind each. */
function besides(page: PageText): readonly (readonly [TextLine, TextLine])[] {
  const runs: [TextLine, TextLine][] = []
  for (const [index, line] of page.lines.entries()) {
    if (isBody(line)) continue
    const before = page.lines[index - 1]
    const run = runs.at(-1)
    if (run && before === run[1] && before.kind === line.kind) run[1] = line
    else runs.push([line, line])
  }
  return runs
}

/** A joined hyphen leaves a glyph out: the units on either side of the gap are the joint. */
function noteJoints(
  page: PageText,
  start: number,
  built: { readonly glyphs: readonly number[]; readonly joints: Set<number> },
): void {
  const ends = new Set(page.lines.filter(({ hyphen }) => hyphen).map(({ to }) => to - 2))
  if (ends.size === 0) return
  for (let unit = Math.max(start, 1); unit < built.glyphs.length; unit++) {
    const [before = -1, here = -1] = [built.glyphs[unit - 1], built.glyphs[unit]]
    if (here !== before && ends.has(before)) built.joints.add(unit)
  }
}

function headEnd(page: PageText): number {
  const first = page.lines.findIndex(isBody)
  return first < 0 ? 0 : (page.lines[Math.min(first + 6, page.lines.length - 1)]?.to ?? 0)
}

function isBody({ kind }: TextLine): boolean {
  return kind === 'body' || kind === 'heading'
}

// The lines of a list: papers, and the headings of their groups where it is grouped. Pure arithmetic, so that fifty
// thousand lines cost what twenty do: where a line is, what stands on it, which lines are in view.
import type { PaperGroup } from '../../../preload/model/paper-query.ts'

/** What stands on a line: a group's heading, or the paper at an index of the whole order. */
export type Line =
  | { readonly kind: 'group'; readonly group: PaperGroup; readonly open: boolean }
  | { readonly kind: 'paper'; readonly index: number; readonly group: PaperGroup | null }

/** Heights in CSS pixels. */
export interface LineHeights {
  readonly paper: number
  readonly group: number
}

interface Block {
  readonly group: PaperGroup
  readonly open: boolean
  /** The heading's line, and the index of its first paper. */
  readonly line: number
  readonly paper: number
}

export interface Lines {
  /** Lines there are, headings included, papers of closed groups not. */
  readonly count: number
  /** Papers there are, in closed groups too. */
  readonly papers: number
  readonly blocks: readonly Block[]
}

export const noLines: Lines = { count: 0, papers: 0, blocks: [] }

/** Lays out `total` papers. Without groups each paper is a line; else each group has a heading, and its papers while it is open. */
export function layLines(total: number, groups: readonly PaperGroup[], closed: ReadonlySet<string>): Lines {
  if (groups.length === 0) return { count: total, papers: total, blocks: [] }
  const blocks: Block[] = []
  let [line, paper] = [0, 0]
  for (const group of groups) {
    const open = !closed.has(group.key)
    blocks.push({ group, open, line, paper })
    line += 1 + (open ? group.count : 0)
    paper += group.count
  }
  return { count: line, papers: paper, blocks }
}

/** What stands on a line; null beyond the ends. */
export function lineAt(lines: Lines, line: number): Line | null {
  if (line < 0 || line >= lines.count) return null
  const block = blockBy(lines, (each) => each.line, line)
  if (!block) return { kind: 'paper', index: line, group: null }
  if (line === block.line) return { kind: 'group', group: block.group, open: block.open }
  return { kind: 'paper', index: block.paper + line - block.line - 1, group: block.group }
}

/** The line of the paper at an index; the heading's of its group while that is closed; −1 beyond the ends. */
export function lineOfPaper(lines: Lines, index: number): number {
  if (index < 0 || index >= lines.papers) return -1
  const block = blockBy(lines, (each) => each.paper, index)
  if (!block) return index
  return block.open ? block.line + 1 + index - block.paper : block.line
}

/** The heading's line of a group; −1 where there is none of that key. */
export function lineOfGroup(lines: Lines, key: string): number {
  return lines.blocks.find(({ group }) => group.key === key)?.line ?? -1
}

/** The papers that a stretch of lines stands for, `to` inclusive, those of closed groups within it too; null for headings alone. */
export function papersBetween(
  lines: Lines,
  a: number,
  b: number,
): { readonly from: number; readonly to: number } | null {
  const [first, last] = [Math.max(0, Math.min(a, b)), Math.min(lines.count - 1, Math.max(a, b))]
  const [from, to] = [paperFrom(lines, first), paperUpTo(lines, last)]
  return from > to ? null : { from, to }
}

/** Where a line begins, in pixels from the first; for `count`, where the last one ends. */
export function topOf(lines: Lines, line: number, heights: LineHeights): number {
  const headings = headingsBefore(lines, line)
  return headings * heights.group + (line - headings) * heights.paper
}

/** The line at a height, within the list. */
export function lineAtTop(lines: Lines, top: number, heights: LineHeights): number {
  if (lines.count === 0) return -1
  const block = blockBy(lines, (each) => topOf(lines, each.line, heights), top)
  const line = block
    ? block.line +
      Math.max(0, Math.floor((top - topOf(lines, block.line, heights) - heights.group) / heights.paper) + 1)
    : Math.floor(top / heights.paper)
  const last = block ? block.line + (block.open ? block.group.count : 0) : lines.count - 1
  return Math.max(0, Math.min(last, line))
}

function headingsBefore(lines: Lines, line: number): number {
  let [low, high] = [0, lines.blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines.blocks[middle]?.line ?? 0) < line) low = middle + 1
    else high = middle
  }
  return low
}

/** The last block whose `of` is not beyond `value`. */
function blockBy(lines: Lines, of: (block: Block) => number, value: number): Block | null {
  let [low, high] = [0, lines.blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const block = lines.blocks[middle]
    if (block && of(block) <= value) low = middle + 1
    else high = middle
  }
  return lines.blocks[Math.max(0, low - 1)] ?? null
}

function paperFrom(lines: Lines, line: number): number {
  const at = lineAt(lines, line)
  if (at?.kind !== 'group') return at?.index ?? 0
  return blockBy(lines, (each) => each.line, line)?.paper ?? 0
}

function paperUpTo(lines: Lines, line: number): number {
  const at = lineAt(lines, line)
  if (at?.kind !== 'group') return at?.index ?? -1
  const block = blockBy(lines, (each) => each.line, line)
  if (!block) return -1
  return at.open ? block.paper - 1 : block.paper + block.group.count - 1
}

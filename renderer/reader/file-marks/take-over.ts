// A mark of the file as a mark of Offprint: its lines found again in the page's text, its colour the nearest of ours, its
// words the comment. Pure.
import type { Anchor, Mark, MarkColor, MarkKind } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { boundsOf } from '../marks/geometry.ts'
import { areaAnchor, pinAnchor } from '../marks/spot-anchor.ts'
import { rangesUnder } from '../marks/text-range.ts'
import { anchorOf, newMark, type AnchorSource } from '../selection/anchor.ts'
import type { FileMark, FileMarkKind } from './read-annotations.ts'

/** The mark; `text` null is a page without text. */
export function takenOver(file: FileMark, text: PageText | null, source: AnchorSource): Mark {
  const kind = ourKind(file.kind)
  const anchor = anchorFor(file, kind, text, source)
  const mark = newMark(kind, nearestColor(file.color), anchor)
  // Some programs write the marked words themselves where a comment would be.
  const echo = words(file.contents) === words(anchor.quote?.exact ?? '')
  return {
    ...mark,
    comment: echo ? '' : file.contents.slice(0, 100_000),
    tags: file.kind === 'strikeout' ? ['strikeout'] : [],
    origin: { annotation: file.id, author: file.author?.slice(0, 500) ?? null },
    createdAt: file.date ?? mark.createdAt,
  }
}

function ourKind(kind: FileMarkKind): MarkKind {
  switch (kind) {
    case 'highlight':
      return 'highlight'
    case 'underline':
    case 'squiggly':
    case 'strikeout':
      return 'underline'
    case 'note':
      return 'pin'
    case 'text':
    case 'ink':
    case 'shape':
    case 'stamp':
      return 'area'
  }
}

function anchorFor(file: FileMark, kind: MarkKind, text: PageText | null, source: AnchorSource): Anchor {
  const rect = boundsOf(file.rects) ?? [0, 0, 1, 1]
  if (kind === 'pin') return pinAnchor(file.page, { x: (rect[0] + rect[2]) / 2, y: rect[1] }, text, source)
  if (kind === 'area') return areaAnchor(file.page, rect, text, source)
  const runs = text ? rangesUnder(text, file.rects) : []
  const found = text
    ? anchorOf(
        runs.map((run) => ({ page: text, ...run })),
        source,
      )
    : null
  // A scan has no letters to follow: the lines stay as the file has them.
  const parts = [{ page: file.page, rects: [...file.rects], charFrom: null, charTo: null }]
  return (
    found ?? { version: source.version, fileSha256: source.fileSha256, parts, quote: null, textModel: text?.model ?? 1 }
  )
}

/** The colour of ours that is nearest in hue; grey for what has none, yellow where the file says nothing. */
export function nearestColor(color: FileMark['color']): MarkColor {
  if (!color) return 'yellow'
  const [red, green, blue] = color.map((value) => value / 255) as [number, number, number]
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const range = high - low
  if (range < 0.12) return 'grey'
  const sixth =
    high === red
      ? ((green - blue) / range + 6) % 6
      : high === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4
  const hue = sixth * 60
  let nearest: MarkColor = 'red'
  let best = Infinity
  for (const [name, at] of hues) {
    const distance = Math.min(Math.abs(hue - at), 360 - Math.abs(hue - at))
    if (distance < best) [nearest, best] = [name, distance]
  }
  return nearest
}

const hues: readonly (readonly [MarkColor, number])[] = [
  ['red', 0],
  ['orange', 30],
  ['yellow', 54],
  ['green', 120],
  ['blue', 210],
  ['purple', 268],
  ['magenta', 315],
]

function words(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad-]+/gu, '')
}

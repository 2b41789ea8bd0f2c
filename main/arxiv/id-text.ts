// Text as people's keyboards and web pages leave it → text the id rules can read: full-width letters and digits, the
// many dashes, characters of no width. Positions can be carried back to the text as it was.

const zeroWidth = /[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\ufeff]/
const zeroWidthAll = new RegExp(zeroWidth.source, 'g')
/** Dashes of every kind, and spaces that are not U+0020 (line ends stay). */
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const fullWidth = /[\uff03-\uff06\uff0e-\uff1a\uff1d\uff21-\uff3b\uff3d\uff3f\uff41-\uff5b\uff5d]/g

/** The text in plain characters, one for one, and where each stood. */
export interface PlainText {
  readonly text: string
  /** The position in the original of a position in `text`. */
  origin(position: number): number
}

/** Makes text plain. Costs one pass, and a table of positions only where characters of no width were taken out. */
export function plain(text: string): PlainText {
  const same = text
    .replace(dashes, '-')
    .replace(spaces, ' ')
    .replace(fullWidth, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
  if (!zeroWidth.test(same)) return { text: same, origin: (position) => position }
  const removed: number[] = []
  const kept = same.replace(zeroWidthAll, (_, at: number) => {
    removed.push(at - removed.length)
    return ''
  })
  return {
    text: kept,
    origin: (position) => {
      // How many were taken out at or before this position: `removed` is ascending.
      let low = 0
      let high = removed.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((removed[middle] ?? 0) <= position) low = middle + 1
        else high = middle
      }
      return position + low
    },
  }
}

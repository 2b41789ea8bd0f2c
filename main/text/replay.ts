// Replays the text operators of a page into glyphs with exact boxes. Pure: it takes pdf.js's public operator list
// and knows nothing of pdf.js. What it leaves out (glyphs outside the page, format marks) is what getTextContent()
// leaves out, so that the two can be compared character by character.
import type { Font, Glyph } from './glyph.ts'
import { IDENTITY, multiplied, translated, type Matrix } from './matrix.ts'
import { OP, type OperatorList } from './operators.ts'
import { Pen, type PenState, type Shown } from './pen.ts'

interface State extends PenState {
  ctm: Matrix
  text: Matrix
  line: Matrix
  font: string
  size: number
  charSpacing: number
  wordSpacing: number
  hScale: number
  leading: number
  rise: number
}

/** No page of a paper has more; what follows on a page that does is left out, so that memory stays bounded. */
export const MAX_GLYPHS = 200_000

const SPACE = /^\s+$/u
const FORMAT_MARK = /^\p{Cf}+$/u
const COMBINING = /^\p{Mn}+$/u
const SOFT_HYPHEN = '\u00ad'
const PLAIN_FONT: Font = {
  ascent: 0.75,
  descent: -0.25,
  unit: 0.001,
  vertical: false,
  bold: false,
  italic: false,
  hangs: false,
  type3: null,
}

/**
 * The glyphs of a page in the order of its content, spaces left out (they set `space` on the glyph after them).
 * `view` is the page's box; glyphs that start outside it are left out, as pdf.js does.
 */
export function replayText(
  operators: OperatorList,
  fonts: ReadonlyMap<string, Font>,
  view: readonly number[],
): readonly Glyph[] {
  const glyphs: Glyph[] = []
  const stack: State[] = []
  let state: State = {
    ctm: IDENTITY,
    text: IDENTITY,
    line: IDENTITY,
    font: '',
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
  }
  let space = false
  let dom = 0

  const save = (): void => {
    stack.push(state)
    state = { ...state }
  }
  const restore = (): void => {
    state = stack.pop() ?? state
  }
  const moveLine = (x: number, y: number): void => {
    state.line = translated(state.line, x, y)
    state.text = state.line
  }
  const show = (items: readonly unknown[]): void => {
    const font = fonts.get(state.font) ?? PLAIN_FONT
    const pen = new Pen(state, font, view)
    for (const item of items) {
      if (typeof item === 'number') {
        pen.move((-item * state.size) / 1000)
        continue
      }
      const shown = shownGlyph(item)
      if (!shown) continue
      const kind = kindOf(shown.text)
      const advance = kind === 'combining' ? 0 : pen.advanceOf(shown)
      if (kind === 'space') space = true
      else if (kind !== 'format' || shown.text === SOFT_HYPHEN) {
        const box = glyphs.length < MAX_GLYPHS ? pen.box(shown, advance, kind === 'combining') : null
        if (box) {
          const hidden = kind === 'format'
          glyphs.push({ ...box, text: hidden ? '-' : shown.text, space, dom: hidden ? -1 : dom })
          if (!hidden) dom += shown.text.length
          space = false
        }
      }
      pen.move(advance + state.charSpacing + (shown.isSpace ? state.wordSpacing : 0))
    }
    state.text = pen.end()
  }

  for (let index = 0; index < operators.fnArray.length; index++) {
    const raw = operators.argsArray[index]
    const args: ArrayLike<unknown> = isArrayLike(raw) ? raw : []
    switch (operators.fnArray[index]) {
      case OP.save:
        save()
        break
      case OP.restore:
        restore()
        break
      case OP.transform:
        state.ctm = multiplied(state.ctm, matrixFrom(args))
        break
      case OP.paintFormXObjectBegin:
        save()
        state.ctm = multiplied(state.ctm, matrixFrom(args[0]))
        break
      case OP.paintFormXObjectEnd:
        restore()
        break
      case OP.setGState:
        setFontFromGState(state, args[0])
        break
      case OP.beginText:
        state.text = IDENTITY
        state.line = IDENTITY
        break
      case OP.setCharSpacing:
        state.charSpacing = numberFrom(args[0])
        break
      case OP.setWordSpacing:
        state.wordSpacing = numberFrom(args[0])
        break
      case OP.setHScale:
        state.hScale = numberFrom(args[0]) / 100
        break
      case OP.setLeading:
        state.leading = numberFrom(args[0])
        break
      case OP.setFont:
        state.font = String(args[0])
        state.size = numberFrom(args[1])
        break
      case OP.setTextRise:
        state.rise = numberFrom(args[0])
        break
      case OP.moveText:
        moveLine(numberFrom(args[0]), numberFrom(args[1]))
        break
      case OP.setLeadingMoveText:
        state.leading = -numberFrom(args[1])
        moveLine(numberFrom(args[0]), numberFrom(args[1]))
        break
      case OP.setTextMatrix:
        state.text = matrixFrom(isArrayLike(args[0]) ? args[0] : args)
        state.line = state.text
        break
      case OP.nextLine:
        moveLine(0, -state.leading)
        break
      case OP.showText:
        if (Array.isArray(args[0])) show(args[0])
        break
      default:
        break
    }
  }
  return glyphs
}

type GlyphKind = 'mark' | 'space' | 'combining' | 'format'

/** What sort of glyph a text is, told apart as pdf.js does. Nearly all are plain. */
function kindOf(text: string): GlyphKind {
  if (text.length === 1 && text > ' ' && text < '\u007f') return 'mark'
  if (text === '' || FORMAT_MARK.test(text)) return 'format'
  if (SPACE.test(text)) return 'space'
  return COMBINING.test(text) ? 'combining' : 'mark'
}

function shownGlyph(item: unknown): Shown | null {
  if (typeof item !== 'object' || item === null || !('unicode' in item)) return null
  const width = 'width' in item ? numberFrom(item.width) : 0
  const metric = 'vmetric' in item && Array.isArray(item.vmetric) ? item.vmetric : []
  return {
    text: typeof item.unicode === 'string' ? item.unicode : '',
    width,
    isSpace: 'isSpace' in item && item.isSpace === true,
    verticalAdvance: metric.length > 0 ? numberFrom(metric[0]) : -1000,
    half: (metric.length > 1 ? Math.abs(numberFrom(metric[1])) : width / 2) || 500,
  }
}

function setFontFromGState(state: State, entries: unknown): void {
  if (!Array.isArray(entries)) return
  for (const entry of entries) {
    if (!Array.isArray(entry) || entry[0] !== 'Font' || !Array.isArray(entry[1])) continue
    state.font = String(entry[1][0])
    state.size = numberFrom(entry[1][1])
  }
}

function matrixFrom(value: unknown): Matrix {
  if (!isArrayLike(value) || value.length < 6) return IDENTITY
  return [
    numberFrom(value[0]),
    numberFrom(value[1]),
    numberFrom(value[2]),
    numberFrom(value[3]),
    numberFrom(value[4]),
    numberFrom(value[5]),
  ]
}

function numberFrom(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}

// Replays the text operators of a page into glyphs with exact boxes. Pure: it takes pdf.js's public operator list
// and knows nothing of pdf.js. What it leaves out (glyphs outside the page, format marks) is what getTextContent()
// leaves out, so that the two can be compared character by character.
import { angleOf, toFrame, type Font, type Glyph } from './glyph.ts'
import { OP, type OperatorList } from './operators.ts'

type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

interface State {
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
    const metrics = metricsOf(font, state)
    for (const item of items) {
      if (typeof item === 'number') {
        const shift = (-item * state.size) / 1000
        state.text = font.vertical ? translated(state.text, 0, shift) : translated(state.text, shift * state.hScale, 0)
        continue
      }
      const shown = shownGlyph(item)
      if (!shown) continue
      const spacing = state.charSpacing + (shown.isSpace ? state.wordSpacing : 0)
      const combining = COMBINING.test(shown.text)
      const advance = font.vertical ? shown.verticalAdvance * metrics.unit : shown.width * metrics.unit
      if (SPACE.test(shown.text)) {
        space = true
      } else if (shown.text !== '' && glyphs.length < MAX_GLYPHS) {
        const hidden = FORMAT_MARK.test(shown.text)
        const glyph = placed(shown, combining ? 0 : advance, state, font, metrics, view)
        if (glyph && (!hidden || shown.text === SOFT_HYPHEN)) {
          glyphs.push({ ...glyph, text: hidden ? '-' : shown.text, space, dom: hidden ? -1 : dom })
          if (!hidden) dom += shown.text.length
          space = false
        }
      }
      const step = combining ? 0 : advance
      state.text = font.vertical
        ? translated(state.text, 0, step + spacing)
        : translated(state.text, (step + spacing) * state.hScale, 0)
    }
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

interface Metrics {
  /** Text space units a glyph space unit, at this size. */
  readonly unit: number
  /** Of the box, in text space. */
  readonly ascent: number
  readonly descent: number
  readonly em: number
}

/** Ascent and descent of a font at the state's size, kept within what a line can be (reader.md §2.1). */
function metricsOf(font: Font, state: State): Metrics {
  const unit = font.unit * state.size
  if (font.type3) {
    const [bottom = 0, top = 0] = [font.type3.bbox[1], font.type3.bbox[3]]
    const scale = font.type3.scale * state.size
    const height = Math.abs((top - bottom) * scale)
    // Old drivers set Type 3 at any nominal size: the box of all glyphs then tells how large it really is.
    if (height > 0 && (height < 0.6 * state.size || height > 2 * state.size)) {
      return {
        unit,
        ascent: Math.max(top * scale, bottom * scale),
        descent: Math.min(top * scale, bottom * scale),
        em: height / 1.2,
      }
    }
  }
  const em = state.size
  if (font.hangs) return { unit, ascent: 0.05 * em, descent: -0.95 * em, em }
  const ascent = font.ascent > 1 || !(font.ascent > 0.3) ? 0.75 : font.ascent
  const descent = font.descent < -0.5 || !(font.descent < 0) ? -0.25 : font.descent
  return { unit, ascent: ascent * em, descent: descent * em, em }
}

interface Shown {
  readonly text: string
  readonly width: number
  readonly isSpace: boolean
  /** Advance of vertical writing in glyph units, negative: downwards. */
  readonly verticalAdvance: number
  /** Half the width, what a vertically written glyph hangs to either side of its origin. */
  readonly half: number
}

function placed(
  shown: Shown,
  advance: number,
  state: State,
  font: Font,
  metrics: Metrics,
  view: readonly number[],
): Omit<Glyph, 'text' | 'space' | 'dom'> | null {
  const scaled = multiplied(multiplied(state.ctm, state.text), [state.hScale, 0, 0, 1, 0, state.rise])
  const [a, b, c, d, x, y] = scaled
  if (!(Number.isFinite(x) && Number.isFinite(y))) return null
  const [left = 0, bottom = 0, right = 0, top = 0] = view
  const outside = font.vertical
    ? x < left || x > right || y + advance < bottom || y > top
    : x + advance < left || x > right || y < bottom || y > top
  if (outside && !COMBINING.test(shown.text)) return null
  const height = Math.hypot(c, d)
  const common = { font: state.font, size: Math.abs(metrics.em) * height, hangs: font.hangs }
  if (font.vertical) {
    const angle = angleOf(-c, -d)
    const [u, v] = toFrame(angle, x, y)
    const reach = Math.hypot(a, b) * metrics.unit * shown.half
    const length = Math.abs(advance) * height
    return {
      ...common,
      angle,
      u1: u,
      u2: u + length,
      v,
      v1: v - reach,
      v2: v + reach,
    }
  }
  const angle = angleOf(a, b)
  const [u, v] = toFrame(angle, x, y)
  const length = advance * Math.hypot(a, b)
  // A mirrored frame (text drawn upside down by its matrix) turns ascent into descent.
  const upright = a * d - b * c >= 0 ? 1 : -1
  const edges = [v + upright * metrics.ascent * height, v + upright * metrics.descent * height] as const
  return {
    ...common,
    angle,
    u1: Math.min(u, u + length),
    u2: Math.max(u, u + length),
    v,
    v1: Math.min(...edges),
    v2: Math.max(...edges),
  }
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

function multiplied(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

function translated(m: Matrix, x: number, y: number): Matrix {
  return [m[0], m[1], m[2], m[3], m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]
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

// The pen of one show operator: what stays the same for all its glyphs is worked out once, then each glyph is a box.
import { angleOf, toFrame, type Font, type Glyph } from './glyph.ts'
import { multiplied, translated, type Matrix } from './matrix.ts'

/** The graphics state as far as the pen needs it. */
export interface PenState {
  readonly ctm: Matrix
  readonly text: Matrix
  readonly font: string
  readonly size: number
  readonly hScale: number
  readonly rise: number
}

/** A glyph as the operator list has it, in glyph units. */
export interface Shown {
  readonly text: string
  readonly width: number
  readonly isSpace: boolean
  /** Advance of vertical writing, negative: downwards. */
  readonly verticalAdvance: number
  /** What a vertically written glyph hangs to either side of its origin. */
  readonly half: number
}

/** Places the glyphs of one run of text. Lengths it is given are text space units. */
export class Pen {
  readonly #state: PenState
  readonly #font: Font
  readonly #view: readonly number[]
  readonly #metrics: Metrics
  readonly #matrix: Matrix
  readonly #angle: number
  readonly #height: number
  readonly #width: number
  readonly #common: Pick<Glyph, 'font' | 'size' | 'angle' | 'hangs'>
  /** How far the pen has come along the text. */
  #along = 0

  constructor(state: PenState, font: Font, view: readonly number[]) {
    this.#state = state
    this.#font = font
    this.#view = view
    this.#metrics = metricsOf(font, state.size)
    this.#matrix = multiplied(state.ctm, state.text)
    const [a, b, c, d] = this.#matrix
    this.#angle = font.vertical ? angleOf(-c, -d) : angleOf(a * state.hScale, b * state.hScale)
    this.#height = Math.hypot(c, d)
    this.#width = Math.hypot(a, b) * Math.abs(state.hScale)
    const size = Math.abs(this.#metrics.em) * this.#height
    this.#common = { font: state.font, size, angle: this.#angle, hangs: font.hangs }
  }

  /** The glyph's own advance. */
  advanceOf(shown: Shown): number {
    return (this.#font.vertical ? shown.verticalAdvance : shown.width) * this.#metrics.unit
  }

  /** Moves along the text, by an advance, a spacing or a kerning number. */
  move(step: number): void {
    this.#along += this.#font.vertical ? step : step * this.#state.hScale
  }

  /** The text matrix after the run. */
  end(): Matrix {
    return this.#font.vertical
      ? translated(this.#state.text, 0, this.#along)
      : translated(this.#state.text, this.#along, 0)
  }

  /** Where a glyph stands; null outside the page, as pdf.js decides it (combining marks are kept). */
  box(shown: Shown, advance: number, combining: boolean): Omit<Glyph, 'text' | 'space' | 'dom'> | null {
    const [a, b, c, d, e, f] = this.#matrix
    const { rise } = this.#state
    const { vertical } = this.#font
    const x = e + c * rise + this.#along * (vertical ? c : a)
    const y = f + d * rise + this.#along * (vertical ? d : b)
    if (!(Number.isFinite(x) && Number.isFinite(y))) return null
    if (!combining && this.#isOutside(x, y, advance)) return null
    const [u, v] = toFrame(this.#angle, x, y)
    if (vertical) {
      const reach = this.#width * this.#metrics.unit * shown.half
      return { ...this.#common, u1: u, u2: u + Math.abs(advance) * this.#height, v, v1: v - reach, v2: v + reach }
    }
    const length = advance * this.#width
    // A mirrored frame (text drawn upside down by its matrix) turns ascent into descent.
    const upright = a * d - b * c >= 0 ? this.#height : -this.#height
    const [one, other] = [v + upright * this.#metrics.ascent, v + upright * this.#metrics.descent]
    return {
      ...this.#common,
      u1: Math.min(u, u + length),
      u2: Math.max(u, u + length),
      v,
      v1: Math.min(one, other),
      v2: Math.max(one, other),
    }
  }

  #isOutside(x: number, y: number, advance: number): boolean {
    const [left = 0, bottom = 0, right = 0, top = 0] = this.#view
    return this.#font.vertical
      ? x < left || x > right || y + advance < bottom || y > top
      : x + advance < left || x > right || y < bottom || y > top
  }
}

interface Metrics {
  /** Text space units a glyph unit, at this size. */
  readonly unit: number
  /** Of the box, in text space. */
  readonly ascent: number
  readonly descent: number
  readonly em: number
}

/** Ascent and descent of a font at a size, kept within what a line can be (reader.md §2.1). */
function metricsOf(font: Font, size: number): Metrics {
  const unit = font.unit * size
  if (font.type3) {
    const [bottom = 0, top = 0] = [font.type3.bbox[1], font.type3.bbox[3]]
    const scale = font.type3.scale * size
    const height = Math.abs((top - bottom) * scale)
    // Old drivers set Type 3 at any nominal size: the box of all glyphs then tells how large it really is.
    if (height > 0 && (height < 0.6 * size || height > 2 * size)) {
      const [one, other] = [top * scale, bottom * scale]
      return { unit, ascent: Math.max(one, other), descent: Math.min(one, other), em: height / 1.2 }
    }
  }
  if (font.hangs) return { unit, ascent: 0.05 * size, descent: -0.95 * size, em: size }
  const ascent = font.ascent > 1 || !(font.ascent > 0.3) ? 0.75 : font.ascent
  const descent = font.descent < -0.5 || !(font.descent < 0) ? -0.25 : font.descent
  return { unit, ascent: ascent * size, descent: descent * size, em: size }
}

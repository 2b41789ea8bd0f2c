// A glyph as the layout code sees it: what it says and where it stands, in the frame of its own text direction.
// In that frame u grows along the text and v grows upwards, so lines are level whatever way the text runs.

/** One glyph. Lengths are PDF points. */
export interface Glyph {
  /** What the font says it stands for, as it is: ligatures whole, not normalised. */
  readonly text: string
  /** pdf.js's name of the font in this document. */
  readonly font: string
  readonly size: number
  /** Direction of the text, degrees counter-clockwise in the unrotated page; multiples of 90 are exact. */
  readonly angle: number
  /** Where the glyph starts and ends along the text. */
  readonly u1: number
  readonly u2: number
  /** The baseline, and the bottom and top of the glyph's box. */
  readonly v: number
  readonly v1: number
  readonly v2: number
  /** A radical or big delimiter that hangs from its origin: where it stands says nothing of the line's baseline. */
  readonly hangs: boolean
  /** The page itself has a space glyph before this one. */
  readonly space: boolean
  /** How many non-space characters pdf.js's own text has before this glyph; -1 where it leaves the glyph out. */
  readonly dom: number
}

/** What is known of a font, by pdf.js's name for it. Ascent and descent are parts of an em, descent negative. */
export interface Font {
  readonly ascent: number
  readonly descent: number
  readonly vertical: boolean
  readonly bold: boolean
  readonly italic: boolean
  /** A mathematical extension font (TeX's cmex and its kin): glyphs hang from their origin. */
  readonly hangs: boolean
  /** Ems a unit of glyph width: 0.001, but for fonts with a matrix of their own. */
  readonly unit: number
  /** For Type 3 fonts: the box of all glyphs in glyph space, and ems a unit of height. */
  readonly type3: { readonly bbox: readonly number[]; readonly scale: number } | null
}

/** The page point of a frame point. */
export function toPage(angle: number, u: number, v: number): readonly [number, number] {
  const [cos, sin] = direction(angle)
  return [u * cos - v * sin, u * sin + v * cos]
}

/** The frame point of a page point. */
export function toFrame(angle: number, x: number, y: number): readonly [number, number] {
  const [cos, sin] = direction(angle)
  return [x * cos + y * sin, y * cos - x * sin]
}

function direction(angle: number): readonly [number, number] {
  if (angle === 0) return [1, 0]
  if (angle === 90) return [0, 1]
  if (angle === 180) return [-1, 0]
  if (angle === 270) return [0, -1]
  const radians = (angle * Math.PI) / 180
  return [Math.cos(radians), Math.sin(radians)]
}

/** The angle of a direction, snapped to a quarter turn when it is within two degrees of one. */
export function angleOf(x: number, y: number): number {
  const degrees = ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
  const quarter = Math.round(degrees / 90) * 90
  return Math.abs(degrees - quarter) <= 2 ? quarter % 360 : Math.round(degrees * 10) / 10
}

// Photographs on dark pages: the page is inverted by a CSS filter; over each photograph a patch inverts it back
// (reader.md §6). Line art stays inverted: a photograph has many colours and is not mostly white.
import type { PDFPageView } from './viewer-component.ts'

/** Smaller pictures are icons and rules, CSS pixels at 100 %. */
export const SMALLEST_PICTURE = 48
const SAMPLE = 24

/** A picture on a page, or on a part of one, as fractions of it. */
export interface Picture {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The photographs among the pictures of a canvas; `corners` as pdf.js records them, fractions of the canvas. */
export function photosOn(canvas: HTMLCanvasElement, corners: ArrayLike<number>): readonly Picture[] {
  return picturesIn(corners, Infinity).filter((picture) => isPhoto(sample(canvas, picture)))
}

/** Puts the patches on a page that was drawn with its pictures recorded. */
export function patchPhotos(view: PDFPageView): void {
  const wrapper = view.div.querySelector<HTMLElement>(':scope > .canvasWrapper')
  const canvas = wrapper?.querySelector('canvas')
  // pdf.js's types leave out what `imagesRightClickMinSize` makes it record: six fractions a picture, three corners.
  const { imageCoordinates } = view as unknown as { imageCoordinates: ArrayLike<number> | null }
  if (!wrapper || !canvas || !imageCoordinates) return
  for (const old of wrapper.querySelectorAll('.photo')) old.remove()
  wrapper.append(...patchesOver(canvas, imageCoordinates))
}

/** A patch for each photograph on a drawing of a whole page. */
export function patchesOver(canvas: HTMLCanvasElement, corners: ArrayLike<number>): readonly HTMLElement[] {
  const photos = picturesIn(corners).filter((picture) => isPhoto(sample(canvas, picture)))
  return photos.map(({ left, top, width, height }) => {
    const patch = document.createElement('div')
    patch.className = 'photo'
    const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`
    patch.style.cssText = `left:${share(left)};top:${share(top)};width:${share(width)};height:${share(height)}`
    return patch
  })
}

/** The upright pictures among recorded corners. */
export function picturesIn(corners: ArrayLike<number>, largest = 0.85): readonly Picture[] {
  const pictures: Picture[] = []
  for (let at = 0; at + 5 < corners.length; at += 6) {
    const xs = [corners[at], corners[at + 2], corners[at + 4]].map((value) => value ?? 0)
    const ys = [corners[at + 1], corners[at + 3], corners[at + 5]].map((value) => value ?? 0)
    const [left, top] = [Math.max(0, Math.min(...xs)), Math.max(0, Math.min(...ys))]
    const width = Math.min(1, Math.max(...xs)) - left
    const height = Math.min(1, Math.max(...ys)) - top
    // Whole-page pictures are scans, whose paper should be dark; slivers are rules.
    if (width > 0.02 && height > 0.02 && width * height < largest) pictures.push({ left, top, width, height })
  }
  return pictures
}

/** Whether sampled pixels (RGBA) are a photograph's: many colours, little white. */
export function isPhoto(pixels: ArrayLike<number>): boolean {
  const colors = new Set<number>()
  let white = 0
  const count = pixels.length / 4
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]]
    if (red > 232 && green > 232 && blue > 232) white++
    colors.add(((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4))
  }
  return count > 0 && white / count < 0.45 && colors.size > 20
}

function sample(canvas: HTMLCanvasElement, { left, top, width, height }: Picture): Uint8ClampedArray {
  const small = document.createElement('canvas')
  small.width = small.height = SAMPLE
  const context = small.getContext('2d', { willReadFrequently: true })
  if (!context) return new Uint8ClampedArray()
  context.drawImage(
    canvas,
    left * canvas.width,
    top * canvas.height,
    Math.max(1, width * canvas.width),
    Math.max(1, height * canvas.height),
    0,
    0,
    SAMPLE,
    SAMPLE,
  )
  return context.getImageData(0, 0, SAMPLE, SAMPLE).data
}

// User Timing for the figures that are a promise (DESIGN §6): from the click that asks for a paper to what one sees.
const names = {
  firstPaint: 'offprint:open-to-first-paint',
  page: 'offprint:open-to-page',
  text: 'offprint:open-to-text',
  save: 'offprint:save',
  marks: 'offprint:marks-page',
} as const
export type Measure = keyof typeof names

let lastInput = -Infinity

/** Remembers when the person last clicked or pressed a key, so that an opening is measured from there. Call once. */
export function watchInput(): void {
  const note = (event: Event): void => {
    lastInput = event.timeStamp
  }
  for (const type of ['click', 'keydown']) addEventListener(type, note, { capture: true, passive: true })
}

/** When the opening that happens now began: the click that led here, else now. Milliseconds of `performance.now()`. */
export function openingStart(now: number = performance.now()): number {
  return now - lastInput < 1000 ? lastInput : now
}

/** Records one measure, ending when the frame that shows it has been painted. */
export function measureAfterPaint(measure: Measure, start: number, detail: Readonly<Record<string, unknown>>): void {
  requestAnimationFrame(() => {
    setTimeout(() => performance.measure(names[measure], { start, end: performance.now(), detail }))
  })
}

/** Records one measure that ends now. */
export function measureNow(measure: Measure, start: number, detail: Readonly<Record<string, unknown>>): void {
  performance.measure(names[measure], { start, end: performance.now(), detail })
}

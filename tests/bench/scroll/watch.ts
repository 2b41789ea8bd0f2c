// Scrolling a paper from its first page to its last at a steady speed, and what a person would meet on the way. Runs in the
// window; the same for both viewers.

/** What was met: all times in milliseconds. */
export interface Scrolled {
  readonly pages: number
  readonly scale: number
  readonly seconds: number
  /** How long each page that was on screen without anything on it was so. */
  readonly blanks: readonly number[]
  /** Tasks of more than 50 ms, and the longest script in a frame by the file that it began in. */
  readonly longTasks: readonly number[]
  readonly scripts: readonly { readonly file: string; readonly ms: number }[]
  readonly frames: readonly number[]
}

/** Scrolls to the end; the position follows the clock, so that a viewer that is late meets the same pages as one that is not. */
export function scrollThrough({
  selector,
  pagesASecond,
}: {
  readonly selector: string
  readonly pagesASecond: number
}): Promise<Scrolled> {
  const container = document.querySelector<HTMLElement>(selector)
  if (!container) throw new Error(`No ${selector} here.`)
  const pages = [...container.querySelectorAll<HTMLElement>('.page[data-page-number]')]
  const first = pages[0]
  if (!first) throw new Error('No pages here.')
  const longTasks: number[] = []
  const scripts: { file: string; ms: number }[] = []
  const tasks = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration))
  })
  tasks.observe({ type: 'longtask' })
  const loaf = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { scripts: run = [] } = entry as unknown as { scripts?: { sourceURL: string; duration: number }[] }
      for (const { sourceURL, duration } of run) {
        scripts.push({ file: sourceURL.split('/').at(-1) ?? '', ms: duration })
      }
    }
  })
  loaf.observe({ type: 'long-animation-frame' })

  const tops = pages.map(({ offsetTop, offsetHeight }) => ({ top: offsetTop, bottom: offsetTop + offsetHeight }))
  const speed = (((tops.at(-1)?.bottom ?? 0) - (tops[0]?.top ?? 0)) / pages.length) * (pagesASecond / 1000)
  const end = container.scrollHeight - container.clientHeight
  const blankSince = new Map<number, number>()
  const blanks: number[] = []
  const frames: number[] = []
  const isBlank = (page: HTMLElement): boolean =>
    !page.querySelector('canvas, img') && page.dataset['state'] !== 'preview' && page.dataset['state'] !== 'rendered'

  return new Promise((resolve) => {
    const begun = performance.now()
    let last = begun
    let from = 0
    const frame = (): void => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      const { scrollTop, clientHeight } = container
      // What this frame shows is what the last one left: pages, and how long they have been empty.
      while (from < tops.length - 1 && (tops[from]?.bottom ?? 0) <= scrollTop) from += 1
      const seen = new Set<number>()
      for (let at = from; at < tops.length && (tops[at]?.top ?? Infinity) < scrollTop + clientHeight; at += 1) {
        const page = pages[at]
        if (page && isBlank(page)) seen.add(at)
      }
      for (const [at, since] of blankSince) {
        if (seen.has(at)) continue
        blanks.push(now - since)
        blankSince.delete(at)
      }
      for (const at of seen) if (!blankSince.has(at)) blankSince.set(at, now)
      const next = (now - begun) * speed
      container.scrollTop = Math.min(end, next)
      if (scrollTop < end - 1 && next < end * 2) return void requestAnimationFrame(frame)
      tasks.disconnect()
      loaf.disconnect()
      for (const since of blankSince.values()) blanks.push(now - since)
      // pdf.js counts in CSS pixels, of which a point is a third more.
      const scale = Number(getComputedStyle(first).getPropertyValue('--scale-factor')) / (96 / 72)
      resolve({ pages: pages.length, scale, seconds: (now - begun) / 1000, blanks, longTasks, scripts, frames })
    }
    requestAnimationFrame(frame)
  })
}

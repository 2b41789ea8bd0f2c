// Which drawn pages are kept: those on screen and their neighbours always, others as far as memory allows, the ones seen
// last longest. pdf.js alone keeps ten, whatever their size.

/** What is known of a page that is drawn, or being drawn. */
export interface DrawnPage {
  readonly page: number
  /** The bytes of its pictures. */
  readonly bytes: number
}

const MB = 1024 * 1024

/** Bytes of drawings to keep on a machine with so many gigabytes of memory: 16 to 64 MB. */
export function drawingsLimit(gigabytes: number): number {
  return Math.min(64, Math.max(16, gigabytes * 2.5)) * MB
}

/** The pages to give back, of some in the order they were last seen in, the oldest first. */
export function toGiveBack(
  drawn: readonly DrawnPage[],
  visible: ReadonlySet<number>,
  limit: number,
): readonly number[] {
  let bytes = drawn.reduce((sum, page) => sum + page.bytes, 0)
  const gone: number[] = []
  for (const { page, bytes: held } of drawn) {
    if (bytes <= limit) break
    if (visible.has(page - 1) || visible.has(page) || visible.has(page + 1)) continue
    gone.push(page)
    bytes -= held
  }
  return gone
}

// What the renderers of a Chromium hold, in bytes. Linux only: elsewhere there is no such figure.
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright'

/** The memory that is the renderers' own (private, in RAM), the window's and its workers'; null where it cannot be told. */
export async function rendererMemory(browser: Browser): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const session = await browser.newBrowserCDPSession()
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer')
    const sizes = await Promise.all(renderers.map(({ id }) => privateBytes(id)))
    // A spare renderer that Chromium keeps ready is nobody's: the largest is the window's.
    return Math.max(...sizes)
  } finally {
    await session.detach()
  }
}

async function privateBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)].reduce(
    (sum, [, kilobytes]) => sum + Number(kilobytes) * 1024,
    0,
  )
}

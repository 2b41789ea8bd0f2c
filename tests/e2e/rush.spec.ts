// Rushing through a long paper: pages that come into view show what is on them, and stand sharp where one stops.
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openLibrary } from '../../main/library/open.ts'
import { newPaperRecord } from '../../main/library/papers/records.ts'
import { PaperId, Sha256 } from '../../preload/model/ids.ts'
import { shown, tinyPdf } from '../support/tiny-pdf.ts'
import { expect, test } from './support/test.ts'

const pages = 90
const id = PaperId.parse('pdf-00a1b2c3d4e5f607')

test.use({ prepared: { write: writeLongPaper } })

test('pages that rush past are seen small, and sharp where one stops', async ({ app }) => {
  const { page } = app
  await page.evaluate((paper) => (location.hash = `#/paper/${paper}`), id)
  await expect(page.locator('[data-page-number="1"][data-state="rendered"]')).toBeAttached({ timeout: 30_000 })

  const met = await page.evaluate(rushUntilSketched)
  expect(met).toEqual({ state: 'preview', ink: true })

  const seen = page.locator('[data-reader-pages] .page[data-state="rendered"]:has(.textLayer span)')
  await expect
    .poll(async () => (await Promise.all((await seen.all()).map((each) => inWindow(each)))).some(Boolean))
    .toBe(true)
  for (const each of await seen.all())
    if (await inWindow(each)) await expect(each.locator('.pageSketch')).toHaveCount(0)
})

function inWindow(page: { evaluate: (run: (element: Element) => boolean) => Promise<boolean> }): Promise<boolean> {
  return page.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 100 && top < innerHeight - 100
  })
}

/** Scrolls to and fro, ten windows a second by the clock, until a page on screen shows its sketch; stops there. */
function rushUntilSketched(): Promise<{ readonly state: string | undefined; readonly ink: boolean }> {
  const container = document.querySelector<HTMLElement>('[data-reader-pages]')
  if (!container) throw new Error('No pages here.')
  return new Promise((resolve) => {
    let [last, way] = [performance.now(), 1]
    const frame = (now: number): void => {
      for (const sketch of container.querySelectorAll<HTMLElement>('.page > .pageSketch')) {
        const { top, bottom } = sketch.getBoundingClientRect()
        const canvas = sketch.querySelector('canvas')
        if (!canvas || bottom < 100 || top > innerHeight - 100) continue
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
        const ink = pixels.some((value) => value < 128)
        return resolve({ state: sketch.parentElement?.dataset['state'], ink })
      }
      const { scrollTop, scrollHeight, clientHeight } = container
      if (scrollTop >= scrollHeight - clientHeight - 1) way = -1
      if (scrollTop <= 0) way = 1
      container.scrollTop = scrollTop + way * clientHeight * 10 * ((now - last) / 1000)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

async function writeLongPaper(home: string): Promise<void> {
  const line = 'words that stand in a row '.repeat(3)
  const bytes = tinyPdf({
    pages: Array.from({ length: pages }, (_, page) => ({
      content: shown(Array.from({ length: 40 }, (_, at) => [11, 60, 780 - at * 18, `${page} ${at} ${line}`] as const)),
    })),
  })
  const library = await openLibrary({ home, mode: 'write' })
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'))
  const record = newPaperRecord({ id, now: new Date(), title: 'A long paper' })
  const file = { version: 1, sha256, bytes: bytes.length, pages, etag: null, lastModified: null, origin: null }
  await library.create({
    ...record,
    metadata: { state: 'none', latest: null, checkedAt: null, message: null },
    files: [{ ...file, downloadedAt: new Date().toISOString() }],
  })
  await writeFile(join(await library.folder(id), 'v1.pdf'), bytes)
  await library.close()
}

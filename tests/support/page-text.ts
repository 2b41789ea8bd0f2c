// Reads PDFs made for tests into page texts, in this thread.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assetsFolder } from '../../main/text/assets.ts'
import { lineTexts, pageTextFrom } from '../../main/text/page-text.ts'
import { openPdf } from '../../main/text/pdf-file.ts'
import type { PageText } from '../../preload/model/text.ts'
import { tinyPdf, type TinyPdf } from './tiny-pdf.ts'

/** The page texts of a hand-written PDF, and what pdf.js's own text of each page is, without spaces. */
export async function pagesOf(pdf: TinyPdf): Promise<readonly PageText[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-text-'))
  const path = join(folder, 'tiny.pdf')
  writeFileSync(path, tinyPdf(pdf))
  try {
    return await readPages(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The one page of a content stream. */
export async function pageOf(content: string, more: Omit<TinyPdf, 'pages'> = {}): Promise<PageText> {
  const [page] = await pagesOf({ pages: [{ content }], ...more })
  if (!page) throw new Error('The PDF has no page.')
  return page
}

/** The page texts of a PDF on disk, the first `limit` of them. */
export async function readPages(path: string, limit = Infinity): Promise<readonly PageText[]> {
  const file = await openPdf(path, assetsFolder())
  const pages: PageText[] = []
  try {
    for (let page = 1; page <= Math.min(file.pages, limit); page++) pages.push(pageTextFrom(await file.readPage(page)))
  } finally {
    await file.close()
  }
  return pages
}

/** Kind and text of each line. */
export function linesOf(page: PageText): readonly string[] {
  return lineTexts(page)
}

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stampOf } from '../../../main/text/facts.ts'
import { PageText } from '../../../preload/model/text.ts'
import { glyphFromNonSpaceCount, nonSpaceCountOf, textOf } from '../../../preload/text/select.ts'
import { linesOf, readPages } from '../../support/page-text.ts'

const PAGES = 10
const folders = [
  join(import.meta.dirname, '../../fixtures/papers'),
  join(import.meta.dirname, '../../../../shared/pdfs'),
]
const papers = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.pdf'))

if (papers.length === 0) console.warn('Skipped: no papers in tests/fixtures/papers or ../shared/pdfs.')

describe.skipIf(papers.length === 0)('papers as they are', { timeout: 120_000 }, () => {
  it.each(papers.map((path) => [path.split('/').at(-1) ?? '', path]))('reads %s', async (name, path) => {
    const pages = await readPages(path, PAGES)
    // A page is a fallback where glyphs and getTextContent() differ by a character.
    const fallbacks = pages.filter((page) => page.fallback).map((page) => page.page)
    if (fallbacks.length > 0) console.warn(`${name}: pdf.js's own boxes on pages ${fallbacks.join(', ')}`)
    expect(fallbacks.length).toBeLessThanOrEqual(pages.length / 10)
    for (const page of pages) {
      expect(PageText.safeParse(page).success).toBe(true)
      expect(page.lines.every((line) => line.from < line.to)).toBe(true)
      const glyphs = [...page.at.keys()].filter((glyph) => glyph % 97 === 0)
      expect(glyphs.map((glyph) => glyphFromNonSpaceCount(page, nonSpaceCountOf(page, glyph)))).toEqual(glyphs)
    }
  })

  it.each(papers.filter((path) => /two-column|pair-b/u.test(path)).map((path) => [path.split('/').at(-1) ?? '', path]))(
    'keeps the lines of each column of %s together and in order',
    async (_, path) => {
      const pages = await readPages(path, 4)
      const wide = pages.filter((page) => page.lines.some((line) => line.column === 1))
      expect(wide.length).toBeGreaterThan(1)
      const jumps = wide.flatMap((page) => {
        const body = page.lines.filter((line) => line.kind === 'body' && line.to - line.from > 20 && line.column >= 0)
        return body.slice(1).flatMap((line, index) => {
          const before = body[index]
          const climbs = before && before.column === line.column && line.rect[1] > before.rect[3] + 20
          const returns = before && before.column > line.column && line.rect[1] > before.rect[1]
          return climbs || returns ? [`page ${page.page}: ${linesOf(page)[page.lines.indexOf(line)]}`] : []
        })
      })
      expect(jumps).toEqual([])
    },
  )

  const stamped = papers.filter((path) => path.includes('arxiv-stamped'))
  it.each(stamped.map((path) => [path.split('/').at(-1) ?? '', path]))('knows %s by its stamp', async (name, path) => {
    const [first] = await readPages(path, 1)
    const [, base, version] = /(\d{4}\.\d{5})v(\d+)/u.exec(name) ?? []
    expect(first && stampOf(first)).toMatchObject({ base, version: Number(version) })
    expect(first && textOf(first, 0, first.at.length)).not.toContain(`arXiv:${base}`)
  })
})

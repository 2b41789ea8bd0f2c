import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../../../main/references/paper-places.ts'
import { judgedLines, outlineOf } from '../../../main/text/document-text.ts'
import { readPages } from '../../support/page-text.ts'

const folder = join(import.meta.dirname, '../../../../shared/pdfs')

/** How many works each cites: its `cite.` destinations where it has links, counted by eye where it has none. */
const cited: readonly (readonly [string, number])[] = [
  ['arxiv-stamped-1704.08729v1', 26],
  ['chinese-5p', 6],
  ['joss-7p', 30],
  ['journal-two-column-12p', 44],
  ['math-17p', 27],
  ['math-58p', 39],
  ['one-column-pmlr-2024', 48],
  ['one-column-type3-diacritics', 34],
  ['pair-a-v2', 39],
  ['pair-b-v2', 39],
  ['report-6p', 5],
  ['two-column-acl-2018', 39],
  ['two-column-pmlr-2024', 49],
]

const here = cited.filter(([name]) => existsSync(join(folder, `${name}.pdf`)))
if (here.length === 0) console.warn('Skipped: no papers in ../shared/pdfs.')

describe.skipIf(here.length === 0)('bibliographies as they are', { timeout: 120_000 }, () => {
  it.each(here)('finds every work that %s cites', async (name, count) => {
    const raw = await readPages(join(folder, `${name}.pdf`))
    const lines = judgedLines(raw.map(outlineOf))
    const { references } = placesOf(raw.map((page, index) => ({ ...page, lines: [...(lines[index] ?? page.lines)] })))
    expect(references).toHaveLength(count)
    expect(references.filter(({ year, title }) => year === null || title === null).length).toBeLessThan(0.1 * count)
  })
})

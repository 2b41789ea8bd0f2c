// The title a first page shows: the largest text that stands out near its top, whole.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inspectPdf } from '../../../main/text/inspect.ts'
import { tinyPdf } from '../../support/tiny-pdf.ts'

const path = join(mkdtempSync(join(tmpdir(), 'offprint-heading-')), 'paper.pdf')

type Shown = readonly [size: number, x: number, y: number, text: string]
const draw = (texts: readonly Shown[]): string =>
  texts.map(([size, x, y, text]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`).join('\n')
const body: readonly Shown[] = Array.from({ length: 8 }, (_, line) => [
  9,
  40,
  200 - 12 * line,
  'Some words of the text',
])

async function headingOf(texts: readonly Shown[]): Promise<string | null> {
  writeFileSync(path, tinyPdf({ pages: [{ box: [0, 0, 300, 400], content: draw([...texts, ...body]) }] }))
  return (await inspectPdf(path)).heading
}

test('lines of the largest size are one title, and a parted word is whole again', async () => {
  const shown: readonly Shown[] = [
    [7, 40, 350, 'Preprint. Under review.'],
    [16, 40, 320, 'On the slow read-'],
    [16, 40, 302, 'ing of papers'],
    [10, 40, 280, 'Ada Reader'],
  ]
  expect(await headingOf(shown)).toBe('On the slow reading of papers')
})

test('a page where nothing stands out has none, and a large page number is none', async () => {
  expect(await headingOf([[9, 40, 320, 'Words of the same size']])).toBe(null)
  expect(await headingOf([[30, 40, 320, '2024']])).toBe(null)
})

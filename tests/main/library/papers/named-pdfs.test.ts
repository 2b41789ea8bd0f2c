// PDFs handed out of the window: under names that say what they are, and nothing but files of the library.
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { namedPdfs } from '../../../../main/library/papers/named-pdfs.ts'
import { newPaperRecord } from '../../../../main/library/papers/records.ts'
import { summaryOf } from '../../../../main/library/papers/summary.ts'
import { PaperId } from '../../../../preload/model/ids.ts'
import { temporaryFolder } from '../../../support/web-server.ts'
import { failureOf } from '../support.ts'

const id = PaperId.parse('2406.15877')

async function shelf() {
  const home = await temporaryFolder()
  const path = join(home, 'v1.pdf')
  const row = summaryOf(newPaperRecord({ id, now: new Date('2026-11-01'), title: 'A title' }), [], null)
  const summary = { ...row, pdf: { ...row.pdf, state: 'ready' as const, version: 1 } }
  return { path, library: { home, summary: () => summary, pdfPath: () => path } }
}

test('a PDF goes out under its id and title', async () => {
  const { library, path } = await shelf()
  await writeFile(path, '%PDF-')
  const [out = ''] = await namedPdfs(library, [id])
  expect([basename(out), await readFile(out, 'utf8')]).toEqual(['2406.15877v1 A title.pdf', '%PDF-'])
})

test.skipIf(process.platform === 'win32')('a link in its place goes nowhere: it may lead to any file', async () => {
  const { library, path } = await shelf()
  await writeFile(join(library.home, 'secret'), 'mine')
  await symlink(join(library.home, 'secret'), path)
  expect(await failureOf(namedPdfs(library, [id]))).toMatchObject({ code: 'not-found' })
})

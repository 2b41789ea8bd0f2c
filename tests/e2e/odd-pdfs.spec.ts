// Every trap of tests/support/odd-pdfs.ts, opened in the reader: it opens, or says why not, and the rest goes on.
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../main/library/open.ts'
import { newPaperRecord } from '../../main/library/papers/records.ts'
import { PaperId, Sha256 } from '../../preload/model/ids.ts'
import { nobodyThere } from '../support/nobody-there.ts'
import { oddPdfs, type OddPdf } from '../support/odd-pdfs.ts'
import { startWebShell } from './support/shell.ts'
import { expect, test } from './support/test.ts'
import { wordsOf } from './support/words.ts'

/** The program gives up after ten seconds; the rest is for a busy machine. */
const LIMIT = 20_000

test('odd PDFs open or say why not, one after the other, and the library answers between them', async ({
  chromiumBrowser,
  look,
}) => {
  test.skip(
    chromiumBrowser === null,
    'The library is made before the shell starts, which this does for the browser shell.',
  )
  if (chromiumBrowser === null) return
  test.setTimeout(300_000)
  const home = await mkdtemp(join(tmpdir(), 'offprint-odd-'))
  const odd = oddPdfs()
  const ids = await libraryOf(home, odd)
  const shell = await startWebShell(chromiumBrowser, { home, env: { OFFPRINT_ARXIV: nobodyThere }, context: look })
  const { page } = shell
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`page: ${error.message}`))
  page.on('dialog', (dialog) => wrong.push(`a dialog: ${dialog.message()}`))
  page.on('download', (download) => wrong.push(`a download: ${download.url()}`))
  page.on('popup', (popup) => wrong.push(`a window: ${popup.url()}`))
  page.on('console', (message) => {
    // What pdf.js says when a file is left while it still asks for its pages.
    if (message.text().startsWith('Unable to get page')) return
    if (message.type() === 'error') wrong.push(`console: ${message.text()} ${message.location().url}`)
  })
  try {
    for (const [at, { name, outcome }] of odd.entries()) {
      await test.step(name, async () => {
        await page.evaluate((id) => (location.hash = `#/paper/${id}`), ids[at] ?? '')
        const drawn = page.locator('[data-page-number="1"][data-state="rendered"]')
        const said = page.getByRole('alert')
        await expect(drawn.or(said).first(), name).toBeVisible({ timeout: LIMIT })
        if (outcome === 'page') await expect(drawn, name).toBeAttached({ timeout: LIMIT })
        else await expect(said.first(), name).toHaveText(/\./)
        await page.evaluate(() => (location.hash = '#/'))
        await expect(page.getByRole('option').first(), `the library after: ${name}`).toBeVisible()
      })
    }
    expect(wrong).toEqual([])
  } finally {
    await shell.quit()
    await rm(home, { recursive: true, force: true })
  }
})

test('a locked PDF asks for its password, and remembers it when told to', async ({ chromiumBrowser, look }) => {
  test.skip(
    chromiumBrowser === null,
    'The library is made before the shell starts, which this does for the browser shell.',
  )
  if (chromiumBrowser === null) return
  const home = await mkdtemp(join(tmpdir(), 'offprint-locked-'))
  const bytes = await readFile('tests/fixtures/text/locked.pdf')
  const [id = ''] = await libraryOf(home, [{ name: 'locked', bytes, outcome: 'sentence' }])
  const { open } = wordsOf('en').reader
  const start = () => startWebShell(chromiumBrowser, { home, env: { OFFPRINT_ARXIV: nobodyThere }, context: look })
  let shell = await start()
  try {
    const drawn = () => shell.page.locator('[data-page-number="1"][data-state="rendered"]')
    await shell.page.evaluate((paper) => (location.hash = `#/paper/${paper}`), id)
    const field = shell.page.getByLabel(open.passwordLabel)
    await field.fill('no')
    await field.press('Enter')
    await expect(shell.page.getByText(open.wrongPassword)).toBeVisible()
    await shell.page.getByLabel(open.passwordLabel).fill('secret')
    await shell.page.getByText(open.keepPassword).click()
    await shell.page.getByRole('button', { name: open.unlock, exact: true }).click()
    await expect(drawn()).toBeAttached()
    await shell.quit()
    shell = await start()
    await shell.page.evaluate((paper) => (location.hash = `#/paper/${paper}`), id)
    await expect(drawn()).toBeAttached()
  } finally {
    await shell.quit()
    await rm(home, { recursive: true, force: true })
  }
})

/** A library in which the files are, as a damaged disk or another program may leave them. */
async function libraryOf(home: string, odd: readonly OddPdf[]): Promise<readonly PaperId[]> {
  const library = await openLibrary({ home, mode: 'write' })
  const ids: PaperId[] = []
  for (const { name, bytes } of odd) {
    const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'))
    const id = PaperId.parse(`pdf-${sha256.slice(0, 16)}`)
    const record = newPaperRecord({ id, now: new Date(), title: name })
    const file = { version: 1, sha256, bytes: bytes.length, pages: null, etag: null, lastModified: null, origin: null }
    await library.create({
      ...record,
      metadata: { state: 'none', latest: null, checkedAt: null, message: null },
      files: [{ ...file, downloadedAt: new Date().toISOString() }],
    })
    await writeFile(join(await library.folder(id), 'v1.pdf'), bytes)
    ids.push(id)
  }
  await library.close()
  return ids
}

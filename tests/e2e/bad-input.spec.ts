// What people paste and drop by mistake: each ends in a sentence, with everything else as it was.
import { Buffer } from 'node:buffer'
import { expect, test, type App } from './support/test.ts'
import { wordsOf } from './support/words.ts'

const words = wordsOf('en').app

test('markup in a paste is text: nothing of it runs or is drawn', async ({ app }) => {
  const trap = '<img src=x onerror="window.__ran = 1"><script>window.__ran = 2</script>'
  await paste(app, `# A list ${trap}\n\n1. A paper ${trap}\n\nIts words ${trap}\n\nhttps://arxiv.org/abs/2406.15877\n`)
  await app.page.getByRole('button', { name: /^Import 1 paper/ }).click()
  await app.page.getByRole('link', { name: words.receipt.openList }).click()
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await app.page.evaluate(() => '__ran' in window)).toBe(false)
  await expect(app.page.locator('main img[src="x"]')).toHaveCount(0)
})

test('text without papers says so and keeps the text', async ({ app }) => {
  await paste(app, 'Dear all, the meeting is moved to 14.30 on 2023.1234. Best, A.')
  await expect(app.page.getByText(words.draft.nothing)).toBeVisible()
})

test('ten thousand ids become a draft that answers', async ({ app }) => {
  const ids = Array.from(
    { length: 10_000 },
    (_, index) => `24${String((index % 12) + 1).padStart(2, '0')}.${String(10_000 + index)}`,
  )
  await upload(app, 'ids.txt', Buffer.from(ids.join('\n')))
  await expect(app.page.getByRole('button', { name: /Import 10,?000 papers/ })).toBeVisible({ timeout: 30_000 })
})

test.describe('files that are no lists', () => {
  const files = [
    { name: 'junk.txt', bytes: Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 131) % 256)) },
    { name: 'empty.txt', bytes: Buffer.alloc(0) },
    { name: 'page.pdf', bytes: Buffer.from('<!doctype html><title>Not a PDF</title><p>Sorry.') },
    { name: 'cut.pdf', bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog') },
    { name: 'huge.txt', bytes: Buffer.alloc(20 * 1024 * 1024, 'lorem ipsum dolor sit amet\n') },
  ]
  for (const { name, bytes } of files) {
    test(`${name} ends in a sentence`, async ({ app }) => {
      await upload(app, name, bytes)
      const notices = app.page.getByRole('region', { name: words.app.notifications }).getByText(name)
      const said = app.page.getByRole('alert').or(app.page.getByText(words.draft.nothing)).or(notices).first()
      await expect(said).toBeAttached({ timeout: 30_000 })
      expect(((await said.textContent()) ?? '').trim()).toMatch(/\.$|text$/)
      expect((await said.textContent()) ?? '').not.toMatch(/\bat \w+ \(|Error:|undefined|\[object/)
    })
  }
})

async function paste(app: App, text: string): Promise<void> {
  await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(text)
  await app.page.getByRole('button', { name: words.intake.read }).click()
}

async function upload(app: App, name: string, buffer: Buffer): Promise<void> {
  const chooser = app.page.waitForEvent('filechooser')
  await app.page.getByRole('button', { name: new RegExp(words.intake.drop) }).click()
  // Twenty megabytes go through Playwright's own pipe, which a busy machine makes slow.
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer }, { timeout: 60_000 })
}

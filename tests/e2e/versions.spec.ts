// Marks stay put, also in the next version of the paper: found by their words, said where the words are others, listed
// where they are gone; and never changed by being looked at.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PaperRecord } from '../../preload/model/paper.ts'
import { tinyPdf } from '../support/tiny-pdf.ts'
import { twoVersions } from '../support/two-versions.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const { app: words, reader } = wordsOf('en')
const id = '2403.00101'
const sentences = {
  moved: 'The lamp in the north window',
  changed: 'She counted eleven ships',
  gone: 'No letter ever reached',
  turned: 'Visitors signed a book',
}

test('marks of version 1 stand at their words in version 2, or are told to be gone', async ({ app }) => {
  await withTwoVersions(app)
  await show(app, `/paper/${id}?v=1`)
  await drawn(app, 1)
  for (const [at, sentence] of Object.values(sentences).entries()) {
    await app.page
      .getByText(sentence)
      .first()
      .click({ clickCount: 3, position: await inside(app, sentence) })
    await app.page.keyboard.press(String(at + 1))
    await expect.poll(async () => (await record(app)).marks.length).toBe(at + 1)
  }
  const made = (await record(app)).marks
  const before = await boxOf(app, /The lamp in the north/)

  await show(app, `/paper/${id}?v=2`)
  await drawn(app, 1)
  const moved = await boxOf(app, /The lamp in the north/)
  expect(Math.abs(moved.y - before.y)).toBeGreaterThan(40)
  const line = await app.page.getByText(sentences.moved).first().boundingBox()
  expect(Math.abs(moved.y - (line?.y ?? 0))).toBeLessThan(6)
  await expect(app.page.getByRole('button', { name: /page 1: No letter/ })).toHaveCount(0)

  // The list: those that are here, at their new pages, then the one that is gone.
  await app.page.getByRole('button', { name: reader.bar.outlineTip }).click()
  const list = app.page.getByRole('complementary', { name: reader.rail.label })
  await list.getByText(reader.rail.marks, { exact: true }).click()
  await expect(list.getByRole('listitem').filter({ hasText: sentences.turned })).toContainText(
    filled(reader.mark.page, { page: 2 }),
  )
  await expect(list.getByRole('heading', { name: reader.placed.lostTitle })).toBeVisible()
  const gone = list.getByRole('listitem').filter({ hasText: sentences.gone })
  await expect(gone).toBeVisible()
  await app.picture('marks in version 2')

  // A changed sentence says what it was; what is done to the mark leaves it where it was made.
  await list.getByRole('listitem').filter({ hasText: sentences.changed }).getByRole('button').first().click()
  const popover = app.page.getByRole('dialog', { name: reader.mark.popover })
  await expect(popover).toContainText('where it reads: “She counted eleven ships')
  await app.picture('a changed sentence')
  await popover.getByRole('button', { name: filled(reader.mark.recolor, { color: reader.colors.blue }) }).click()
  await expect
    .poll(async () => (await record(app)).marks.find(({ id: one }) => one === made[1]?.id)?.color)
    .toBe('blue')
  expect((await record(app)).marks.map(({ anchor }) => anchor)).toEqual(made.map(({ anchor }) => anchor))

  // The lost one leads to where it was made.
  await gone.getByRole('button').first().click()
  await expect.poll(() => app.page.evaluate(() => location.hash)).toContain('v=1')
  await expect(popover).toBeVisible()
  await expect(app.page.getByRole('button', { name: /page 1: No letter/ })).toBeAttached()
})

/** Brings a paper in and puts two versions of our own in the place of its PDF. */
async function withTwoVersions(app: App): Promise<void> {
  const { page } = app
  await page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(`https://arxiv.org/abs/${id}`)
  await page.getByRole('button', { name: words.intake.read }).click()
  await page.getByRole('button', { name: /^Import 1 / }).click()
  await expect.poll(async () => (await record(app).catch(() => null))?.files.length ?? 0, { timeout: 30_000 }).toBe(1)
  await app.restart({
    meanwhile: async () => {
      const now = await record(app)
      const files = await Promise.all(
        twoVersions().map(async (pdf, at) => {
          const bytes = tinyPdf(pdf)
          await writeFile(join(app.home, 'papers', id, `v${at + 1}.pdf`), bytes)
          const sha256 = createHash('sha256').update(bytes).digest('hex')
          return { ...now.files[0], version: at + 1, sha256, bytes: bytes.length, pages: 2 }
        }),
      )
      await writeFile(join(app.home, 'papers', id, 'paper.json'), JSON.stringify({ ...now, files }))
    },
  })
}

async function record(app: App): Promise<PaperRecord> {
  return JSON.parse(await readFile(join(app.home, 'papers', id, 'paper.json'), 'utf8')) as PaperRecord
}

async function show(app: App, route: string): Promise<void> {
  await app.page.evaluate((to) => {
    location.hash = to
  }, route)
}

/** The page is drawn and its letters are known. */
async function drawn(app: App, number: number): Promise<void> {
  await expect(app.page.locator(`[data-page-number="${number}"][data-state="rendered"][data-glyphs]`)).toBeAttached({
    timeout: 30_000,
  })
}

/** A point of a line a few letters into the sentence. */
async function inside(app: App, sentence: string): Promise<{ x: number; y: number }> {
  return app.page
    .getByText(sentence)
    .first()
    .evaluate((element, text) => {
      const [node, box] = [element.firstChild, element.getBoundingClientRect()]
      const range = document.createRange()
      if (!node) return { x: 4, y: 4 }
      const at = (node.textContent ?? '').indexOf(text)
      range.setStart(node, at + 6)
      range.setEnd(node, at + 7)
      const letter = range.getBoundingClientRect()
      return { x: letter.x - box.x + 1, y: box.height / 2 }
    }, sentence)
}

/** Where a mark is drawn. */
async function boxOf(app: App, name: RegExp): Promise<{ x: number; y: number; width: number; height: number }> {
  const mark = app.page.getByRole('button', { name })
  await expect(mark).toBeAttached()
  const box = await mark.boundingBox()
  if (!box) throw new Error('The mark is not drawn.')
  return box
}

// Reading without a mouse (reader.md §8): from link to link, mark to mark and page to page, each said or shown.
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const { app: words, reader } = wordsOf('en')
const id = '2403.00101'

test('links, marks and pages are walked by key, and what is reached is said', async ({ app }) => {
  await open(app)
  const { page } = app
  const said = page.locator('[data-stage] > [role="status"][aria-live]').last()
  const pages = page.locator('[data-reader-pages]')

  // The skip link is the first thing that Tab meets.
  await page.getByRole('link', { name: reader.bar.skip }).focus()
  await page.keyboard.press('Enter')
  await expect(pages).toBeFocused()

  // In reading order, each with its preview; the arrows go as the links lie.
  await page.keyboard.press('Tab')
  await expect(link(app, 1, '1')).toBeFocused()
  await expect(said).toContainText('Pencil marks')
  for (const name of ['2', '3', 'Section 2']) {
    await page.keyboard.press('Tab')
    await expect(link(app, 1, name)).toBeFocused()
  }
  await page.keyboard.press('ArrowRight')
  await expect(link(app, 1, 'Section 3')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await expect(link(app, 1, 'Section 4')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(link(app, 1, 'Section 3')).toBeFocused()

  // Into the preview, larger, and back out by steps.
  const preview = page.getByRole('dialog', {
    name: filled(reader.preview.label, { kind: reader.preview.kinds.section, page: 2 }),
  })
  await page.keyboard.press('Space')
  await expect(preview).toBeFocused()
  await page.keyboard.press('+')
  await expect(preview).toHaveAttribute('data-large')
  await page.keyboard.press('Escape')
  await expect(preview).toBeHidden()
  await expect(link(app, 1, 'Section 3')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(pages).toBeFocused()

  // Pages, said once one rests on them; a jump says where it led.
  await page.keyboard.press('ArrowRight')
  await expect(said).toHaveText(/^Page 2 of 4, /)
  await page.keyboard.press('g')
  await page.keyboard.type('4')
  await page.keyboard.press('Enter')
  await expect(said).toHaveText(/^Page 4 of 4, /)

  // A mark stands among the links; Enter goes into what is beside it.
  await pages.focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(said).toHaveText(/^Page 1 of 4/)
  await page
    .locator('[data-page-number="1"] .textLayer span[role="presentation"]')
    .filter({ hasText: 'making. Our main findings' })
    .dblclick({ position: { x: 12, y: 6 } })
  await page.keyboard.press('2')
  await expect(said).toHaveText(filled(reader.mark.liveHighlighted, { color: 'green' }))
  await page.keyboard.press('Escape')
  await link(app, 1, 'Section 4').focus()
  await page.keyboard.press('Tab')
  const mark = page.getByRole('button', { name: /making/ })
  await expect(mark).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: reader.mark.popover })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(mark).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(link(app, 1, 'Figure 1')).toBeFocused()
})

function link(app: App, page: number, name: string) {
  return app.page.locator(`[data-page-number="${page}"]`).getByRole('link', { name, exact: true })
}

/** Adds the paper, waits for its PDF, opens it, and for its links to have their places. */
async function open(app: App): Promise<void> {
  const { page } = app
  await page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(`https://arxiv.org/abs/${id}`)
  await page.getByRole('button', { name: words.intake.read }).click()
  await page.getByRole('button', { name: /^Import 1 / }).click()
  await expect.poll(() => app.arxiv.requests.filter(({ kind }) => kind === 'pdf').length, { timeout: 30_000 }).toBe(1)
  await page.evaluate((to) => {
    location.hash = to
  }, `/paper/${id}`)
  await expect(page.locator('[data-page-number="1"][data-glyphs]')).toBeAttached({ timeout: 30_000 })
  await expect(link(app, 1, 'Equation (1)')).toBeAttached({ timeout: 20_000 })
}

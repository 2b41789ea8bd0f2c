// Every screen, looked at by axe, and walked with the keyboard alone.
import AxeBuilder from '@axe-core/playwright'
import { digest } from './support/digest.ts'
import { expect, test, type App, type Look } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const looks: readonly Look[] = [
  { locale: 'en', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 900, height: 600 } },
]

for (const look of looks) {
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use({ look })

    test('axe finds nothing on any screen', async ({ app }) => {
      const { app: words, reader } = wordsOf(look.locale)
      await expectAccessible(app, 'first screen')

      const { title, text, papers } = digest()
      await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(text)
      await app.page.getByRole('button', { name: words.intake.read }).click()
      await expect(app.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expectAccessible(app, 'draft')

      await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: 20 }) }).click()
      await expect(app.page.getByRole('link', { name: words.receipt.start })).toBeVisible()
      await expectAccessible(app, 'receipt')

      await show(app, '/')
      await expect(app.page.getByRole('listbox', { name: words.library.results })).toBeVisible()
      await app.page.keyboard.press('j')
      await expectAccessible(app, 'library')

      await app.page
        .getByRole('link', { name: new RegExp(title) })
        .first()
        .click()
      await expect(app.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expectAccessible(app, 'reading list')

      await show(app, '/settings')
      await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(app, 'settings')

      await show(app, '/history')
      await expect(app.page.getByRole('heading', { level: 1, name: words.history.title })).toBeVisible()
      await expectAccessible(app, 'reading over time')

      await show(app, `/paper/${papers[0]?.id ?? ''}`)
      await expect(app.page.locator('[data-page-number="1"]')).toHaveAttribute('data-state', 'rendered', {
        timeout: 30_000,
      })
      await app.page.keyboard.press('n')
      await expect(app.page.getByRole('textbox', { name: reader.notes.editor })).toBeVisible()
      await expectAccessible(app, 'reader with notes')
    })
  })
}

test('a paper is found, opened, read and left with the keyboard alone', async ({ app }) => {
  const words = wordsOf('en').app
  await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).focus()
  await app.page.keyboard.insertText('https://arxiv.org/abs/2406.15877\nhttps://arxiv.org/abs/2406.17245')
  await app.page.keyboard.press('Tab')
  await app.page.keyboard.press('Enter')
  const accept = app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: 2 }) })
  await accept.focus()
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('link', { name: words.receipt.start })).toBeVisible()

  await show(app, '/')
  await expect(app.page.getByRole('option')).toHaveCount(2)
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('e')
  await expect(app.page.getByRole('status').filter({ hasText: 'Marked as read.' })).toBeAttached()
  await expect(app.page.getByRole('option', { name: new RegExp(`^${words.status.read}`) })).toHaveCount(1)
  await app.page.keyboard.press('Control+z')
  await expect(app.page.getByRole('option', { name: new RegExp(`^${words.status.read}`) })).toHaveCount(0)

  await app.page.keyboard.press('Enter')
  await expect(app.page.locator('[data-page-number="1"]')).toHaveAttribute('data-state', 'rendered', {
    timeout: 30_000,
  })
  await app.page.keyboard.press('?')
  await expect(app.page.getByRole('dialog')).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toBeHidden()
})

/** Shows a route, as a link to it does. */
async function show(app: App, route: string): Promise<void> {
  await app.page.evaluate((to) => {
    location.hash = to
  }, route)
}

async function expectAccessible(app: App, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, `axe on the ${screen}`).toEqual([])
}

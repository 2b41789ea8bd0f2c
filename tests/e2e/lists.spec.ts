// Reading lists lived with: a source that comes again, lists in one another, sections.
import AxeBuilder from '@axe-core/playwright'
import { digest } from './support/digest.ts'
import { looks } from './support/looks.ts'
import { expect, test, type App, type Look } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

for (const look of looks) {
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use({ look })

    test('a source that comes again shows what changed, and what is taken over is undone in one step', async ({
      app,
    }) => {
      test.setTimeout(90_000)
      const { page } = app
      const { app: shell, lists } = wordsOf(look.locale)
      const { title, text } = digest()
      await paste(app, look, text)
      await page.getByRole('button', { name: new RegExp(filled(shell.draft.accept_other, { count: 20 })) }).click()
      await page.getByRole('link', { name: shell.receipt.openList }).click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

      await paste(app, look, changed(text))
      await expect(page.getByRole('heading', { name: filled(lists.again.title, { list: title }) })).toBeVisible()
      const ticks = page.getByRole('region').getByRole('checkbox', { checked: true })
      await expect(ticks).toHaveCount(7)
      await app.picture('1 what changed')
      await expectAccessible(app)
      await page.getByRole('button', { name: filled(lists.again.take_other, { count: 3 }) }).click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(page.getByRole('link', { name: 'A paper that is new here' })).toBeVisible()
      await expect(page.getByRole('link', { name: digest().papers[19]?.title ?? '', exact: true })).toHaveCount(0)

      await page.keyboard.press('Control+z')
      await expect(page.getByRole('link', { name: 'A paper that is new here' })).toHaveCount(0)
      await expect(page.getByText(new RegExp(`0\\s*/\\s*20|0 of 20`)).first()).toBeVisible()
    })

    test('lists stand in one another, sections are made, moved and closed, by keys alone', async ({ app }) => {
      test.setTimeout(90_000)
      const { page } = app
      const { app: shell, lists } = wordsOf(look.locale)
      const { title, text, sections } = digest()
      await paste(app, look, text)
      await page.getByRole('button', { name: new RegExp(filled(shell.draft.accept_other, { count: 20 })) }).click()
      await page.getByRole('link', { name: shell.receipt.openList }).click()

      const tree = page.getByRole('list', { name: lists.tree.label })
      await page.getByRole('button', { name: lists.tree.new, exact: true }).click()
      const field = page.getByRole('textbox', { name: shell.list.renameList })
      await field.fill('Summer')
      await field.press('Enter')
      const summer = tree.getByRole('link', { name: /Summer/ })
      const first = tree.getByRole('link', { name: new RegExp(title) })
      await expect(summer).toBeFocused()
      await page.keyboard.press('ArrowUp')
      await expect(first).toBeFocused()

      await page.getByRole('button', { name: filled(lists.tree.options, { title }) }).press('Enter')
      await page.getByRole('menuitem', { name: lists.tree.move }).press('Enter')
      await page.getByRole('searchbox', { name: lists.tree.find }).fill('Summer')
      await page.keyboard.press('Enter')
      await expect(summer.getByRole('img')).toHaveText('0/20')
      await show(app, await hrefOf(app, 'Summer'))
      await expect(page.getByRole('navigation', { name: lists.page.inside }).getByRole('link')).toHaveCount(1)
      await app.picture('2 a collection')
      await expectAccessible(app)

      await summer.focus()
      await page.keyboard.press('ArrowLeft')
      await expect(first).toHaveCount(0)
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await expect(first).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

      const headings = page.locator('main h2')
      await expect(headings).toHaveText(sections.map((section) => section.title))
      const close = page.getByRole('button', { name: filled(lists.page.collapse, { title: sections[0].title }) })
      await close.press('Alt+ArrowDown')
      await expect(headings.nth(1)).toHaveText(sections[0].title)
      await close.press('Enter')
      await expect(page.getByRole('link', { name: digest().papers[0]?.title ?? '', exact: true })).toHaveCount(0)
      await app.picture('3 sections')
      await expectAccessible(app)
      await page.keyboard.press('Control+z')
      await expect(headings).toHaveText(sections.map((section) => section.title))
      await page.keyboard.press('Control+Shift+z')
      await expect(headings.nth(1)).toHaveText(sections[0].title)
    })
  })
}

/** The digest with its last paper gone, one worded otherwise, and one new. */
function changed(text: string): string {
  const last = digest().papers[19]
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.includes(last?.title ?? '?'))
  lines.splice(at, 6, '5、A paper that is new here', '', '新的一篇。', '', 'https://arxiv.org/abs/2406.04744', '')
  return lines.join('\n').replace('第 2 篇讨论的问题很具体', '第 2 篇讨论的问题非常重要')
}

async function paste(app: App, look: Look, text: string): Promise<void> {
  const { app: shell } = wordsOf(look.locale)
  await show(app, '/add')
  const again = app.page.getByRole('button', { name: shell.receipt.again })
  if (await again.isVisible()) await again.click()
  await app.page.getByRole('textbox', { name: shell.intake.pasteLabel }).fill(text)
  await app.page.getByRole('button', { name: shell.intake.read }).click()
}

async function show(app: App, route: string): Promise<void> {
  await app.page.evaluate((hash) => void (window.location.hash = hash), route)
}

async function hrefOf(app: App, title: string): Promise<string> {
  const href = await app.page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .getAttribute('href')
  return href?.replace(/^#/, '') ?? ''
}

async function expectAccessible(app: App): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}

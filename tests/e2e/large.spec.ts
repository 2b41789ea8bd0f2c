// Too long and too many: 10,000 tags, a list of 5,000 papers, titles of 2,000 characters, queries of 10,000.
import AxeBuilder from '@axe-core/playwright'
import { oddCounts, oddId, oddListId, oddTitles, writeOddLibrary } from '../support/odd-library.ts'
import { looks } from './support/looks.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

test.use({ prepared: { write: writeOddLibrary } })

for (const look of looks) {
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use({ look })
    const { app: words, library, lists, search } = wordsOf(look.locale)

    test('ten thousand tags stay a few to choose from, and each is found', async ({ app }) => {
      const rows = app.page.getByRole('listbox', { name: words.library.results })
      await expect(rows.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
      await rows.focus()
      await app.page.keyboard.press('t')
      const field = app.page.getByRole('combobox', { name: library.tags.field })
      const offered = app.page.getByRole('listbox', { name: words.tags.title }).getByRole('option')
      await expect(offered.first()).toHaveAttribute('aria-checked', 'true')
      expect(await offered.count()).toBeLessThan(100)
      await expect(app.page.getByText(filled(library.tags.more, { count: '9,940' }))).toBeVisible()
      await field.fill('topic 9999')
      await expect(offered).toHaveCount(1)
      await app.page.keyboard.press('Enter')
      await expect(offered.filter({ hasText: /^topic 9999$/ })).toHaveAttribute('aria-checked', 'true')
      await app.picture('1 tags of a paper')
      await app.page.keyboard.press('Escape')

      await show(app, '/tags')
      await expect(app.page.getByRole('status').filter({ hasText: '10,000' })).toBeVisible()
      expect(await app.page.getByRole('checkbox').count()).toBeLessThan(100)
      await app.page.getByRole('searchbox', { name: lists.tags.find }).fill('topic 9999')
      await expect(app.page.getByRole('main').getByRole('link', { name: 'topic 9999' })).toBeVisible()
      await expect(app.page.getByText(filled(lists.tags.papers_other, { count: 2 }))).toBeVisible()
      await app.picture('2 tags')
      await expectAccessible(app)
    })

    test('a list of five thousand is walked by keys from end to end, and long titles are cut where they are read past', async ({
      app,
    }) => {
      const rows = app.page.getByRole('listbox', { name: words.library.results })
      await expect(rows.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
      const start = app.page.locator('h1, h2, h3, a, span').filter({ hasText: oddTitles[0].slice(0, 60) })
      expect(await tallest(start)).toBeLessThan(80)
      await show(app, `/paper/${oddId(1)}`)
      await expect(app.page.getByRole('button', { name: words.list.more, exact: true })).toBeVisible()
      expect(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await app.picture('1 a long title, no PDF')

      await show(app, `/list/${oddListId}`)
      await expect(app.page.getByRole('heading', { level: 1, name: 'Five thousand papers' })).toBeVisible()
      await app.page.keyboard.press('j')
      await expect(item(app, 0)).toBeFocused()
      await app.picture('2 a long list')
      await app.page.keyboard.press('End')
      await expect(item(app, oddCounts.papers - 1)).toBeFocused()
      await expect(item(app, oddCounts.papers - 1)).toBeInViewport()
      await app.page.keyboard.press('e')
      const last = app.page.getByRole('article').filter({ has: item(app, oddCounts.papers - 1) })
      await expect(last).toHaveAttribute('data-status', 'read')
      await app.page.keyboard.press('Alt+ArrowUp')
      await expect(item(app, oddCounts.papers - 1)).toBeFocused()
      await app.page.keyboard.press('Home')
      await expect(item(app, 0)).toBeFocused()
      await expect(item(app, 0)).toBeInViewport()
      expect(await app.page.getByRole('article').count()).toBeLessThan(60)
      await expectAccessible(app)
    })

    test('a query of ten thousand characters, of other scripts and of operators is only text', async ({ app }) => {
      await show(app, '/search')
      const box = app.page.getByRole('combobox', { name: search.box })
      const papers = app.page.getByRole('group', { name: new RegExp(`^${search.groups.paper}`) }).getByRole('option')
      await box.fill('paper '.repeat(1700))
      await expect(papers.first()).toBeVisible({ timeout: 60_000 })
      await expect(app.page.locator('#search-problem')).toBeVisible()
      await app.picture('1 a long query')
      await box.fill('מימין לשמאל')
      await expect(papers).toHaveCount(1)
      await expect(papers.locator('mark').first()).toHaveText('מימין')
      await app.picture('2 right to left')
      await box.fill('🔥')
      await expect(papers).toHaveCount(1)
      await box.fill("'; DROP TABLE paper; --")
      await expect(papers).toHaveCount(1)
      await expect(papers).toContainText('<img src=x onerror=alert(1)>')
      await box.fill('{title} : NEAR(both ways, 2) ^goes*')
      await expect(app.page.getByText(search.nothingBody)).toBeVisible()
      await expectAccessible(app)
    })
  })
}

function item(app: App, index: number) {
  return app.page.locator(`[data-item="item-${index}"]`)
}

/** The height of the tallest of some elements. */
async function tallest(elements: ReturnType<App['page']['locator']>): Promise<number> {
  return Math.max(...(await elements.evaluateAll((found) => found.map((one) => one.getBoundingClientRect().height))))
}

async function show(app: App, route: string): Promise<void> {
  await app.page.evaluate((to) => {
    location.hash = to
  }, route)
}

async function expectAccessible(app: App): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}

// Several papers open: tabs by key and pointer, two papers side by side, and all of it there again after a restart.
import { digest } from './support/digest.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const { reader, app: words } = wordsOf('en')
const ids = digest()
  .papers.slice(0, 3)
  .map(({ id }) => id)

test('papers open in tabs, stand side by side, and come back after a restart', async ({ app }) => {
  await addPapers(app)
  const tabsNow = () => app.page.getByRole('tablist', { name: reader.tabs.label }).getByRole('tab')
  const tabs = tabsNow()

  // One paper needs no bar; a second one, opened without leaving the library, does.
  await show(app, `/paper/${ids[0]}`)
  await rendered(app, 1)
  await expect(tabs).toHaveCount(0)
  await show(app, '/')
  const rows = app.page.getByRole('listbox', { name: words.library.results })
  await rows.focus()
  await app.page.keyboard.press('Home')
  for (const _ of ids) {
    await app.page.keyboard.press('Control+Enter')
    await app.page.keyboard.press('j')
  }
  await expect(tabs).toHaveCount(3)
  await expect(rows).toBeVisible()

  // By its place, round the ends, closed and reopened; the address names the paper that is shown.
  await app.page.keyboard.press('Control+1')
  await expect(tabs.nth(0)).toHaveAttribute('aria-selected', 'true')
  await rendered(app, 1)
  const first = await address(app)
  await app.page.keyboard.press('{')
  await expect(tabs.nth(2)).toHaveAttribute('aria-selected', 'true')
  await rendered(app, 1)
  const last = await address(app)
  expect(last).not.toBe(first)
  await app.page.keyboard.press('Alt+w')
  await expect(tabs).toHaveCount(2)
  await app.page.keyboard.press('Shift+T')
  await expect(tabs).toHaveCount(3)
  expect(await address(app)).toBe(last)

  // Moved by keyboard.
  await tabs.nth(2).focus()
  await app.page.keyboard.press('Alt+ArrowLeft')
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true')

  // Side by side: one bar, one side with the keys.
  await app.page.keyboard.press('Control+Shift+E')
  const sides = app.page.locator('[data-side]')
  await expect(sides).toHaveCount(2)
  await expect(tabs).toHaveCount(2)
  await expect(app.page.locator('[data-side] [data-page-number="1"][data-state="rendered"]')).toHaveCount(2)
  await expect(app.page.locator('[data-active-side]')).toHaveAttribute('data-side', '2')
  const right = await address(app)
  await app.page.keyboard.press('F6')
  await expect(app.page.locator('[data-active-side]')).toHaveAttribute('data-side', '1')
  expect(await address(app)).not.toBe(right)
  await app.picture('side-by-side')

  await show(app, '/')
  await app.restart({ network: false })
  await expect(tabsNow()).toHaveCount(2)
  await app.page.keyboard.press('Control+1')
  await expect(tabsNow().nth(0)).toHaveAttribute('aria-selected', 'true')
})

test('two places of one paper have their own way back, also after a restart, and one document', async ({ app }) => {
  await addPapers(app)
  await show(app, `/paper/${ids[0]}`)
  await rendered(app, 1)
  let fetched = 0
  app.page.on('request', (request) => (fetched += /\/pdf\//u.test(request.url()) ? 1 : 0))
  await app.page.keyboard.press('Control+\\')
  await expect(app.page.locator('[data-side] [data-page-number="1"][data-state="rendered"]')).toHaveCount(2)
  expect(fetched).toBe(0)

  const back = () => app.page.getByRole('button', { name: reader.bar.trailBack })
  const side = (number: number) => app.page.locator(`[data-side="${number}"]`)
  await expect(app.page.locator('[data-active-side]')).toHaveAttribute('data-side', '2')
  await expect(back()).toBeHidden()
  await app.page.getByRole('textbox', { name: reader.bar.page }).fill('2')
  await app.page.keyboard.press('Enter')
  await expect(back()).toBeEnabled()
  await app.page.keyboard.press('F6')
  await expect(app.page.locator('[data-active-side]')).toHaveAttribute('data-side', '1')
  await expect(back()).toBeHidden()

  await app.restart({ network: false })
  await show(app, `/paper/${ids[0]}`)
  await expect(side(1).locator('[data-page-number="1"][data-state="rendered"]')).toBeVisible({ timeout: 30_000 })
  await expect(back()).toBeHidden()
  await app.page.keyboard.press('F6')
  await expect(back()).toBeEnabled()
  await app.page.keyboard.press('Alt+ArrowLeft')
  await expect(app.page.getByRole('textbox', { name: reader.bar.page })).toHaveValue('1')
})

async function addPapers(app: App): Promise<void> {
  await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(ids.join('\n'))
  await app.page.getByRole('button', { name: words.intake.read }).click()
  await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: ids.length }) }).click()
  await expect
    .poll(() => new Set(app.arxiv.requests.filter(({ kind }) => kind === 'pdf').flatMap((each) => each.ids)).size, {
      timeout: 30_000,
    })
    .toBe(ids.length)
}

async function show(app: App, hash: string): Promise<void> {
  await app.page.evaluate((to) => {
    window.location.hash = `#${to}`
  }, hash)
}

async function rendered(app: App, page: number): Promise<void> {
  await expect(app.page.locator(`[data-page-number="${page}"][data-state]`)).toHaveAttribute('data-state', 'rendered', {
    timeout: 30_000,
  })
}

async function address(app: App): Promise<string> {
  return app.page.evaluate(() => window.location.hash)
}

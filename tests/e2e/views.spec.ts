// Finding, selecting by keyboard, ways to look at a paper, its text, and the time it was really read.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { PaperRecord } from '../../preload/model/paper.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const { app: words, reader } = wordsOf('en')
const id = '2403.00101'

test('find lists every match, says what is wrong with an expression, and gives the focus back', async ({ app }) => {
  await open(app)
  const { page } = app
  const field = page.getByRole('textbox', { name: reader.find.label })
  await page.keyboard.press('Control+f')
  await field.fill('schrodinger|(')
  await page.getByRole('button', { name: reader.find.regex }).click()
  await expect(page.getByText(/Unterminated group/)).toBeVisible()

  await field.fill('(\\w+\\s*)+%%')
  await expect(page.getByText(reader.find.tooSlow)).toBeVisible({ timeout: 20_000 })

  await page.getByRole('button', { name: reader.find.regex }).click()
  await field.fill('researchers')
  await expect(page.getByRole('search').getByText(/^1 of \d+$/)).toBeVisible()
  await field.press('ArrowDown')
  const list = page.getByRole('listbox', { name: reader.find.list })
  await expect(list).toBeFocused()
  const matches = list.getByRole('option')
  // The abstract, the left column, the right column: as one reads.
  await expect(matches.first()).toContainText('We follow 41')
  await expect(matches.nth(1)).toContainText('We followed 41')
  await expect(matches.nth(2)).toContainText('We recruited 41')
  await page.keyboard.press('ArrowDown')
  await expect(matches.nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('search').getByText(/^2 of \d+$/)).toBeVisible()
  await expectAccessible(app)

  await page.keyboard.press('Control+f')
  await field.press('Escape')
  await expect(page.getByRole('search')).toBeHidden()
  await expect(page.locator('[data-reader-pages]')).toBeFocused()
})

test('keys select from a word on, over the column’s end, and what is selected is marked', async ({ app }) => {
  await open(app)
  const { page } = app
  const spoken = page.getByRole('status')
  await pageText(app)
  const line = page
    .locator('[data-page-number="1"] .textLayer span[role="presentation"]')
    .filter({ hasText: 'making. Our main findings' })
  await line.scrollIntoViewIfNeeded()
  await line.dblclick({ position: { x: 12, y: 6 } })
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect(spoken.filter({ hasText: filled(reader.select.live, { text: 'making. Our main' }) })).toBeAttached()
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('2')
  await expect(spoken.filter({ hasText: filled(reader.mark.liveHighlighted, { color: 'green' }) })).toBeAttached()
  await expect
    .poll(async () => (await record(app)).marks[0]?.anchor.quote?.exact)
    .toMatch(/^making\. Our main \S+.*\w$/)
})

test('pages by two, turned, in another look and full screen; what belongs to the paper stays with it', async ({
  app,
}) => {
  await open(app)
  const { page } = app
  const first = page.locator('[data-page-number="1"][data-state]')
  const second = page.locator('[data-page-number="2"][data-state]')
  await page.keyboard.press('Shift+D')
  await expect.poll(async () => (await first.boundingBox())?.y === (await second.boundingBox())?.y).toBe(true)
  await page.keyboard.press('Shift+D')
  await page.keyboard.press('Shift+D')
  await page.keyboard.press('Shift+R')
  await expect.poll(async () => isWide(await first.boundingBox())).toBe(true)
  await page.keyboard.press('i')
  await page.keyboard.press('i')
  await expect(page.locator('[data-look="dark"][data-pages="dark"]')).toBeVisible()

  await page.keyboard.press('Shift+P')
  await page.keyboard.press('ArrowRight')
  await expect(second).toBeVisible()
  await expect(first).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(first).toBeAttached()

  // A screen that is slow to be filled holds no key up.
  await page.evaluate(() => {
    document.documentElement.requestFullscreen = () => new Promise(() => undefined)
  })
  await page.keyboard.press('Home')
  // The browser glides there; what is presented is the page one is at.
  await expect.poll(async () => ((await first.boundingBox())?.y ?? -1) > 0).toBe(true)
  await page.keyboard.press('Shift+P')
  await page.keyboard.press('ArrowRight')
  await expect(second).toBeVisible()
  await expect(first).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(first).toBeAttached()

  await expect.poll(async () => (await record(app)).view).toEqual({ rotation: 90, spread: 'single', look: null })
  await app.restart()
  await show(app, `/paper/${id}`)
  await expect(page_(app, 2)).toBeVisible()
  await expect.poll(async () => isWide(await page_(app, 2).boundingBox())).toBe(true)
})

test('the paper as text has headings in order, stays at its place, and can be marked', async ({ app }) => {
  await open(app)
  const { page } = app
  await pageText(app)
  await page.keyboard.press('v')
  const text = page.getByRole('article')
  await expect(text.getByRole('heading', { level: 3, name: '1 Introduction' })).toBeVisible()
  await expect(text.getByRole('heading', { level: 4, name: '2.1 Participants and material' })).toBeVisible()
  await expectAccessible(app)

  await text.getByText('We recruited 41 researchers').dblclick({ position: { x: 60, y: 10 } })
  await page.keyboard.press('3')
  await expect(text.locator('mark')).toHaveText('recruited')
  await text.getByRole('heading', { level: 3 }).last().scrollIntoViewIfNeeded()
  const at = page.getByRole('textbox', { name: reader.bar.page })
  await expect(at).not.toHaveValue('1')
  const there = await at.inputValue()
  await page.keyboard.press('v')
  await expect(text).toBeHidden()
  await expect(at).toHaveValue(there)
  await expect(page_(app, Number(there))).toHaveAttribute('data-state', 'rendered')
})

test('the time on each page is kept by day, and reading goes on with what was not seen', async ({ app }) => {
  await open(app)
  const { page } = app
  await expect.poll(async () => (await record(app)).pagesSeen['2'] ?? [], { timeout: 20_000 }).toContain(1)
  await expect.poll(async () => (await record(app)).reading[0]?.pages['1'] ?? 0, { timeout: 20_000 }).toBeGreaterThan(1)
  const [day] = (await record(app)).reading
  expect(day?.date).toBe(await page.evaluate(() => new Date().toLocaleDateString('sv')))
  await page.keyboard.press('c')
  await expect(page.getByRole('textbox', { name: reader.bar.page })).not.toHaveValue('1')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('textbox', { name: reader.bar.page })).toHaveValue('1')
})

/** Adds the paper, waits for its PDF and opens it. */
async function open(app: App): Promise<void> {
  const { page } = app
  await page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(`https://arxiv.org/abs/${id}`)
  await page.getByRole('button', { name: words.intake.read }).click()
  await page.getByRole('button', { name: /^Import 1 / }).click()
  await expect.poll(async () => (await record(app).catch(() => null))?.files.length ?? 0, { timeout: 30_000 }).toBe(1)
  await show(app, `/paper/${id}`)
  await expect(page_(app, 1)).toHaveAttribute('data-state', 'rendered', { timeout: 30_000 })
}

function page_(app: App, number: number) {
  return app.page.locator(`[data-page-number="${number}"][data-state]`)
}

/** The page's glyphs are known. */
async function pageText(app: App): Promise<void> {
  await expect(app.page.locator('[data-page-number="1"][data-glyphs]')).toBeAttached({ timeout: 20_000 })
}

async function record(app: App): Promise<PaperRecord> {
  return JSON.parse(await readFile(join(app.home, 'papers', id, 'paper.json'), 'utf8')) as PaperRecord
}

async function show(app: App, route: string): Promise<void> {
  await app.page.evaluate((to) => {
    location.hash = to
  }, route)
}

function isWide(box: { readonly width: number; readonly height: number } | null): boolean {
  return box !== null && box.width > box.height
}

async function expectAccessible(app: App): Promise<void> {
  // The tags inside a page's canvas are the file's own.
  const { violations } = await new AxeBuilder({ page: app.page }).exclude('.canvasWrapper').analyze()
  expect(
    violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([])
}

// The list of papers: a table that is remembered, groups, any number selected and changed as one step, the bin.
import AxeBuilder from '@axe-core/playwright'
import { z } from 'zod'
import { digest } from './support/digest.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const { app: words, library } = wordsOf('en')

/** Brings the twenty papers of the digest in, and shows them. */
async function withPapers(app: App): Promise<void> {
  await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(digest().text)
  await app.page.getByRole('button', { name: words.intake.read }).click()
  await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: 20 }) }).click()
  await expect(app.page.getByRole('link', { name: words.receipt.start })).toBeVisible()
  await show(app, '/')
  await expect(app.page.getByRole('option')).toHaveCount(20)
}

test('a table is sorted by several columns, sized by keys, and found again at the next start', async ({ app }) => {
  await withPapers(app)
  await choose(app, library.view.label, library.view.table)
  const head = (name: string) => app.page.getByRole('columnheader', { name: new RegExp(name) })
  await expect(app.page.getByRole('grid', { name: words.library.results })).toBeVisible()
  await app.page.getByRole('button', { name: library.columns.title, exact: true }).click()
  await expect(head(library.columns.title)).toHaveAttribute('aria-sort', 'ascending')
  await expect(async () => {
    const titles = await app.page.locator('[data-line] [data-column="title"]').allTextContents()
    expect(titles.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))).toEqual(titles)
  }).toPass()

  await app.page.getByRole('button', { name: library.columns.year, exact: true }).click()
  await app.page.getByRole('button', { name: library.columns.title, exact: true }).click({ modifiers: ['Shift'] })
  await expect(head(library.columns.year)).toHaveAttribute('aria-sort', 'descending')
  await expect(
    app.page.getByRole('button', { name: new RegExp(`${library.columns.title}.*${library.column.key} 2`) }),
  ).toBeVisible()

  await app.page.getByRole('button', { name: library.columns.authors, exact: true }).focus()
  await app.page.keyboard.press('Shift+ArrowRight')
  await app.page.keyboard.press('Alt+ArrowLeft')
  await expect(app.page.getByRole('columnheader').nth(1)).toHaveAttribute('data-column', 'authors')
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await app.picture('table')

  await app.restart()
  await expect(app.page.getByRole('columnheader').nth(1)).toHaveAttribute('data-column', 'authors')
  await expect(head(library.columns.year)).toHaveAttribute('aria-sort', 'descending')
  const width = await app.page
    .locator('[role="columnheader"][data-column="authors"]')
    .evaluate((cell) => cell.clientWidth)
  expect(width).toBe(176)
})

test('groups fold and open by keys, and a range over a folded one takes all of it', async ({ app }) => {
  await withPapers(app)
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('e')
  await choose(app, /^Sort by/, library.group.status)
  const group = (name: string) => app.page.getByRole('treeitem', { name: new RegExp(`^${name}`) }).first()
  await expect(group(words.status.unread)).toContainText('19')
  await expect(group(words.status.read)).toContainText('1')

  await app.page.getByRole('tree').focus()
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press('ArrowLeft')
  await expect(group(words.status.unread)).toHaveAttribute('aria-expanded', 'false')
  await expect(app.page.locator('[data-line]')).toHaveCount(3)
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await app.page.keyboard.press('Shift+End')
  await expect(
    app.page.getByRole('heading', { name: filled(words.library.selected_other, { count: 20 }) }),
  ).toBeVisible()
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press('ArrowRight')
  await expect(app.page.locator('[data-line]')).toHaveCount(22)
})

test('many papers are tagged, listed and removed as one step each, and each step is taken back', async ({ app }) => {
  await withPapers(app)
  const list = app.page.getByRole('listbox', { name: words.library.results })
  await list.focus()
  await app.page.keyboard.press('Shift+ArrowDown')
  await app.page.keyboard.press('Shift+ArrowDown')
  await expect(
    app.page.getByRole('heading', { name: filled(words.library.selected_other, { count: 3 }) }),
  ).toBeVisible()

  await app.page.keyboard.press('t')
  await app.page.getByRole('combobox', { name: library.tags.field }).fill('to read again')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('option', { name: /^to read again/ })).toHaveAttribute('aria-checked', 'true')
  await app.page.keyboard.press('Escape')
  const tag = app.page.getByRole('link', { name: /to read again/ }).first()
  await expect(tag).toContainText('3')
  await app.page.keyboard.press('Control+z')
  await expect(tag).toBeHidden()

  await list.focus()
  await app.page.keyboard.press('Control+a')
  await app.page.keyboard.press('Delete')
  await expect(
    app.page.getByRole('status').filter({ hasText: filled(words.did.removed_other, { count: 20 }) }),
  ).toBeAttached()
  await show(app, '/bin')
  await expect(app.page.getByRole('listitem').filter({ hasText: library.bin.bringBack })).toHaveCount(20)
  await app.page.keyboard.press('Control+z')
  await expect(app.page.getByText(library.bin.empty)).toBeVisible()
  await show(app, '/')
  await expect(app.page.getByRole('option')).toHaveCount(20)
})

test('the bin gives papers back, and deletes for good only when that is confirmed', async ({ app }) => {
  await withPapers(app)
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('Delete')
  await app.page.keyboard.press('Delete')
  await expect(app.page.getByRole('option')).toHaveCount(18)
  await app.page.getByRole('link', { name: library.bin.title, exact: true }).click()
  const papers = app.page.getByRole('listitem').filter({ hasText: library.bin.bringBack })
  await expect(papers).toHaveCount(2)
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await papers
    .first()
    .getByRole('button', { name: new RegExp(`^${library.bin.bringBack}`) })
    .click()
  await expect(papers).toHaveCount(1)
  await app.page.getByRole('button', { name: library.bin.emptyAll }).click()
  const dialog = app.page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.app.cancel }).click()
  await expect(papers).toHaveCount(1)
  await app.page.getByRole('button', { name: library.bin.emptyAll }).click()
  await dialog.getByRole('button', { name: library.bin.emptyAll }).click()
  await expect(app.page.getByText(library.bin.empty)).toBeVisible()
  await show(app, '/')
  await expect(app.page.getByRole('option')).toHaveCount(19)
})

test('papers are dragged onto a tag and a list of the sidebar', async ({ app }) => {
  await withPapers(app)
  const rows = app.page.getByRole('option')
  await rows.nth(0).click()
  await app.page.keyboard.press('t')
  await app.page.getByRole('combobox', { name: library.tags.field }).fill('proof')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.press('Escape')
  const tag = app.page.getByRole('link', { name: /proof/ }).first()
  await expect(tag).toContainText('1')

  await rows.nth(2).click()
  await rows.nth(4).click({ modifiers: ['Shift'] })
  await rows.nth(3).dragTo(tag)
  await expect(tag).toContainText('4')
  await app.page.keyboard.press('l')
  await app.page.getByRole('textbox', { name: library.lists.field }).fill('Dragged')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.press('Escape')
  const list = app.page.getByRole('link', { name: /Dragged/ }).first()
  await expect(list).toContainText('0/3')
  await rows.nth(8).click()
  await rows.nth(8).dragTo(list)
  await expect(list).toContainText('0/4')
})

test('a paper is dragged out as the file on disk, and from the page of a list onto a tag', async ({ app }) => {
  await withPapers(app)
  const rows = app.page.getByRole('option')
  // What a browser asks for where the paper is dropped outside; nobody but the drag itself can read it.
  await app.page.evaluate(() => {
    addEventListener('dragstart', ({ dataTransfer }) => {
      const type = (name: string): string => dataTransfer?.getData(name) ?? ''
      document.body.dataset['dragged'] = JSON.stringify([type('DownloadURL'), type('text/uri-list')])
    })
  })
  const [one, other] = digest().papers
  const row = rows.filter({ hasText: one?.title ?? '' })
  await expect(row.getByRole('img', { name: words.paper.pdf.ready })).toBeVisible({ timeout: 60_000 })
  await row.click()
  await app.page.keyboard.press('t')
  await app.page.getByRole('combobox', { name: library.tags.field }).fill('proof')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.press('Escape')
  const tag = app.page.getByRole('link', { name: /proof/ }).first()
  await expect(tag).toContainText('1')
  await row.dragTo(tag)
  const dragged = z.tuple([z.string(), z.string()])
  const read = async () =>
    dragged.parse(JSON.parse((await app.page.evaluate(() => document.body.dataset['dragged'])) ?? ''))
  const [file, link] = await read()
  expect(link).toMatch(/^https:\/\/arxiv\.org\/abs\//)
  const [, name, url] = /^application\/pdf:([^:]+\.pdf):(http.+)$/.exec(file) ?? []
  expect(name).toBeTruthy()
  const bytes = await app.page.evaluate(async (address) => (await (await fetch(address)).text()).slice(0, 5), url ?? '')
  expect(bytes).toBe('%PDF-')

  await app.page.getByRole('link', { name: digest().title, exact: true }).click()
  await app.page
    .getByRole('article')
    .getByRole('link', { name: other?.title ?? '', exact: true })
    .dragTo(tag)
  await expect(tag).toContainText('2')
  await app.page.keyboard.press('Control+z')
  await expect(tag).toContainText('1')
  await app.page.keyboard.press('Control+Shift+z')
  await expect(tag).toContainText('2')
})

/** Opens a menu of the toolbar and takes one of its lines. */
async function choose(app: App, menu: string | RegExp, line: string): Promise<void> {
  await app.page.getByRole('button', { name: menu, exact: true }).click()
  await app.page.getByRole('menuitem', { name: line, exact: true }).last().click()
}

/** Shows a route, as a link to it does. */
async function show(app: App, route: string): Promise<void> {
  await app.page.evaluate((to) => {
    location.hash = to
  }, route)
}

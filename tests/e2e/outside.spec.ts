// What other programs do to the folder while Offprint shows it: taken in, or said; nothing of a person's is lost.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newList } from '../../main/library/lists/lists.ts'
import { ListId, PaperId } from '../../preload/model/ids.ts'
import { writeLists, writePaper, writtenPaper } from '../support/written-library.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const { app: words, lists, reader, search } = wordsOf('en')
const [kept, gone] = ['2406.15877', '2406.17557'].map((id) => PaperId.parse(id))
const listId = ListId.parse('list-week')

test.use({
  prepared: {
    write: (home) => {
      writePaper(home, writtenPaper('2406.15877', 'Kept by Everybody'))
      writePaper(home, writtenPaper('2406.17557', 'Taken Away by Somebody'))
      const items = ['2406.15877', '2406.17557'].map((id, at) => ({
        id: `item-${at}`,
        paperId: PaperId.parse(id),
        version: null,
        title: at === 1 ? 'What the list calls it' : null,
        summary: at === 1 ? 'Why it is on the list.' : null,
      }))
      const list = { ...newList({ title: 'Week' }), id: listId, sections: [{ id: 's', title: null, items }] }
      writeLists(home, { lists: [list] })
    },
  },
})

test('papers that are copied in and changed from outside come in by themselves', async ({ app }) => {
  const rows = app.page.getByRole('option')
  await expect(rows).toHaveCount(2, { timeout: 30_000 })
  writePaper(app.home, writtenPaper('2406.00009', 'Copied In by a Sync Tool'))
  await expect(rows).toHaveCount(3, { timeout: 30_000 })
  await expect(rows.filter({ hasText: 'Copied In by a Sync Tool' })).toBeVisible()

  const path = join(app.home, 'papers', '2406.15877', 'paper.json')
  const changed = JSON.stringify(writtenPaper('2406.15877', 'Kept and Renamed Elsewhere', { tags: ['theirs'] }))
  // Half of it first, as a slow disk shows it: what was known stays.
  writeFileSync(path, changed.slice(0, changed.length / 2))
  await lookedAt(app)
  await expect(rows.filter({ hasText: 'Kept by Everybody' })).toBeVisible()
  writeFileSync(path, changed)
  await lookedAt(app)
  await expect(rows.filter({ hasText: 'Kept and Renamed Elsewhere' })).toBeVisible({ timeout: 30_000 })
  await expect(app.page.getByRole('link', { name: /theirs/ }).first()).toBeVisible()
})

test('a paper that is taken away while its list and its text are shown is said, and brought back', async ({ app }) => {
  await expect(app.page.getByRole('option')).toHaveCount(2, { timeout: 30_000 })
  await show(app, `/list/${listId}`)
  const entry = app.page.getByRole('article').filter({ hasText: 'What the list calls it' })
  await expect(entry.getByRole('link')).toBeVisible()
  rmSync(join(app.home, 'papers', '2406.17557'), { recursive: true })
  await expect(entry).toContainText(lists.page.missing, { timeout: 30_000 })
  await expect(entry).toContainText('Why it is on the list.')
  await expect(app.page.getByRole('status').filter({ hasText: String(gone) })).toBeAttached()
  await app.picture('1 taken away')
  await entry.getByRole('button', { name: lists.page.bringHere }).click()
  await expect(entry).not.toContainText(lists.page.missing)
  await expect(entry.getByRole('link', { name: 'What the list calls it' })).toBeVisible()

  await show(app, `/paper/${kept}`)
  await expect(app.page.getByRole('heading', { name: 'Kept by Everybody' }).first()).toBeVisible()
  rmSync(join(app.home, 'papers', '2406.15877'), { recursive: true })
  const said = app.page.getByText(reader.open.gone.replace('{{title}}', 'Kept by Everybody'))
  await expect(said.first()).toBeVisible({ timeout: 30_000 })
  await expect(app.page.getByRole('heading', { name: 'Kept by Everybody' }).first()).toBeVisible()
  await app.picture('2 gone while shown')
  await show(app, '/')
  await expect(app.page.getByRole('listbox', { name: words.library.results }).getByRole('option')).toHaveCount(1)
})

test('the search index is made anew by a button, and says how much is in it', async ({ app }) => {
  await expect(app.page.getByRole('option')).toHaveCount(2, { timeout: 30_000 })
  await show(app, '/settings')
  const ready = app.page.getByText(filled(search.index.ready, { papers: 2, texts: 0 }))
  await expect(ready).toBeVisible({ timeout: 30_000 })
  await app.page.getByRole('button', { name: search.index.rebuild }).click()
  await expect(ready).toBeVisible({ timeout: 30_000 })
  await app.picture('1 settings')
  await show(app, '/search?q=everybody')
  await expect(app.page.getByRole('option')).toHaveCount(1)
})

/** The window is come back to, and the folder looked through. */
async function lookedAt(app: App): Promise<void> {
  await app.page.evaluate(() => window.dispatchEvent(new Event('focus')))
}

async function show(app: App, route: string): Promise<void> {
  await app.page.evaluate((to) => {
    location.hash = to
  }, route)
}

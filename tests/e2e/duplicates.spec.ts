// Duplicates and tags, each on its own screen: found, made one, taken apart, done again; renamed, merged, coloured.
import AxeBuilder from '@axe-core/playwright'
import { newList } from '../../main/library/lists/lists.ts'
import { ListId, PaperId } from '../../preload/model/ids.ts'
import { writeLists, writePaper, writtenPaper } from '../support/written-library.ts'
import { looks } from './support/looks.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const [first, second, other] = ['2406.00001', '2406.00002', '2406.00003'].map((id) => PaperId.parse(id))
const title = 'A Very Particular Title of a Paper on Libraries'
const listId = ListId.parse('list-week')

test.use({
  prepared: {
    write: (home) => {
      const authors = ['Jane Doe', 'Ivo Šimić']
      const notes = (text: string) => ({ text, updatedAt: null })
      writePaper(home, writtenPaper(String(first), title, { authors, tags: ['to-cite'], notes: notes('Mine.') }))
      writePaper(
        home,
        writtenPaper(String(second), title.toLowerCase(), { authors, tags: ['To cite'], notes: notes('Yours.') }),
      )
      writePaper(home, writtenPaper(String(other), 'Something Else', { tags: ['graphs', 'proofs'] }))
      const item = {
        id: 'item-1',
        paperId: PaperId.parse('2406.00002'),
        version: null,
        title: null,
        summary: 'Read it.',
      }
      writeLists(home, {
        lists: [{ ...newList({ title: 'Week' }), id: listId, sections: [{ id: 's', title: null, items: [item] }] }],
      })
    },
  },
})

for (const look of looks) {
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use({ look })
    const { app: words, lists, search } = wordsOf(look.locale)

    test('duplicates are found by the palette, made one, and every way to the one that went leads on', async ({
      app,
    }) => {
      await shown(app)
      await byPalette(app, lists.duplicates.title, search.palette.label)
      const groups = app.page.getByRole('main').getByRole('radiogroup')
      await expect(groups).toHaveCount(1)
      await expect(groups.getByRole('article')).toHaveCount(2)
      await app.picture('1 found')
      await expectAccessible(app)

      const keeps = groups.getByRole('radio')
      await keeps.first().focus()
      await app.page.keyboard.press('ArrowDown')
      await app.page.keyboard.press('ArrowUp')
      await expect(keeps.first()).toBeChecked()
      await app.page.getByRole('button', { name: filled(lists.duplicates.merge_other, { count: 2 }) }).click()
      await expect(app.page.getByText(lists.duplicates.none)).toBeVisible()
      await app.picture('2 made one')
      await expectAccessible(app)

      await show(app, `/paper/${second}`)
      await expect(app.page).toHaveURL(new RegExp(`#/paper/${first}$`))
      await expect(app.page.getByRole('heading', { level: 2, name: title })).toBeVisible()
      await show(app, `/list/${listId}`)
      await expect(app.page.getByRole('article').getByRole('link', { name: title })).toHaveAttribute(
        'href',
        new RegExp(`/paper/${first}`),
      )

      await app.page.keyboard.press('Control+z')
      await show(app, '/duplicates')
      await expect(groups).toHaveCount(1)
      await app.page.keyboard.press('Control+Shift+z')
      await expect(app.page.getByText(lists.duplicates.none)).toBeVisible()
      await show(app, `/paper/${second}?page=1`)
      await expect(app.page).toHaveURL(new RegExp(`#/paper/${first}\\?page=1$`))
    })

    test('tags are made one, renamed, coloured and taken back on their screen', async ({ app }) => {
      await shown(app)
      await byPalette(app, wordsOf(look.locale).app.commands['app.tags'], search.palette.label)
      const rows = app.page.getByRole('list', { name: lists.tags.title }).getByRole('listitem')
      await expect(rows).toHaveCount(4)
      await expect(app.page.getByRole('region', { name: lists.tags.alike })).toContainText('To cite (1) · to-cite (1)')
      await app.picture('1 tags')
      await expectAccessible(app)

      await app.page.getByRole('button', { name: filled(lists.tags.makeOne, { tag: 'To cite' }) }).click()
      await expect(rows).toHaveCount(3)
      const row = (tag: string) => rows.filter({ has: app.page.getByRole('link', { name: tag, exact: true }) })
      await expect(row('To cite')).toContainText('2')

      await row('graphs')
        .getByRole('button', { name: filled(lists.tags.rename, { tag: 'graphs' }) })
        .click()
      await app.page.keyboard.type('graph theory')
      await app.page.keyboard.press('Enter')
      await expect(row('graph theory')).toHaveCount(1)
      await app.page.getByRole('button', { name: filled(lists.tags.color, { tag: 'proofs' }) }).click()
      await app.page.getByRole('menuitem', { name: lists.tags.colors.blue }).click()

      await app.page
        .getByRole('checkbox', { name: filled(lists.tags.select, { tag: 'graph theory' }) })
        .check({ force: true })
      await app.page
        .getByRole('checkbox', { name: filled(lists.tags.select, { tag: 'proofs' }) })
        .check({ force: true })
      await app.page.getByRole('button', { name: lists.tags.mergeInto }).click()
      await expectAccessible(app)
      await app.page.getByRole('combobox', { name: lists.tags.mergeName }).fill('theory')
      await app.page.keyboard.press('Enter')
      await expect(rows).toHaveCount(2)
      await app.picture('2 merged')

      await app.page.keyboard.press('Control+z')
      await expect(rows).toHaveCount(3)
      await app.page.keyboard.press('Control+z')
      await expect(row('graphs')).toHaveCount(1)
      await app.page.keyboard.press('Control+Shift+z')
      await expect(row('graph theory')).toHaveCount(1)
      await app.page.keyboard.press('Control+Shift+z')
      await expect(row('theory')).toHaveCount(1)
      await app.page.keyboard.press('Control+Shift+z')
      await expect(app.page.getByText(words.app.nothingToRedo).first()).toBeAttached()
    })
  })
}

/** The library's papers are on the screen. */
async function shown(app: App): Promise<void> {
  await expect(app.page.getByRole('option')).toHaveCount(3, { timeout: 30_000 })
}

async function byPalette(app: App, name: string, label: string): Promise<void> {
  await app.page.keyboard.press('Control+k')
  await app.page.getByRole('combobox', { name: label }).fill(name)
  await expect(app.page.getByRole('dialog').getByRole('option').first()).toContainText(name)
  await app.page.keyboard.press('Enter')
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

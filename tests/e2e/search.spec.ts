// Finding again: a word of a note, of a marked passage and of the full text, each opened on its place; a wrong query; the palette.
import AxeBuilder from '@axe-core/playwright'
import { digest } from './support/digest.ts'
import { looks } from './support/looks.ts'
import { expect, test, type App, type Look } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

for (const look of looks) {
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use({ look })

    test('what was written, marked and read is found and opened on its place', async ({ app }) => {
      test.setTimeout(120_000)
      const { reader, search } = wordsOf(look.locale)
      await importDigest(app, look)
      const id = digest().papers[0]?.id ?? ''

      await show(app, `/paper/${id}`)
      await expect(app.page.locator('[data-page-number="1"][data-state]')).toHaveAttribute('data-state', 'rendered', {
        timeout: 30_000,
      })
      const marked = await markLine(app, reader.mark.toolbar)
      await app.page.keyboard.press('n')
      await app.page.getByRole('textbox', { name: reader.notes.editor }).click()
      await app.page.keyboard.type('A zebrafish of an argument.')
      await expect(app.page.getByText(reader.notes.saved, { exact: true })).toBeVisible()
      await app.page.getByRole('button', { name: reader.notes.close }).click()

      await show(app, '/search')
      const box = app.page.getByRole('combobox', { name: search.box })
      await expect(box).toBeFocused()
      await app.picture('1 examples')
      await expectAccessible(app)

      await box.fill('zebraf*')
      const noted = group(app, search.groups.note).getByRole('option')
      await expect(noted).toHaveCount(1)
      await expect(noted.locator('mark')).toHaveText('zebrafish')
      await app.page.keyboard.press('ArrowDown')
      await app.picture('2 a note')
      await app.page.keyboard.press('Enter')
      await expect(app.page.getByRole('textbox', { name: reader.notes.editor })).toBeVisible()
      await app.page.getByRole('button', { name: reader.notes.close }).click()

      await show(app, `/search?q=${encodeURIComponent(`mark:"${marked}"`)}`)
      await expect(group(app, search.groups.mark).getByRole('option')).toHaveCount(1)
      await group(app, search.groups.mark).getByRole('option').click()
      await expect(app.page.getByRole('dialog', { name: reader.mark.popover })).toBeVisible()

      await show(app, `/search?q=${encodeURIComponent('text:"what was done"')}`)
      const texts = group(app, search.groups.text).getByRole('option')
      await expect(texts.first()).toBeVisible({ timeout: 30_000 })
      await expect(texts.first().locator('mark').first()).toHaveText(/what was done/i)
      await app.picture('3 full text')
      await expectAccessible(app)
      await texts.first().click()
      await expect(app.page).toHaveURL(/page=\d+&find=what\+was\+done/)
      const page = /page=(\d+)/.exec(app.page.url())?.[1] ?? ''
      await expect(app.page.locator(`[data-page-number="${page}"][data-state]`)).toHaveAttribute(
        'data-state',
        'rendered',
      )
      await expect(app.page.locator(`[data-page-number="${page}"][data-state]`)).toBeInViewport()
      expect(Number(page)).toBeGreaterThan(1)
      await expect(app.page.getByRole('textbox', { name: reader.find.label })).toHaveValue('what was done')
      await app.picture('4 on its page')
    })

    test('a wrong query says where; a search is kept, renamed and taken away', async ({ app }) => {
      const { app: words, search } = wordsOf(look.locale)
      await importDigest(app, look)
      await show(app, '/search')
      const box = app.page.getByRole('combobox', { name: search.box })
      await box.fill('title:model "large language')
      await expect(app.page.getByText(search.problem['quote-open'])).toBeVisible()
      await expect(app.page.getByText(filled(search.problem.at, { at: 13 }))).toBeVisible()
      await expect(box).toHaveAttribute('aria-invalid', 'true')
      await app.picture('1 a wrong query')
      await expectAccessible(app)

      await box.fill('title:model status:unread')
      await expect(group(app, search.groups.paper).getByRole('option').first()).toBeVisible()
      await app.page.getByRole('button', { name: filled(search.chips.remove, { part: 'status:unread' }) }).click()
      await expect(box).toHaveValue('title:model')

      // A part is changed where it stands; left as it was, the keys stay at it.
      const parts = app.page.getByRole('list', { name: search.chips.label })
      const part = parts.getByRole('button').first()
      await part.press('Enter')
      const field = app.page.getByRole('textbox', { name: filled(search.chips.edit, { part: 'title:model' }) })
      await expect(field).toBeFocused()
      await field.press('Escape')
      await expect(part).toBeFocused()
      await part.press('Enter')
      await field.fill('title:(model OR nothing)')
      await field.press('Enter')
      await expect(box).toHaveValue('title:(model OR nothing)')
      await expect(group(app, search.groups.paper).getByRole('option').first()).toBeVisible()
      await box.fill('title:model')

      await app.page.getByRole('button', { name: search.saved.save }).click()
      await app.page.getByRole('textbox', { name: search.saved.name }).fill('Models')
      await app.page.keyboard.press('Enter')
      const saved = app.page.getByRole('link', { name: /^Models/ })
      await expect(saved).toHaveAttribute('href', /q=title%3Amodel/)
      await app.picture('2 kept')
      await expectAccessible(app)
      await app.page.getByRole('button', { name: filled(search.saved.options, { name: 'Models' }) }).click()
      await app.page.getByRole('menuitem', { name: search.saved.remove }).click()
      await expect(saved).toBeHidden()
      await app.page.getByRole('button', { name: words.app.undo }).last().click()
      await expect(saved).toBeVisible()
    })

    test('the palette opens a list, and the filter box leads to searching everything', async ({ app }) => {
      const { app: words, search } = wordsOf(look.locale)
      await importDigest(app, look)
      await show(app, '/')
      await expect(app.page.getByRole('listbox', { name: words.library.results })).toBeVisible()
      await app.page.keyboard.press('Control+k')
      const box = app.page.getByRole('combobox', { name: search.palette.label })
      await expect(box).toBeFocused()
      await app.picture('1 palette')
      await expectAccessible(app)
      await app.page.keyboard.type('六月')
      await expect(app.page.getByRole('option').first()).toContainText(digest().title)
      await app.page.keyboard.press('Enter')
      await expect(app.page.getByRole('heading', { level: 1, name: digest().title })).toBeVisible()

      await show(app, '/')
      await expect(app.page.getByRole('listbox', { name: words.library.results })).toBeVisible()
      await app.page.keyboard.press('/')
      await app.page.keyboard.type('model')
      await expect(app.page.getByRole('link', { name: search.everything })).toBeVisible()
      await app.picture('2 filter')
      await app.page.keyboard.press('Enter')
      await expect(app.page.getByRole('combobox', { name: search.box })).toHaveValue('model')
    })
  })
}

async function importDigest(app: App, look: Look): Promise<void> {
  const { app: words } = wordsOf(look.locale)
  const { title, text } = digest()
  await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(text)
  await app.page.getByRole('button', { name: words.intake.read }).click()
  await expect(app.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: 20 }) }).click()
  await expect(app.page.getByRole('link', { name: words.receipt.start })).toBeVisible()
}

/** Marks a line of the first page yellow; answers with two words of it. */
async function markLine(app: App, toolbar: string): Promise<string> {
  const line = app.page
    .locator('[data-page-number="1"][data-state] .textLayer span')
    .filter({ hasText: /\w+ \w+ \w+ \w+/ })
    .nth(3)
  const box = await line.boundingBox()
  if (!box) throw new Error('no line of text')
  const middle = box.y + box.height / 2
  await app.page.mouse.move(box.x + 2, middle)
  await app.page.mouse.down()
  await app.page.mouse.move(box.x + box.width - 2, middle, { steps: 12 })
  await app.page.mouse.up()
  await expect(app.page.getByRole('toolbar', { name: toolbar })).toBeVisible()
  await app.page.keyboard.press('1')
  const words = (await line.textContent())?.match(/[A-Za-z]{3,} [A-Za-z]{3,}/)?.[0]
  if (!words) throw new Error('no two words on the line')
  return words
}

function group(app: App, name: string) {
  return app.page.getByRole('group', { name: new RegExp(`^${name}`) })
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

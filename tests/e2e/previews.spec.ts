// Finding one's way in a paper: previews, a cited work with what the library knows of it, the trail
// over papers and a restart, and an address that lands on a place.
import type { Locator } from 'playwright'
import { looks } from './support/looks.ts'
import { expect, test, type App, type Look } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

/** A paper of two columns that cites, among others, the second one by its title. */
const citing = '2403.00101'
const cited = 'How Long Is a Glance'

for (const look of looks) {
  test.describe(`${look.locale}, ${look.colorScheme}`, () => {
    test.use({ look })

    test('a citation shows its entry and what the library knows, and never covers its link', async ({ app }) => {
      test.setTimeout(90_000)
      const { reader } = wordsOf(look.locale)
      await bringIn(app, look)
      await open(app, citing)
      const label = filled(reader.preview.label, { kind: reader.preview.kinds.reference, page: 4 })
      const preview = app.page.getByRole('dialog', { name: label })

      const link = await linkTo(app, '9')
      await link.scrollIntoViewIfNeeded()
      await link.hover()
      await expect(preview).toBeVisible()
      await expect(preview.getByRole('img', { name: /Estimating dwell time/ })).toBeVisible()
      await expect(preview.getByText(new RegExp(cited))).toBeVisible({ timeout: 20_000 })
      await expect(preview.getByText(new RegExp(reader.cited.here))).toBeVisible()
      await expectBeside(preview, link)
      await app.picture('1 preview')
    })

    test('the trail leads back to the exact place, from another paper and after a restart', async ({ app }) => {
      test.setTimeout(90_000)
      const { reader } = wordsOf(look.locale)
      await bringIn(app, look)
      await open(app, citing)
      const link = await linkTo(app, '9')
      await link.scrollIntoViewIfNeeded()
      const left = await scrolled(app)
      await link.hover()
      await app.page.getByRole('button', { name: reader.cited.open, exact: true }).click({ timeout: 20_000 })
      await expect(app.page).toHaveTitle(new RegExp(cited))
      await rendered(app, 1)
      await expect(
        app.page.getByRole('button', {
          name: new RegExp(filled(reader.trail.backToPaper, { title: 'Margins' }).slice(0, 8)),
        }),
      ).toBeVisible()
      await app.page.keyboard.press('Alt+ArrowLeft')
      await expect(app.page).toHaveTitle(/Margins That Think/)
      await expect.poll(() => scrolled(app)).toBe(left)

      await (await linkTo(app, 'Figure 1')).click()
      await expect.poll(() => scrolled(app)).not.toBe(left)
      const [before = ''] = reader.trail.backTo.split('{{page}}')
      await expect(app.page.getByRole('button', { name: new RegExp(`^${before}\\d`) })).toBeVisible()
      await app.page.evaluate(() => {
        location.hash = '/'
      })
      await app.restart()
      await open(app, citing)
      await app.page.keyboard.press('Alt+ArrowLeft')
      await expect.poll(() => scrolled(app)).toBe(left)
    })

    test('an address lands on its place, again and again', async ({ app }) => {
      test.setTimeout(90_000)
      await bringIn(app, look)
      await open(app, citing)
      const place = `/paper/${citing}?page=3&at=54,300`
      await show(app, place)
      await rendered(app, 3)
      await expect.poll(() => visible(app, 3)).toBe(true)
    })
  })
}

/** Takes both papers in, as a person who pastes their links. */
async function bringIn(app: App, look: Look): Promise<void> {
  const { app: words } = wordsOf(look.locale)
  await app.page
    .getByRole('textbox', { name: words.intake.pasteLabel })
    .fill(`Margins\nhttps://arxiv.org/abs/${citing}\n\n${cited}\nhttps://arxiv.org/abs/2402.00505`)
  await app.page.getByRole('button', { name: words.intake.read }).click()
  await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: 2 }) }).click()
  await expect.poll(() => app.arxiv.requests.filter(({ kind }) => kind === 'pdf').length, { timeout: 30_000 }).toBe(2)
}

async function show(app: App, route: string): Promise<void> {
  await app.page.evaluate((hash) => {
    location.hash = hash
  }, route)
}

async function open(app: App, id: string): Promise<void> {
  await show(app, `/paper/${id}`)
  await rendered(app, null)
}

async function rendered(app: App, page: number | null): Promise<void> {
  const selector =
    page === null ? '[data-page-number][data-state="rendered"]' : `[data-page-number="${page}"][data-state="rendered"]`
  await expect(app.page.locator(selector).first()).toBeAttached({ timeout: 30_000 })
}

/** A link of the first page by its words. */
async function linkTo(app: App, words: string): Promise<Locator> {
  const link = app.page.locator('[data-page-number="1"]').getByRole('link', { name: words, exact: true })
  await expect(link).toBeAttached({ timeout: 20_000 })
  return link
}

async function scrolled(app: App): Promise<number> {
  return app.page.evaluate(() => Math.round(document.querySelector('.pdfViewer')?.parentElement?.scrollTop ?? -1))
}

async function visible(app: App, page: number): Promise<boolean> {
  return app.page.evaluate((number) => {
    const box = document.querySelector(`[data-page-number="${number}"][data-state]`)?.getBoundingClientRect()
    return box !== undefined && box.top < innerHeight / 2 && box.bottom > innerHeight / 3
  }, page)
}

/** The preview never covers its link. */
async function expectBeside(preview: Locator, link: Locator): Promise<void> {
  const [card, own] = [await preview.boundingBox(), await link.boundingBox()]
  expect(card && own && (card.y >= own.y + own.height - 1 || card.y + card.height <= own.y + 1)).toBe(true)
}

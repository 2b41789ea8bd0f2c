// The story a new user lives: a digest comes in, its papers arrive, one is read, marked and noted, and all of it is
// there again after a restart without a network. In both languages, light and dark, with pictures.
import type { Page } from 'playwright'
import { digest } from './support/digest.ts'
import { expect, test, type App, type Look } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const looks: readonly Look[] = [
  { locale: 'en', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { locale: 'en', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 900, height: 600 } },
]

for (const look of looks) {
  test.describe(`${look.locale}, ${look.colorScheme}, ${look.viewport.width} wide`, () => {
    test.use({ look })

    test('a digest becomes a shelf that is read, marked and noted, and stays without a network', async ({ app }) => {
      const { app: words, reader } = wordsOf(look.locale)
      const { title, text, papers, sections } = digest()
      const first = papers[0]
      if (!first) throw new Error('no paper')

      await app.picture('1 first screen')
      await expect(app.page.getByRole('button', { name: new RegExp(words.intake.sample) })).toBeVisible()
      await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(text)
      await app.page.getByRole('button', { name: words.intake.read }).click()

      await expect(app.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      for (const section of sections) {
        await expect(app.page.getByRole('heading', { level: 2, name: section.title, exact: true })).toBeAttached()
      }
      await app.picture('2 draft')
      await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: 20 }) }).click()

      await expect(
        app.page.getByRole('heading', { level: 1, name: filled(words.receipt.added_other, { count: 20 }) }),
      ).toBeVisible()
      await app.picture('3 receipt')
      await app.page.getByRole('link', { name: words.receipt.start }).click()

      await expect(page(app, 1)).toHaveAttribute('data-state', 'rendered')
      await markFirstSentence(app, reader.mark.toolbar)
      await expect(
        app.page.getByRole('button', { name: new RegExp(`^${reader.colors.yellow}`) }).first(),
      ).toBeAttached()
      await app.picture('4 marked')

      await app.page.keyboard.press('n')
      await app.page.getByRole('textbox', { name: reader.notes.editor }).click()
      await app.page.keyboard.type('Worth a second look: $e^{i\\pi} + 1 = 0$.')
      await expect(app.page.getByText(reader.notes.saved, { exact: true })).toBeVisible()
      await app.picture('5 note')
      await app.page.getByRole('button', { name: reader.notes.close }).click()

      await toTheEnd(app)
      await app.page.getByRole('button', { name: reader.end.read, exact: true }).click()
      await app.picture('6 read')
      const stopped = await visiblePage(app.page)
      expect(stopped).toBeGreaterThan(1)

      await downloadsDone(app, papers.length)
      expect(app.arxiv.requests.filter(({ kind }) => kind === 'api')).toHaveLength(1)
      expect(Math.max(...app.arxiv.requests.map(({ atOnce }) => atOnce))).toBe(1)
      await app.restart({ network: false })

      await app.page
        .getByRole('link', { name: new RegExp(title) })
        .first()
        .click()
      await expect(app.page.getByText(filled(words.list.ready, { total: papers.length }))).toBeVisible()
      await expect(
        app.page.getByText(filled(words.list.progress, { read: 1, total: papers.length })).first(),
      ).toBeVisible()
      await app.picture('7 list without a network')

      await openPaper(app, first.id)
      await expect.poll(() => visiblePage(app.page)).toBe(stopped)
      await expect(page(app, stopped)).toHaveAttribute('data-state', 'rendered')
      await app.page.keyboard.press('n')
      await expect(app.page.getByText('Worth a second look').first()).toBeVisible()
      await expect(app.page.locator('.katex').first()).toBeVisible()
      await app.picture('8 as it was')
    })
  })
}

function page(app: App, number: number) {
  return app.page.locator(`[data-page-number="${number}"][data-state]`)
}

/** Opens a paper by its address, as a link to it does. */
async function openPaper(app: App, id: string): Promise<void> {
  await app.page.evaluate((route) => {
    location.hash = route
  }, `/paper/${id}`)
}

/** Drags over a line of the first page and marks it yellow with its key. */
async function markFirstSentence(app: App, toolbar: string): Promise<void> {
  const line = page(app, 1)
    .locator('.textLayer span')
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
}

/** Goes to the last page as a reader does, page by page. */
async function toTheEnd(app: App): Promise<void> {
  const pages = await app.page.locator('[data-page-number][data-state]').count()
  for (let number = 2; number <= pages; number += 1) {
    await app.page.locator(`[data-page-number="${number}"][data-state]`).scrollIntoViewIfNeeded()
    await expect(page(app, number)).toHaveAttribute('data-state', 'rendered')
  }
  await app.page.keyboard.press('End')
}

/** The page at the middle of the window. */
async function visiblePage(tab: Page): Promise<number> {
  return tab.evaluate(() => {
    const middle = innerHeight / 2
    const found = [...document.querySelectorAll('[data-page-number][data-state]')].find((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top <= middle && bottom >= middle
    })
    return Number(found?.getAttribute('data-page-number') ?? 0)
  })
}

async function downloadsDone(app: App, count: number): Promise<void> {
  await expect
    .poll(() => new Set(app.arxiv.requests.filter(({ kind }) => kind === 'pdf').flatMap(({ ids }) => ids)).size, {
      timeout: 30_000,
    })
    .toBe(count)
  await expect.poll(() => app.arxiv.requests.at(-1)?.atOnce).toBe(1)
}

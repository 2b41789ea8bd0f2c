// How a paper was last seen stands at once when it is opened again, also after a restart, until its page is drawn.
import { digest } from './support/digest.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const { app: words } = wordsOf('en')
const ids = digest()
  .papers.slice(0, 2)
  .map((paper) => paper.id)
const [id] = ids

test('a paper one comes back to is seen before its PDF is there', async ({ app }) => {
  await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(ids.join('\n'))
  await app.page.getByRole('button', { name: words.intake.read }).click()
  await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: ids.length }) }).click()
  await expect
    .poll(() => new Set(app.arxiv.requests.filter(({ kind }) => kind === 'pdf').flatMap((each) => each.ids)).size, {
      timeout: 30_000,
    })
    .toBe(ids.length)

  await show(app, `/paper/${id}`)
  await rendered(app)
  const kept = app.page.waitForResponse(
    (response) => isPoster(response.url()) && response.request().method() === 'POST',
  )
  await show(app, '/')
  await kept

  await comeBack(app)
  await app.restart({ network: false })
  await comeBack(app)

  await app.restart({ network: false })
  await show(app, '/')
  const ahead = Promise.all([
    app.page.waitForRequest((request) => isPoster(request.url())),
    app.page.waitForRequest((request) => new URL(request.url()).pathname.startsWith('/pdf/')),
  ])
  // Nothing is pressed: resting on the row is enough.
  await app.page.locator(`[data-paper="${id}"]`).hover()
  await ahead
  await app.page.locator(`[data-paper="${id}"]`).dblclick()
  await rendered(app)
})

/** Opens the paper with its PDF held back: only what was kept of it can be seen until it is let through. */
async function comeBack(app: App): Promise<void> {
  await show(app, '/')
  await expect(pages(app)).toHaveCount(0)
  const held = Promise.withResolvers<undefined>()
  await app.page.route('**/pdf/**', async (route) => {
    await held.promise
    await route.continue()
  })
  await show(app, `/paper/${id}`)
  const first = pages(app).first()
  await expect(first).toHaveAttribute('data-state', 'preview')
  await expect(first).toHaveAttribute('data-page-number', '1')
  await expect(app.page.locator('[aria-hidden="true"] > [data-state="preview"] img').first()).toBeVisible()
  await expect
    .poll(() => app.page.evaluate(() => performance.getEntriesByName('offprint:open-to-first-paint').length))
    .toBeGreaterThan(0)
  await app.picture('poster')
  const preview = await first.boundingBox()
  held.resolve(undefined)
  await rendered(app)
  await expect(app.page.locator('.posterPage')).toHaveCount(0)
  // The page stands where its picture stood.
  const page = await pages(app).first().boundingBox()
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    expect(Math.abs((page?.[side] ?? 0) - (preview?.[side] ?? 99))).toBeLessThan(3)
  }
  await app.page.unroute('**/pdf/**')
}

function isPoster(url: string): boolean {
  return new URL(url).pathname.startsWith('/poster/')
}

function pages(app: App) {
  return app.page.locator('[data-page-number][data-state]')
}

async function show(app: App, hash: string): Promise<void> {
  await app.page.evaluate((to) => {
    window.location.hash = `#${to}`
  }, hash)
}

async function rendered(app: App): Promise<void> {
  await expect(pages(app).first()).toHaveAttribute('data-state', 'rendered', { timeout: 30_000 })
}

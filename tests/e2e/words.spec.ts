// What main has to say is said in the person's language, and a small window is still a place to read.
import { zhArxiv } from '../../renderer/app/words/messages/zh-CN-arxiv.ts'
import { expect, test } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

test.describe('in 简体中文', () => {
  test.use({ look: { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1280, height: 800 } } })

  test('problems of a draft, lines of a receipt and downloads that fail speak Chinese', async ({ app }) => {
    const { app: words } = wordsOf('zh-CN')
    app.arxiv.faults.add({ name: 'withdrawn', on: 'pdf', id: '2406.15877' })
    app.arxiv.faults.add({ name: 'not-yet-built', on: 'pdf', id: '2406.17245' })
    const text = '- 2406.15877 BigCodeBench\n- 2406.17245 FineWeb\n- 2406.99999 没有的论文\n- arXiv:2406.1587\n'
    await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill(text)
    await app.page.getByRole('button', { name: words.intake.read }).click()
    const refused = { written: '2406.1587', digits: 4, proper: 5, padded: '2406.01587' }
    await expect(app.page.getByText(filled(zhArxiv['id.tooFewDigits'], refused))).toBeVisible()
    await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: 3 }) }).click()
    await expect(app.page.getByText(words.receipt.outcomes['no-such-paper']).first()).toBeVisible()
    await app.picture('receipt')

    await app.page.keyboard.press('w')
    const queue = app.page.getByRole('dialog', { name: words.downloads.title })
    await expect(queue.getByText('已在arXiv撤稿。', { exact: false })).toBeVisible()
    await expect(queue.getByText(words.problems['not-yet-built'], { exact: false })).toBeVisible()
    // Nothing can be had of a withdrawn paper by asking again.
    await expect(
      queue.getByRole('button', { name: new RegExp(words.downloads.retry.split('{')[0] ?? '') }),
    ).toHaveCount(0)
    await app.picture('downloads')
    // No English sentence is left on the screen.
    expect(await queue.innerText()).not.toMatch(/[a-z]+ [a-z]+ [a-z]+\./)
  })
})

test.describe('in a small window', () => {
  test.use({ look: { locale: 'en', colorScheme: 'light', viewport: { width: 900, height: 600 } } })

  test('notes lie over the page, Escape takes them away, and no stray letter leaves the paper', async ({ app }) => {
    const { app: words, reader } = wordsOf('en')
    await app.page.getByRole('textbox', { name: words.intake.pasteLabel }).fill('2406.15877\n2406.17245')
    await app.page.getByRole('button', { name: words.intake.read }).click()
    await app.page.getByRole('button', { name: filled(words.draft.accept_other, { count: 2 }) }).click()
    await expect(app.page.getByRole('link', { name: words.receipt.start })).toBeVisible()
    await app.page.evaluate(() => void (location.hash = '/paper/2406.15877'))
    const first = app.page.locator('[data-page-number="1"]')
    await expect(first).toHaveAttribute('data-state', 'rendered', { timeout: 30_000 })
    const before = await first.boundingBox()
    await app.page.keyboard.press('n')
    await expect(app.page.getByRole('textbox', { name: reader.notes.editor })).toBeFocused()
    expect((await first.boundingBox())?.width).toBe(before?.width)
    await app.page.keyboard.press('Escape')
    await expect(app.page.getByRole('textbox', { name: reader.notes.editor })).toBeHidden()
    await expect(app.page.locator('[data-reader-pages]')).toBeFocused()

    await app.page.keyboard.press('a')
    await app.page.keyboard.press('/')
    await expect(app.page.getByRole('search')).toBeVisible()
    expect(await app.page.evaluate(() => location.hash)).toBe('#/paper/2406.15877')
  })
})

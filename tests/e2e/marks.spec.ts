// Marks as a reader makes them: on text, on figures, as pins; changed, merged, split, taken from the file, undone, and
// there again after a restart. By pointer and by keyboard.
import AxeBuilder from '@axe-core/playwright'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mark } from '../../preload/model/mark.ts'
import { annotatedLines, annotatedPdf } from '../support/annotated-pdf.ts'
import { expect, test, type App } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

const { app: words, reader } = wordsOf('en')

test('text is marked, merged, recoloured, pulled, split and undone', async ({ app }) => {
  await openAnnotated(app)
  await drag(app, 4, 0, 0.4)
  await app.page.keyboard.press('1')
  await expect.poll(() => said(app)).toEqual(['highlight yellow'])

  await drag(app, 4, 0.3, 0.8)
  await app.page.keyboard.press('1')
  await expect
    .poll(async () => (await marks(app)).map(({ anchor }) => anchor.quote?.exact.length ?? 0))
    .toEqual([expect.closeTo(lengthOf(4) * 0.8, -1)])

  await clickLine(app, 4, 0.5)
  const popover = app.page.getByRole('dialog', { name: reader.mark.popover })
  await expect(popover).toBeVisible()
  await popover.getByRole('button', { name: filled(reader.mark.recolor, { color: reader.colors.blue }) }).click()
  await popover.getByRole('button', { name: reader.marking.makeUnderline }).click()
  await expect.poll(() => said(app)).toEqual(['underline blue'])

  const before = (await marks(app))[0]?.anchor.parts[0]?.charTo ?? 0
  await app.page.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await marks(app))[0]?.anchor.parts[0]?.charTo).toBe(before + 1)

  await popover.getByRole('button', { name: reader.marking.split }).click()
  await expect.poll(() => said(app)).toEqual(['underline blue', 'underline blue'])

  await app.page.keyboard.press('Escape')
  await expect(popover).toBeHidden()
  for (const left of [1, 1, 1, 1, 1, 0]) {
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await marks(app)).length).toBe(left)
  }
  for (let step = 0; step < 6; step++) await app.page.keyboard.press('Control+Shift+z')
  await expect.poll(() => said(app)).toEqual(['underline blue', 'underline blue'])
})

test('an end is pulled by its handle and follows the letters', async ({ app }) => {
  await openAnnotated(app)
  await drag(app, 5, 0, 0.3)
  await app.page.keyboard.press('2')
  await clickLine(app, 5, 0.1)
  const handle = app.page.locator('[data-handle="end"]')
  const box = await handle.boundingBox()
  const end = await spot(app, 5, 0.7)
  if (!box) throw new Error('no handle')
  await app.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await app.page.mouse.down()
  await app.page.mouse.move(end.x, end.y + 6, { steps: 8 })
  await app.page.mouse.up()
  await expect.poll(async () => (await marks(app))[0]?.anchor.quote?.exact.length).toBeGreaterThan(lengthOf(5) * 0.5)
})

test('areas and pins are placed by keyboard, tagged, listed with their picture, and stay', async ({ app }) => {
  await openAnnotated(app)
  await app.page.keyboard.press('b')
  await app.page.keyboard.press('Enter')
  for (const key of ['ArrowDown', 'Shift+Control+ArrowDown', 'Shift+ArrowRight', 'Enter']) {
    await app.page.keyboard.press(key)
  }
  const popover = app.page.getByRole('dialog', { name: reader.mark.popover })
  await popover.getByRole('combobox', { name: reader.marking.addTag }).fill('figure')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('p')
  const at = await spot(app, 2, 0.5)
  await app.page.mouse.click(at.x, at.y)
  await app.page.keyboard.type('Why $x^2$?')
  await app.page.keyboard.press('Control+Enter')
  await expect.poll(() => said(app)).toEqual(['area yellow figure', 'pin yellow'])

  await app.page.getByRole('button', { name: reader.bar.outlineTip }).click()
  const picture = app.page.getByRole('img', { name: filled(reader.marking.picture, { page: 1 }) })
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(200)
  await app.page.keyboard.press('.')
  await expect(popover).toBeVisible()
  await app.picture('marks')
  await expectAccessible(app)

  const rect = (await marks(app)).find(({ kind }) => kind === 'area')?.anchor.parts[0]?.rects[0]
  await app.restart({ network: false })
  await openFirst(app)
  // The tab comes back with the list of marks beside it.
  await expect(app.page.getByRole('img', { name: filled(reader.marking.picture, { page: 1 }) })).toBeVisible()
  expect((await marks(app)).find(({ kind }) => kind === 'area')?.anchor.parts[0]?.rects[0]).toEqual(rect)
})

test('marks that another program left are shown as the file’s own, taken over once, and given back', async ({
  app,
}) => {
  await openAnnotated(app)
  await clickLine(app, 0, 0.5)
  const popover = app.page.getByRole('dialog', { name: reader.fileMarks.popover })
  await expect(popover.getByText('The whole point.')).toBeVisible()
  await popover.getByRole('button', { name: reader.fileMarks.take }).click()
  await expect.poll(() => said(app)).toEqual(['highlight yellow'])
  await app.page.keyboard.press('Escape')

  await app.page.getByRole('button', { name: reader.bar.outlineTip }).click()
  const all = app.page.getByRole('button', { name: filled(reader.fileMarks.takeAll_other, { count: 7 }) })
  await expectAccessible(app)
  await all.click()
  await expect.poll(async () => (await marks(app)).length).toBe(8)
  await expect(all).toBeHidden()
  expect((await marks(app)).every(({ origin }) => origin !== null)).toBe(true)
  await app.page.getByRole('button', { name: reader.bar.outlineTip }).focus()
  await app.page.keyboard.press('Control+z')
  await expect.poll(async () => (await marks(app)).length).toBe(1)
  await expect(all).toBeVisible()
})

/** Brings the annotated PDF into the library and opens it. */
async function openAnnotated(app: App): Promise<void> {
  const chooser = app.page.waitForEvent('filechooser')
  await app.page.getByRole('button', { name: new RegExp(words.intake.drop) }).click()
  await (await chooser).setFiles({ name: 'read.pdf', mimeType: 'application/pdf', buffer: annotatedPdf() })
  await expect.poll(() => folders(app)).toHaveLength(1)
  await openFirst(app)
}

async function openFirst(app: App): Promise<void> {
  const [paper] = await folders(app)
  await app.page.evaluate(
    (route) => {
      location.hash = route
    },
    `/paper/${paper ?? ''}`,
  )
  const page = app.page.locator('[data-page-number="1"][data-state]')
  await expect(page).toHaveAttribute('data-state', 'rendered')
  await expect(page).toHaveAttribute('data-glyphs', '')
}

async function folders(app: App): Promise<readonly string[]> {
  return readdir(join(app.home, 'papers')).catch(() => [])
}

/** The marks on disk. */
async function marks(app: App): Promise<readonly Mark[]> {
  const [paper] = await folders(app)
  const record = JSON.parse(await readFile(join(app.home, 'papers', paper ?? '', 'paper.json'), 'utf8')) as {
    marks: Mark[]
  }
  return record.marks
}

async function said(app: App): Promise<readonly string[]> {
  return (await marks(app)).map(({ kind, color, tags }) => [kind, color, ...tags].join(' '))
}

/** A place on a line of page 1, `along` from 0 to 1, in CSS pixels of the window. */
async function spot(app: App, line: number, along: number): Promise<{ readonly x: number; readonly y: number }> {
  const text = app.page
    .locator('[data-page-number="1"] .textLayer span')
    .filter({ hasText: annotatedLines[line] ?? '' })
  const box = await text.first().boundingBox()
  if (!box) throw new Error('no line of text')
  return { x: box.x + 1 + (box.width - 2) * along, y: box.y + box.height / 2 }
}

async function drag(app: App, line: number, from: number, to: number): Promise<void> {
  const [a, b] = [await spot(app, line, from), await spot(app, line, to)]
  await app.page.mouse.move(a.x, a.y)
  await app.page.mouse.down()
  await app.page.mouse.move(b.x, b.y, { steps: 8 })
  await app.page.mouse.up()
  await expect(app.page.getByRole('toolbar', { name: reader.mark.toolbar })).toBeVisible()
}

function lengthOf(line: number): number {
  return (annotatedLines[line] ?? '').length
}

async function clickLine(app: App, line: number, along: number): Promise<void> {
  const { x, y } = await spot(app, line, along)
  await app.page.mouse.click(x, y)
}

async function expectAccessible(app: App): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

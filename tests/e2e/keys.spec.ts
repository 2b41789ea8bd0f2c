// The sheet of keys: a command gets other keys, a conflict is said, and what was chosen works and stays.
import { expect, test } from './support/test.ts'
import { filled, wordsOf } from './support/words.ts'

test('keys are changed on their sheet, a conflict is said, and they stay', async ({ app }) => {
  const { help, commands, settings } = wordsOf('en').app
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: help.title })
  await sheet.getByRole('button', { name: filled(help.change, { command: commands['app.history'] }) }).click()
  const row = sheet.getByRole('listitem').filter({ hasText: commands['app.history'] })

  await row.getByRole('button', { name: help.add }).click()
  await page.keyboard.press('Control+c')
  await expect(row.getByRole('status')).toHaveText(filled(help.reserved, { keys: 'Ctrl+C' }))

  await row.getByRole('button', { name: help.add }).click()
  await page.keyboard.press('d')
  const taken = filled(help.taken, { keys: 'D', commands: commands['app.theme'] })
  await expect(row.getByRole('status')).toHaveText(taken)
  await row.getByRole('button', { name: help.useHere }).click()
  await expect(row.getByRole('button', { name: filled(help.takeAway, { keys: 'D' }) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  await page.keyboard.press('d')
  await expect(page).toHaveURL(/#\/history$/)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: wordsOf('en').app.history.title })).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { level: 1, name: settings.title })).toBeVisible()
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/#\/history$/)
})

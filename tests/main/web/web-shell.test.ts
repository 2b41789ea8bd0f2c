import { expect, test, vi } from 'vitest'
import { createWebShell } from '../../../main/web/web-shell.ts'

test('the browser shell has no native powers, and says what to do instead', async () => {
  const shell = createWebShell({ open: async () => undefined })
  expect(new Set(Object.values(shell.capabilities))).toEqual(new Set([false]))
  await expect(shell.chooseFolder()).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('--home'),
  })
  await expect(shell.revealFolder('/x')).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(shell.saveAs('x', new Uint8Array())).rejects.toMatchObject({ code: 'invalid-input' })
})

test('it opens https addresses only, and says when this machine has no browser', async () => {
  const open = vi.fn<(url: string) => Promise<unknown>>(async () => undefined)
  const shell = createWebShell({ open })
  await shell.openExternal('https://arxiv.org/abs/2406.15877')
  await expect(shell.openExternal('file:///etc/passwd')).rejects.toMatchObject({ code: 'invalid-input' })
  expect(open.mock.calls).toEqual([['https://arxiv.org/abs/2406.15877']])
  open.mockRejectedValueOnce(new Error('ENOENT'))
  await expect(shell.openExternal('https://arxiv.org/')).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('https://arxiv.org/'),
  })
})

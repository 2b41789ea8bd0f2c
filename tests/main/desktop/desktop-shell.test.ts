// What the desktop's shell asks of the system, with Electron replaced by a recorder.
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.doUnmock('electron')
  vi.resetModules()
})

test('a paper’s folder is shown beside its record, never opened: it may be a program that passes for one', async () => {
  const asked: string[] = []
  vi.doMock('electron', () => ({
    app: { getPath: () => '/documents' },
    dialog: {},
    nativeImage: {},
    shell: {
      openPath: async (path: string) => void asked.push(`open ${path}`),
      showItemInFolder: (path: string) => void asked.push(`show ${path}`),
    },
  }))
  const { createDesktopShell } = await import('../../../main/desktop/desktop-shell.ts')
  const { desktopWords } = await import('../../../main/desktop/words.ts')
  const shell = createDesktopShell({
    window: () => null,
    words: () => desktopWords('en'),
    restart: async () => undefined,
  })
  const folder = join('library', 'papers', '2406.15877')
  await shell.revealFolder(folder)
  expect(asked).toEqual([`show ${join(folder, 'paper.json')}`])
})

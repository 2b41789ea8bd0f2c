// The Shell of the desktop: native dialogs, the file manager, the person's browser.
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app, dialog, nativeImage, shell as system } from 'electron'
import type { BrowserWindow } from 'electron'
import { AppError } from '../../preload/errors.ts'
import { say } from '../../preload/said.ts'
import { isKnownHost, requireExternalUrl } from '../external-url.ts'
import type { Shell } from '../shell.ts'
import { rememberHome } from './user-data.ts'
import type { DesktopWords } from './words.ts'

export interface DesktopShellOptions {
  /** The window that dialogs belong to, if it is open. */
  readonly window: () => BrowserWindow | null
  readonly words: () => DesktopWords
  /** Ends the program and starts it again. */
  readonly restart: () => Promise<void>
}

/** Makes the shell. Dialogs start where the last one ended. */
export function createDesktopShell({ window, words, restart }: DesktopShellOptions): Shell {
  let lastFolder: string | null = null
  const startAt = (): string => lastFolder ?? app.getPath('documents')

  return {
    capabilities: { chooseFolder: true, revealInFolder: true, saveDialog: true, dragOut: true, nativeMenu: true },

    async openExternal(raw) {
      const url = requireExternalUrl(raw)
      const { protocol, hostname } = new URL(url)
      // Links come out of PDFs and web pages: where they lead is shown before they are followed.
      if (protocol === 'https:' && !isKnownHost(hostname)) {
        const { response } = await ask(window(), {
          message: words().leaveTitle(hostname),
          detail: url,
          buttons: [words().leaveOpen, words().cancel],
        })
        if (response !== 0) return
      }
      await system.openExternal(url)
    },

    async revealFolder(path) {
      // Shown, never opened: in a folder that somebody else shares, what passes for a paper's may be a program's.
      system.showItemInFolder(join(path, 'paper.json'))
    },

    async chooseFolder() {
      const { filePaths } = await chooseIn(window(), {
        title: words().chooseFolder,
        defaultPath: startAt(),
        properties: ['openDirectory', 'createDirectory'],
      })
      const [home] = filePaths
      if (home === undefined) return null
      lastFolder = dirname(home)
      await rememberHome(app.getPath('appData'), home)
      const { response } = await ask(window(), {
        message: words().restartTitle,
        detail: words().restartDetail(home),
        buttons: [words().restartNow, words().restartLater],
      })
      if (response === 0) setImmediate(() => void restart())
      return home
    },

    async dragOut(files) {
      const [file] = files
      const contents = window()?.webContents
      if (file === undefined || !contents) return
      contents.startDrag({ file, files: [...files], icon: dragIcon() })
    },

    async saveAs(name, bytes) {
      const options = { defaultPath: join(startAt(), name) }
      const parent = window()
      const { filePath, canceled } = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options)
      if (canceled || filePath === '') return false
      lastFolder = dirname(filePath)
      try {
        await writeFile(filePath, bytes)
      } catch (cause) {
        throw new AppError('storage', say('disk.notWritten', { folder: dirname(filePath) }), { cause })
      }
      return true
    },
  }
}

/** What hangs under the pointer: a sheet. `startDrag` refuses an empty picture. */
function dragIcon(): Electron.NativeImage {
  const [width, height] = [24, 32]
  const bitmap = Buffer.alloc(width * height * 4, 0xf2)
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const edge = x === 0 || y === 0 || x === width - 1 || y === height - 1
    const line = y >= 8 && y <= 24 && y % 4 === 0 && x >= 5 && x < 19
    if (edge || line) bitmap.fill(0x80, at * 4, at * 4 + 3)
    bitmap[at * 4 + 3] = 0xff
  }
  return nativeImage.createFromBitmap(bitmap, { width, height })
}

/** Asks with buttons; the last one is what Escape means. */
export function ask(
  parent: BrowserWindow | null,
  question: { readonly message: string; readonly detail?: string; readonly buttons: readonly string[] },
): Promise<{ readonly response: number }> {
  const options = {
    type: 'question' as const,
    ...question,
    buttons: [...question.buttons],
    defaultId: 0,
    cancelId: question.buttons.length - 1,
    noLink: true,
  }
  return parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options)
}

/** A native open dialog, on its window where there is one. */
export function chooseIn(parent: BrowserWindow | null, options: Electron.OpenDialogOptions) {
  return parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options)
}

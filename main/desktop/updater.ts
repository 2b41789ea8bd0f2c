// Updates, only when asked for and only where this build knows where to ask: nothing calls home on start.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { ask } from './desktop-shell.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { DesktopWords } from './words.ts'

export interface UpdaterOptions {
  readonly window: () => BrowserWindow | null
  readonly words: () => DesktopWords
  readonly lifecycle: Lifecycle
}

/** What "Check for updates…" does; null where electron-builder wrote no `app-update.yml` (no `publish` in its configuration). */
export function createUpdater(resources: string, options: UpdaterOptions): (() => Promise<void>) | null {
  return existsSync(join(resources, 'app-update.yml')) ? () => update(options) : null
}

async function update({ window, words, lifecycle }: UpdaterOptions): Promise<void> {
  const { default: electronUpdater } = await import('electron-updater')
  const { autoUpdater } = electronUpdater
  autoUpdater.autoDownload = false
  autoUpdater.autoInstallOnAppQuit = false
  const found = await autoUpdater.checkForUpdates()
  if (!found?.isUpdateAvailable) {
    await ask(window(), { message: words().updateNone, buttons: ['OK'] })
    return
  }
  const { response } = await ask(window(), {
    message: words().updateReady(found.updateInfo.version),
    buttons: [words().updateInstall, words().cancel],
  })
  if (response !== 0) return
  await autoUpdater.downloadUpdate()
  // Everything is finished before windows close: a handler that prevents quitting breaks updates on macOS
  // (electron-builder #8997), and quitAndInstall closes windows before `before-quit` (electron #7875).
  await lifecycle.shutdown()
  autoUpdater.quitAndInstall()
}

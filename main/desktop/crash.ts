// When something dies: the page is loaded again, a few times; main writes down what happened and ends well.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, crashReporter, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { ask } from './desktop-shell.ts'
import type { Lifecycle } from './lifecycle.ts'
import { createReloadPolicy } from './reload-policy.ts'
import type { DesktopWords } from './words.ts'

/** Keeps dumps on this machine: nothing is ever sent. Before Electron is ready. */
export function startCrashReporter(): void {
  crashReporter.start({ uploadToServer: false })
}

/** Writes a report and ends the program in order when main itself fails. */
export function guardMain(lifecycle: Lifecycle): void {
  const report = (error: unknown): string => {
    const folder = join(app.getPath('userData'), 'reports')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.txt`)
    writeFileSync(path, `Offprint ${app.getVersion()}\n${error instanceof Error ? error.stack : String(error)}\n`)
    return path
  }
  process.on('uncaughtException', (error) => {
    const path = report(error)
    dialog.showErrorBox('Offprint', `Offprint has to end. What was saved is safe.\n\n${path}`)
    void lifecycle.shutdown().then(() => app.exit(1))
  })
  process.on('unhandledRejection', (error) => void report(error))
}

/** Brings a crashed page back, and asks what to do with one that hangs. */
export function guardWindow(window: BrowserWindow, words: () => DesktopWords): void {
  const delayOf = createReloadPolicy()
  const { webContents } = window
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const delay = delayOf(Date.now())
    if (delay !== null) setTimeout(() => !window.isDestroyed() && webContents.reload(), delay)
    else void askToReload()
  })
  window.on('unresponsive', () => void askToReload())

  const askToReload = async (): Promise<void> => {
    const { notAnswering, reload, wait } = words()
    const { response } = await ask(window, { message: notAnswering, buttons: [reload, wait] })
    if (response === 0 && !window.isDestroyed()) webContents.reload()
  }
}

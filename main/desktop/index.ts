// The desktop program: Electron's side of Offprint, in the order that Electron wants things done.
// Only wiring: what is decided here is decided in the files beside it, as plain functions.
import '../thread-pool.ts'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu, nativeTheme, powerMonitor, protocol, session, shell } from 'electron'
import { z } from 'zod'
import type { Settings } from '../../preload/model/app.ts'
import type { CommandId } from '../../preload/commands.ts'
import { AppError } from '../../preload/errors.ts'
import { openOffprint } from '../offprint.ts'
import type { Offprint } from '../offprint.ts'
import { rendererRoot } from '../renderer-root.ts'
import { APP_URL, appScheme, guardedHandler } from './app-scheme.ts'
import { guardMain, guardWindow, startCrashReporter } from './crash.ts'
import { ask, chooseIn, createDesktopShell } from './desktop-shell.ts'
import { serveWindow } from './ipc-link.ts'
import { createLifecycle } from './lifecycle.ts'
import { listen } from './listen.ts'
import { menuTemplate } from './menu.ts'
import { createOpened } from './opened.ts'
import { guardPages } from './page-guards.ts'
import { guardPermissions } from './permissions.ts'
import { createUpdater } from './updater.ts'
import { desktopHome, userDataFor } from './user-data.ts'
import { windowOptions } from './window-options.ts'
import { desktopLanguage, desktopWords } from './words.ts'
import type { DesktopWords } from './words.ts'

z.config({ jitless: true })

const log = (line: string): void => void process.stderr.write(`Offprint: ${line}\n`)
const lifecycle = createLifecycle(log)
const opened = createOpened()
let window: BrowserWindow | null = null
let words = (): DesktopWords => desktopWords(desktopLanguage(null, app.getLocale()))

// What must be settled before Electron is ready, and at once: an `open-url` may come as the first event of all.
app.on('open-url', (event, url) => {
  event.preventDefault()
  opened.link(url)
})
app.on('open-file', (event, path) => {
  event.preventDefault()
  opened.files([path])
})
const home = desktopHome(process.env, app.getPath('appData'))
app.setPath('userData', userDataFor(home, app.getPath('appData')))
app.enableSandbox()
protocol.registerSchemesAsPrivileged([appScheme])
startCrashReporter()
guardMain(lifecycle)

if (app.requestSingleInstanceLock()) start().catch(giveUp)
else app.exit(0)

async function start(): Promise<void> {
  app.on('second-instance', (_event, argv) => {
    focusWindow()
    opened.arguments(argv)
  })
  endInOrder()
  const desktopShell = createDesktopShell({ window: () => window, words: () => words(), restart })
  guardPages(app, (url) => void desktopShell.openExternal(url).catch((error: unknown) => log(String(error))))

  let offprint: Offprint
  try {
    offprint = await openOffprint({ home, env: process.env, shell: desktopShell, rendererRoot: rendererRoot() })
  } catch (error) {
    await app.whenReady()
    await explain(error)
    return app.exit(3)
  }
  lifecycle.onShutdown('library', () => offprint.close())
  await app.whenReady()

  if (app.isPackaged) app.setAsDefaultProtocolClient('offprint')
  guardPermissions(session.defaultSession)
  protocol.handle('app', guardedHandler(offprint.resources))
  showMenu(offprint)
  openWindow(offprint)
  opened.arguments(process.argv)
  app.on('activate', () => (window === null ? openWindow(offprint) : focusWindow()))
}

function openWindow(offprint: Offprint): void {
  const made = new BrowserWindow(
    windowOptions({
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      dark: nativeTheme.shouldUseDarkColors,
    }),
  )
  window = made
  const stopServing = serveWindow(made.webContents, offprint.host)
  guardWindow(made, () => words())
  made.once('ready-to-show', () => made.show())
  void loadPage(made, APP_URL)
  // A link that waited comes after, and so overtakes the load above.
  opened.ready({
    resources: offprint.resources,
    show: (route) => showRoute(made, route),
    fail: (message) => offprint.host.emit('app.notice', { level: 'error', message }),
  })
  made.on('closed', () => {
    stopServing()
    window = null
  })
}

/** Goes to a route by the address alone: within a page this loads nothing anew, and it works before the page listens. */
function showRoute(target: BrowserWindow, route: string): void {
  if (target.isDestroyed()) return
  const url = `${APP_URL}#${route}`
  if (target.webContents.getURL() !== url) void loadPage(target, url)
  focusWindow()
}

async function loadPage(target: BrowserWindow, url: string): Promise<void> {
  try {
    await target.loadURL(url)
  } catch (error) {
    // A load that the next one overtook (a link that came at the start) is none that failed.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED')) log(`the page: ${String(error)}`)
  }
}

function focusWindow(): void {
  if (window === null) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** Draws the menu, and again when the person changes the language or the keys. */
function showMenu({ host, services }: Offprint): void {
  const check = createUpdater(process.resourcesPath, { window: () => window, words: () => words(), lifecycle })
  const draw = (settings: Settings): void => {
    const language = desktopLanguage(settings.language, app.getLocale())
    words = () => desktopWords(language)
    const template = menuTemplate({
      language,
      platform: process.platform,
      keymap: settings.keys,
      run: (command: CommandId) => host.emit('app.open', { command }),
      openFile: () => void openFile(),
      checkForUpdates: check && (() => void check().catch((error: unknown) => log(`update: ${String(error)}`))),
      developerTools: !app.isPackaged,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  draw(services.library.settings())
  listen(host, 'settings.changed', draw)
}

async function openFile(): Promise<void> {
  const { filePaths } = await chooseIn(window, { properties: ['openFile', 'multiSelections'] })
  opened.files(filePaths)
}

/** Every way to end goes through the lifecycle once: what was acknowledged is on disk before the process is gone. */
function endInOrder(): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (lifecycle.over()) return
    event.preventDefault()
    void lifecycle.shutdown().then(() => app.quit())
  })
  app.on('browser-window-created', (_event, made) => {
    made.on('session-end', () => void lifecycle.shutdown())
  })
  void app.whenReady().then(() => powerMonitor.on('shutdown', () => app.quit()))
}

async function restart(): Promise<void> {
  await lifecycle.shutdown()
  app.relaunch()
  app.exit(0)
}

/** The start itself failed, a mistake of ours: said, not swallowed, and what was opened is closed again. */
async function giveUp(error: unknown): Promise<void> {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error))
  dialog.showErrorBox('Offprint', String(error))
  await lifecycle.shutdown()
  app.exit(1)
}

/** Says why the library cannot be opened; where another Offprint serves it, offers to go there. */
async function explain(error: unknown): Promise<void> {
  const { cannotOpenTitle, leaveOpen, cancel } = words()
  const url = error instanceof AppError && error.code === 'locked' ? error.details?.['url'] : null
  const message = error instanceof AppError ? error.message : String(error)
  if (typeof url !== 'string' || !/^http:\/\/127\.0\.0\.1:\d+$/.test(url))
    return dialog.showErrorBox(cannotOpenTitle, message)
  const { response } = await ask(null, { message: cannotOpenTitle, detail: message, buttons: [leaveOpen, cancel] })
  if (response === 0) await shell.openExternal(url)
}

// The desktop's entry, whole, with Electron replaced by a recorder: in which order it does what, with real services on
// a real folder. What Electron itself makes of it is the e2e lane's, where its program can be had.
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../support/web-server.ts'

/** Until it holds; the machine may be busy. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 })

// Electron's own addition to `process`.
Object.assign(process, { resourcesPath: '/nowhere' })

afterEach(() => {
  vi.doUnmock('electron')
  vi.unstubAllEnvs()
  process.removeAllListeners('uncaughtException')
})

/** An Electron that writes down what is asked of it. */
function recorder(appData: string) {
  const log: string[] = []
  const ready = Promise.withResolvers<void>()
  const note = (line: string) => () => void log.push(line)
  const loaded: string[] = []
  let handler: ((request: Request) => Promise<Response>) | null = null

  class Contents extends EventEmitter {
    readonly ipc = new EventEmitter()
    readonly mainFrame = { origin: 'app://offprint' }
    getURL = () => loaded.at(-1) ?? ''
    isDestroyed = () => false
    isCrashed = () => false
    send = () => undefined
  }
  class BrowserWindow extends EventEmitter {
    readonly webContents = new Contents()
    constructor() {
      super()
      log.push('window')
    }
    loadURL = async (url: string) => void loaded.push(url)
    isDestroyed = () => false
    isMinimized = () => false
    show = note('show')
    focus = note('focus')
  }
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    getPath: () => appData,
    setPath: (name: string) => log.push(`path ${name}`),
    getLocale: () => 'en-US',
    getVersion: () => '0.0.0',
    enableSandbox: note('sandbox'),
    requestSingleInstanceLock: () => log.push('instance lock') > 0,
    whenReady: () => ready.promise,
    exit: (code: number) => log.push(`exit ${code}`),
    quit: () => log.push('quit'),
  })
  const electron = {
    app,
    BrowserWindow,
    crashReporter: {
      start: ({ uploadToServer }: { uploadToServer: boolean }) => log.push(`crash upload ${uploadToServer}`),
    },
    dialog: { showErrorBox: (_title: string, text: string) => log.push(`error ${text}`) },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: note('menu') },
    nativeTheme: { shouldUseDarkColors: false },
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: note('scheme'),
      handle(name: string, given: typeof handler) {
        log.push(`handle ${name}`)
        handler = given
      },
    },
    session: {
      defaultSession: {
        on: () => undefined,
        setPermissionRequestHandler: note('permissions'),
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
        setDisplayMediaRequestHandler: () => undefined,
      },
    },
    shell: {},
  }
  return { electron, app, log, loaded, ready: ready.resolve, ask: (url: string) => handler?.(new Request(url)) }
}

test('everything is done in the order Electron wants, and the end waits for the library', async () => {
  const folder = await temporaryFolder()
  const home = join(folder, 'library')
  vi.stubEnv('OFFPRINT_HOME', home)
  vi.stubEnv('OFFPRINT_ARXIV', 'http://127.0.0.1:9')
  const { electron, app, log, loaded, ready, ask } = recorder(folder)
  vi.doMock('electron', () => electron)
  vi.resetModules()
  await import('../../../main/desktop/index.ts')

  // On a Mac a link may be the very first event.
  app.emit('open-url', { preventDefault: () => undefined }, 'offprint://paper/2406.15877v2')
  await soon(() => expect(existsSync(join(home, '.lock'))).toBe(true))
  expect(log).toEqual(['path userData', 'sandbox', 'scheme', 'crash upload false', 'instance lock'])

  ready()
  await soon(() => expect(loaded).toHaveLength(2))
  expect(log.slice(5)).toEqual(['permissions', 'handle app', 'menu', 'window', 'focus'])
  expect(loaded).toEqual(['app://offprint/', 'app://offprint/#/paper/2406.15877?v=2'])
  expect((await ask('app://offprint/pdf/2406.15877/v2'))?.status).toBe(404)

  app.emit('second-instance', {}, ['offprint', 'offprint://list/week-24'])
  expect(loaded.at(-1)).toBe('app://offprint/#/list/week-24')

  const preventDefault = vi.fn<() => void>()
  app.emit('will-quit', { preventDefault })
  expect(preventDefault).toHaveBeenCalledOnce()
  await soon(() => expect(log.at(-1)).toBe('quit'))
  expect(existsSync(join(home, '.lock'))).toBe(false)
  app.emit('will-quit', { preventDefault })
  expect(preventDefault).toHaveBeenCalledOnce()
})

test('a start that fails is said, and closes what it opened', async () => {
  const folder = await temporaryFolder()
  const home = join(folder, 'library')
  vi.stubEnv('OFFPRINT_HOME', home)
  const { electron, log, ready } = recorder(folder)
  electron.Menu.buildFromTemplate = () => {
    throw new Error('no menu here')
  }
  vi.doMock('electron', () => electron)
  vi.resetModules()
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await import('../../../main/desktop/index.ts')
  ready()
  await soon(() => expect(log.at(-1)).toBe('exit 1'))
  expect(log.at(-2)).toBe('error Error: no menu here')
  expect(String(stderr.mock.calls[0]?.[0])).toContain('no menu here')
  expect(existsSync(join(home, '.lock'))).toBe(false)
})

test('a library that cannot be opened is explained, and the program ends with 3', async () => {
  const folder = await temporaryFolder()
  const { writeFile } = await import('node:fs/promises')
  const home = join(folder, 'file')
  await writeFile(home, 'not a folder')
  vi.stubEnv('OFFPRINT_HOME', home)
  const { electron, log, ready } = recorder(folder)
  vi.doMock('electron', () => electron)
  vi.resetModules()
  await import('../../../main/desktop/index.ts')
  ready()
  await soon(() => expect(log.at(-1)).toBe('exit 3'))
  expect(log.at(-2)).toMatch(/^error \S+/)
})

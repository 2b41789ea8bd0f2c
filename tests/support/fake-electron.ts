// Electron's two ends of IPC without Electron: enough of ipcRenderer, contextBridge and webContents to drive the real
// preload script and the real main side. Arguments are cloned, as Electron does.
import type { WebContents } from 'electron'
import type { OffprintBridge } from '../../preload/link.ts'

type Listener = (event: object, value?: unknown) => void

/** One window with one page. */
export interface FakeWindow {
  /** For `vi.doMock('electron', …)`: what the preload script imports. */
  readonly electron: object
  /** For main/desktop: the window's webContents. */
  readonly contents: WebContents
  /** What the preload script put at `window.offprint`. */
  bridge(): OffprintBridge
  /** Sends as another frame would: one that has gone (null), an iframe, a page of another origin. */
  sendAs(senderFrame: object | null, channel: string, value?: unknown): void
  readonly mainFrame: { origin: string }
  /** Fires an event of the webContents. */
  fire(event: string): void
}

export function createFakeWindow(): FakeWindow {
  const toRenderer = new Map<string, Set<Listener>>()
  const toMain = new Map<string, Set<Listener>>()
  const contentsEvents = new Map<string, Set<Listener>>()
  const mainFrame = { origin: 'app://offprint' }
  let bridge: OffprintBridge | null = null
  let gone = false

  const sendAs: FakeWindow['sendAs'] = (senderFrame, channel, value) => {
    const copy = structuredClone(value)
    setImmediate(() => fireAt(toMain, channel, { senderFrame }, copy))
  }
  const contents = {
    mainFrame,
    ipc: { on: (channel: string, listener: Listener) => addTo(toMain, channel, listener) },
    on: (event: string, listener: Listener) => addTo(contentsEvents, event, listener),
    send(channel: string, value?: unknown) {
      if (gone) throw new Error('Object has been destroyed')
      const copy = structuredClone(value)
      setImmediate(() => fireAt(toRenderer, channel, { sender: 'ipcRenderer' }, copy))
    },
    isDestroyed: () => gone,
    isCrashed: () => false,
  }
  return {
    electron: {
      ipcRenderer: {
        on: (channel: string, listener: Listener) => addTo(toRenderer, channel, listener),
        send: (channel: string, value?: unknown) => sendAs(mainFrame, channel, value),
      },
      contextBridge: {
        exposeInMainWorld(name: string, value: OffprintBridge) {
          if (name === 'offprint') bridge = value
        },
      },
      webUtils: { getPathForFile: (file: File) => `/dropped/${file.name}` },
    },
    contents: contents as unknown as WebContents,
    bridge() {
      if (bridge === null) throw new Error('the preload script exposed nothing')
      return bridge
    },
    sendAs,
    mainFrame,
    fire(event) {
      if (event === 'destroyed') gone = true
      fireAt(contentsEvents, event, {}, undefined)
    },
  }
}

function addTo(table: Map<string, Set<Listener>>, name: string, listener: Listener): void {
  const found = table.get(name) ?? new Set()
  found.add(listener)
  table.set(name, found)
}

function fireAt(table: Map<string, Set<Listener>>, name: string, event: object, value: unknown): void {
  for (const listener of table.get(name) ?? []) listener(event, value)
}

import { afterEach, describe, expect, test, vi } from 'vitest'
import { FRAME, OPEN } from '../../preload/channels.ts'
import type { HostFrame } from '../../preload/frames.ts'
import type { HostLink } from '../../preload/link.ts'
import { serveWindow } from '../../main/desktop/ipc-link.ts'
import type { Host } from '../../main/bridge/dispatch.ts'
import { createFakeWindow } from '../support/fake-electron.ts'
import type { FakeWindow } from '../support/fake-electron.ts'
import { linkContract } from './link-contract.ts'

afterEach(() => {
  vi.doUnmock('electron')
  vi.resetModules()
})

/** Runs the real preload script in a fake window. */
async function loadPreload(window: FakeWindow): Promise<void> {
  vi.resetModules()
  vi.doMock('electron', () => window.electron)
  await import('../../preload/electron.ts')
}

async function openWindow(host: Pick<Host, 'attach'>) {
  const window = createFakeWindow()
  const stop = serveWindow(window.contents, host)
  await loadPreload(window)
  return { window, stop }
}

describe('the Electron link, real preload script and real main side over fake IPC', () => {
  linkContract(async (host) => {
    const { window, stop } = await openWindow(host)
    return { client: window.bridge().link, cut: stop, close: stop }
  })
})

describe('the window’s side of the Electron link', () => {
  test('the bridge has a link and pathForFile, and nothing of Electron', async () => {
    const { window } = await openWindow({ attach: () => () => undefined })
    const bridge = window.bridge()
    expect(Object.keys(bridge).sort()).toEqual(['link', 'pathForFile'])
    expect(Object.keys(bridge.link).sort()).toEqual(['onClose', 'onFrame', 'send'])
    expect(bridge.pathForFile(new File([], 'a.pdf'))).toBe('/dropped/a.pdf')
  })

  test('listeners get the frame and never the event', async () => {
    const links: HostLink[] = []
    const { window } = await openWindow({
      attach(link) {
        links.push(link)
        return () => undefined
      },
    })
    await vi.waitFor(() => expect(links).toHaveLength(1))
    const heard: unknown[][] = []
    const stop = window.bridge().link.onFrame((...all: unknown[]) => heard.push(all))
    const frame: HostFrame = { t: 'hello', seq: 3 }
    links[0]?.send(frame)
    await vi.waitFor(() => expect(heard).toEqual([[frame]]))
    stop()
    links[0]?.send(frame)
    await new Promise(setImmediate)
    expect(heard).toHaveLength(1)
  })

  test('only call and cancel leave the page', async () => {
    const { window } = await openWindow({ attach: () => () => undefined })
    const sent = vi.spyOn((window.electron as { ipcRenderer: { send(): void } }).ipcRenderer, 'send')
    window.bridge().link.send({ t: 'done', id: 1, output: {} } as never)
    window.bridge().link.send({ t: 'cancel', id: 1 })
    expect(sent.mock.calls).toEqual([[FRAME, { t: 'cancel', id: 1 }]])
  })
})

describe('main’s side of the Electron link', () => {
  const attached = () => {
    const links: { readonly link: HostLink; readonly frames: unknown[]; closed: boolean }[] = []
    const host: Pick<Host, 'attach'> = {
      attach(link) {
        const entry = { link, frames: [] as unknown[], closed: false }
        link.onFrame((frame) => entry.frames.push(frame))
        link.onClose(() => (entry.closed = true))
        links.push(entry)
        return () => undefined
      },
    }
    return { links, host }
  }
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

  test.each([
    ['a frame that has gone', () => null],
    ['an iframe of our own origin', () => ({ origin: 'app://offprint' })],
    ['an iframe of another origin', () => ({ origin: 'https://example.org' })],
  ])('%s gets no link and no answer', async (_name, frame) => {
    const { links, host } = attached()
    const window = createFakeWindow()
    serveWindow(window.contents, host)
    window.sendAs(frame(), OPEN)
    await settle()
    expect(links).toEqual([])
    window.sendAs(window.mainFrame, OPEN)
    window.sendAs(frame(), FRAME, { t: 'call', id: 1, method: 'app.info', input: {} })
    await settle()
    expect(links.map(({ frames }) => frames)).toEqual([[]])
  })

  test('our main frame is refused while it shows another origin', async () => {
    const { links, host } = attached()
    const window = createFakeWindow()
    serveWindow(window.contents, host)
    window.mainFrame.origin = 'https://example.org'
    window.sendAs(window.mainFrame, OPEN)
    await settle()
    expect(links).toEqual([])
  })

  test('a page that loads anew ends the link of the one before', async () => {
    const { links, host } = attached()
    const window = createFakeWindow()
    serveWindow(window.contents, host)
    window.sendAs(window.mainFrame, OPEN)
    window.sendAs(window.mainFrame, OPEN)
    await settle()
    expect(links.map(({ closed }) => closed)).toEqual([true, false])
  })

  test.each(['render-process-gone', 'destroyed'])('%s ends the link, and sending on it does nothing', async (event) => {
    const { links, host } = attached()
    const window = createFakeWindow()
    serveWindow(window.contents, host)
    window.sendAs(window.mainFrame, OPEN)
    await settle()
    window.fire(event)
    links[0]?.link.send({ t: 'hello', seq: 0 })
    expect(links[0]?.closed).toBe(true)
  })
})

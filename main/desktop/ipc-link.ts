// Main's end of the Electron link: frames over one channel of one window, from its main frame and our origin only.
import type { IpcMainEvent, WebContents } from 'electron'
import { CLOSE, FRAME, OPEN } from '../../preload/channels.ts'
import type { ClientFrame, HostFrame } from '../../preload/frames.ts'
import type { HostLink, Unsubscribe } from '../../preload/link.ts'
import type { Host } from '../bridge/dispatch.ts'
import { APP_ORIGIN } from './app-scheme.ts'

/**
 * Serves the pages of a window, one link at a time: a page that loads anew ends the link of the one before.
 * The returned function ends the link that is.
 */
export function serveWindow(contents: WebContents, host: Pick<Host, 'attach'>): Unsubscribe {
  let current: PageLink | null = null
  const end = (): void => {
    current?.close()
    current = null
  }
  contents.ipc.on(OPEN, (event) => {
    if (!isOurs(event, contents)) return
    end()
    current = pageLink(contents)
    host.attach(current.link)
  })
  contents.ipc.on(FRAME, (event, frame: unknown) => {
    // The host checks the frame; what is settled here is who sent it.
    if (isOurs(event, contents)) current?.receive(frame as ClientFrame)
  })
  contents.on('render-process-gone', end)
  contents.on('destroyed', end)
  return end
}

/** Checklist 17: the window's own main frame, showing our origin. A frame that has gone (null) is nobody's. */
export function isOurs(event: Pick<IpcMainEvent, 'senderFrame'>, contents: Pick<WebContents, 'mainFrame'>): boolean {
  const { senderFrame } = event
  return senderFrame !== null && senderFrame === contents.mainFrame && senderFrame.origin === APP_ORIGIN
}

interface PageLink {
  readonly link: HostLink
  receive(frame: ClientFrame): void
  close(): void
}

function pageLink(contents: WebContents): PageLink {
  const frameListeners = new Set<(frame: ClientFrame) => void>()
  const closeListeners = new Set<() => void>()
  let closed = false
  const reachable = (): boolean => !contents.isDestroyed() && !contents.isCrashed()
  return {
    link: {
      send(frame: HostFrame) {
        if (!closed && reachable()) contents.send(FRAME, frame)
      },
      onFrame(listener) {
        frameListeners.add(listener)
        return () => void frameListeners.delete(listener)
      },
      onClose(listener) {
        if (closed) listener()
        else closeListeners.add(listener)
        return () => void closeListeners.delete(listener)
      },
    },
    receive(frame) {
      for (const listener of frameListeners) listener(frame)
    },
    close() {
      if (closed) return
      closed = true
      if (reachable()) contents.send(CLOSE)
      for (const listener of closeListeners) listener()
    },
  }
}

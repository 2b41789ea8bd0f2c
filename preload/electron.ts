// The sandboxed preload script: a Link over Electron's IPC, and the path of a dropped file. No zod, no other power:
// main checks every frame, so here only their form is.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CLOSE, FRAME, OPEN } from './channels.ts'
import type { ClientFrame, HostFrame } from './frames.ts'
import type { Link, OffprintBridge } from './link.ts'

const frameListeners = new Set<(frame: HostFrame) => void>()
const closeListeners = new Set<() => void>()
/** What came before anybody listened. */
let held: HostFrame[] = []
let closed = false

ipcRenderer.on(FRAME, (_event, frame: HostFrame) => {
  if (frameListeners.size === 0) held.push(frame)
  // The event stays here: it would hand ipcRenderer to the page.
  for (const listener of frameListeners) listener(frame)
})
ipcRenderer.on(CLOSE, () => {
  if (closed) return
  closed = true
  for (const listener of closeListeners) listener()
})

const link: Link = {
  send(frame) {
    if (!closed && isClientFrame(frame)) ipcRenderer.send(FRAME, frame)
  },
  onFrame(listener) {
    frameListeners.add(listener)
    const waiting = held
    held = []
    for (const frame of waiting) listener(frame)
    return () => void frameListeners.delete(listener)
  },
  onClose(listener) {
    if (closed) listener()
    else closeListeners.add(listener)
    return () => void closeListeners.delete(listener)
  },
}

const bridge: OffprintBridge = { link, pathForFile: (file) => webUtils.getPathForFile(file) }

contextBridge.exposeInMainWorld('offprint', bridge)
ipcRenderer.send(OPEN)

function isClientFrame(frame: unknown): frame is ClientFrame {
  return typeof frame === 'object' && frame !== null && 't' in frame && (frame.t === 'call' || frame.t === 'cancel')
}

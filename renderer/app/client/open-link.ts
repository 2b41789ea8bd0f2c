// Chooses the link: the preload script's in Electron, a WebSocket to where the page came from in a browser.
// The renderer's only branch on the shell.
import type { ClientFrame } from '../../../preload/frames.ts'
import type { Link, OffprintBridge } from '../../../preload/link.ts'
import type { ReconnectingLink } from './client.ts'
import { connectWebSocket } from './websocket-link.ts'

declare global {
  interface Window {
    /** Put there by preload/electron.ts. */
    readonly offprint?: OffprintBridge
  }
}

/** Opens the link to main; `ahead` are its first frames. */
export function openLink(ahead: readonly ClientFrame[]): Link | ReconnectingLink {
  const link = window.offprint?.link
  if (link === undefined) {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    return connectWebSocket(`${scheme}://${location.host}/link`, { refused, ahead })
  }
  for (const frame of ahead) link.send(frame)
  return link
}

async function refused(): Promise<boolean> {
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' })
  return answer.status === 403
}

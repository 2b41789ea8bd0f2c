// Chooses the link: the preload script's in Electron, a WebSocket to where the page came from in a browser.
// The renderer's only branch on the shell.
import type { Link, OffprintBridge } from '../../../preload/link.ts'
import { connectWebSocket } from './websocket-link.ts'

declare global {
  interface Window {
    /** Put there by preload/electron.ts. */
    readonly offprint?: OffprintBridge
  }
}

/** Opens the link to main. */
export function openLink(): Link {
  if (window.offprint !== undefined) return window.offprint.link
  return connectWebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/link`, { refused })
}

async function refused(): Promise<boolean> {
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' })
  return answer.status === 403
}

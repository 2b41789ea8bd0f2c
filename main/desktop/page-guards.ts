// Where pages may go: nowhere, but to load themselves anew. Addresses meant for the outside are handed on to the person's browser.
// Electron's security checklist 11 to 15. Do not loosen without reading docs/decisions.
import type { App, Event, WebContents } from 'electron'
import { parseExternalUrl } from '../external-url.ts'
import { APP_URL } from './app-scheme.ts'

/** Guards every page that is ever made, of whatever kind. `openExternal` gets addresses that may leave. */
export function guardPages(app: App, openExternal: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents, openExternal))
}

/** Guards one page: no navigation, no redirect, no popup, no webview, no download of what we did not name. */
export function guardPage(contents: WebContents, openExternal: (url: string) => void): void {
  const handOn = (url: string): void => {
    const external = parseExternalUrl(url)
    // Outside of Electron's own event, as its documentation does it.
    if (external !== null) setImmediate(() => openExternal(external))
  }
  contents.on('will-navigate', (details) => {
    if (isReload(details)) return
    details.preventDefault()
    if (details.isMainFrame) handOn(details.url)
  })
  contents.on('will-frame-navigate', (details) => {
    if (!isReload(details)) details.preventDefault()
  })
  contents.on('will-redirect', (details) => details.preventDefault())
  contents.on('will-attach-webview', (event: Event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    handOn(url)
    return { action: 'deny' }
  })
}

/** The page loading itself again: our one document, in its own window, whatever its hash. */
function isReload({ url, isMainFrame }: { readonly url: string; readonly isMainFrame: boolean }): boolean {
  return isMainFrame && url.replace(/#.*$/s, '') === APP_URL
}

// What a page may ask the system for: writing to the clipboard, and full screen. All else is denied (checklist 5).
import type { Session } from 'electron'
import { APP_ORIGIN } from './app-scheme.ts'

const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Whether a page of `origin` gets `permission`. Electron sometimes writes origins with a slash at the end. */
export function allowsPermission(permission: string, origin: string): boolean {
  return allowed.has(permission) && origin.replace(/\/$/, '') === APP_ORIGIN
}

/**
 * Denies everything but the above: on request, on check, for devices and for screens. Downloads too: exports go
 * through main's own dialog.
 */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(allowsPermission(permission, originOf(contents.getURL())))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => allowsPermission(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.on('will-download', (event) => event.preventDefault())
}

/** `scheme://host` of an address; Node's own `origin` is `null` for schemes it does not know. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}

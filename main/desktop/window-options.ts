// How the window is made, as data: what its pages may do is stated here, and nowhere else.
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'

/**
 * Electron's security checklist 2, 3, 4, 6, 8, 9, 10 and 11. Most are Electron's defaults; stated, they cannot drift.
 * `webSecurity`, `allowRunningInsecureContent` and `experimentalFeatures` are never mentioned: their defaults are the safe ones.
 */
export const secureWebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
} as const satisfies WebPreferences

/** The options of the one window. Its place and size are kept by Electron under its name. */
export function windowOptions(options: {
  readonly preload: string
  readonly dark: boolean
}): BrowserWindowConstructorOptions {
  return {
    name: 'main',
    windowStatePersistence: true,
    title: 'Offprint',
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 360,
    show: false,
    // The ground of LOOK.md, so that nothing flashes before the first paint.
    backgroundColor: options.dark ? '#1d1e20' : '#f6f5f2',
    webPreferences: { ...secureWebPreferences, preload: options.preload, spellcheck: true },
  }
}

// Sends the person to an address outside Offprint, in their own browser: the same call in both shells.

/**
 * Opens an https address in a new tab of the browser. Electron's main side denies the window and hands the address
 * to the system instead, after checking it (main/desktop/page-guards.ts). Call it from a click or key press.
 */
export function openOutside(url: string): void {
  window.open(url, '_blank', 'noopener,noreferrer')
}

// Which theme is on the screen: the setting, or what the system says. The tokens hang on `<html data-theme>`.
import type { Theme } from '../../preload/model/app.ts'

const KEY = 'offprint:theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')
let chosen: Theme = remembered()

/** Shows a theme now and at the next start before the settings have arrived. */
export function showTheme(theme: Theme): void {
  chosen = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // A browser that keeps nothing shows the system's theme for a moment at the next start; nothing is lost.
  }
  apply()
}

/** Shows the last theme at once and follows the system from then on. */
export function startTheme(): void {
  apply()
  dark.addEventListener('change', apply)
}

function apply(): void {
  const shown = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen
  if (document.documentElement.dataset['theme'] === shown) return
  document.documentElement.dataset['theme'] = shown
  window.dispatchEvent(new CustomEvent('offprint:theme', { detail: shown }))
}

function remembered(): Theme {
  try {
    const value = localStorage.getItem(KEY)
    return value === 'light' || value === 'sepia' || value === 'dark' || value === 'black' ? value : 'system'
  } catch {
    return 'system'
  }
}

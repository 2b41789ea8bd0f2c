// Links to papers open in a tab of their own where a browser would open one: with the middle button, or with Ctrl or ⌘.
import { isMac } from '../../app/platform.ts'
import { parseRoute } from '../../app/routes.ts'
import { openInTab } from './tabs-store.ts'

/** Listens until the window closes. Call once. */
export function watchTabLinks(): void {
  const pressed = (event: MouseEvent): void => {
    const apart = event.button === 1 || (event.button === 0 && (isMac() ? event.metaKey : event.ctrlKey))
    const link = apart && event.target instanceof Element ? event.target.closest('a[href*="#/paper/"]') : null
    const hash = link?.getAttribute('href') ?? ''
    const route = link ? parseRoute(hash.slice(hash.indexOf('#'))) : null
    if (route?.at !== 'paper') return
    event.preventDefault()
    event.stopPropagation()
    openInTab(route.id, route.version)
  }
  addEventListener('click', pressed, { capture: true })
  addEventListener('auxclick', pressed, { capture: true })
}

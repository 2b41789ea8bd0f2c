// Where the person was before the reader: the last address that is not a paper's. Starts to watch when it is loaded.
import { parseRoute, type Route } from '../app/routes.ts'

let last: Route = { at: 'library', filter: {} }

function note(hash: string): void {
  const route = parseRoute(hash)
  if (route.at !== 'paper' && route.at !== 'nowhere') last = route
}

note(location.hash)
addEventListener('hashchange', (event) => note(new URL(event.oldURL).hash))

/** The route to go back to from the reader. */
export function cameFrom(): Route {
  return last
}

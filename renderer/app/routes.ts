// Where in the app one is, as the address's hash says it (DESIGN §6): parsing, writing, going there.
// `#/` library with filters · `#/list/<id>` · `#/paper/<id>` · `#/search?q=` · `#/add` · `#/duplicates` · `#/tags` · `#/history` · `#/settings`.
import { useSyncExternalStore } from 'react'
import { ListId, PaperId } from '../../preload/model/ids.ts'
import { Status } from '../../preload/model/paper.ts'

/** Which papers the library shows; no field means all of them. */
export interface LibraryFilter {
  readonly status?: Status
  readonly inbox?: true
  readonly starred?: true
  readonly tag?: string
}

export type Route =
  | { readonly at: 'library'; readonly filter: LibraryFilter }
  | { readonly at: 'list'; readonly id: ListId }
  | { readonly at: 'paper'; readonly id: PaperId; readonly version: number | null; readonly query: URLSearchParams }
  | { readonly at: 'search'; readonly text: string }
  | { readonly at: 'add' }
  | { readonly at: 'duplicates'; readonly about: PaperId | null }
  | { readonly at: 'tags' }
  | { readonly at: 'history' }
  | { readonly at: 'bin' }
  | { readonly at: 'settings' }
  | { readonly at: 'nowhere' }

/** The route a hash stands for. Whatever cannot be read is `nowhere`, never an error. */
export function parseRoute(hash: string): Route {
  const [path, search] = splitOnce(hash.replace(/^#/, ''), '?')
  const query = new URLSearchParams(search)
  const [, place = '', rest] = /^\/?([^/]*)(?:\/(.*))?$/s.exec(path) ?? []
  switch (place) {
    case '':
      return { at: 'library', filter: filterOf(query) }
    case 'list': {
      const id = ListId.safeParse(decoded(rest))
      return id.success ? { at: 'list', id: id.data } : { at: 'nowhere' }
    }
    case 'paper':
      return paperRoute(decoded(rest), query)
    case 'search':
      return { at: 'search', text: query.get('q') ?? '' }
    case 'add':
      return { at: 'add' }
    case 'duplicates':
      return { at: 'duplicates', about: PaperId.safeParse(query.get('paper')).data ?? null }
    case 'tags':
      return { at: 'tags' }
    case 'history':
      return { at: 'history' }
    case 'bin':
      return { at: 'bin' }
    case 'settings':
      return { at: 'settings' }
    default:
      return { at: 'nowhere' }
  }
}

/** The hash of a route, `#` included; parsing it gives the route back. */
export function formatRoute(route: Route): string {
  switch (route.at) {
    case 'library':
      return withQuery('#/', {
        status: route.filter.status,
        inbox: route.filter.inbox ? '1' : undefined,
        starred: route.filter.starred ? '1' : undefined,
        tag: route.filter.tag,
      })
    case 'list':
      return `#/list/${route.id}`
    case 'paper':
      return withQuery(`#/paper/${route.id}`, {
        v: route.version === null ? undefined : String(route.version),
        ...Object.fromEntries(route.query),
      })
    case 'search':
      return withQuery('#/search', { q: route.text || undefined })
    case 'add':
      return '#/add'
    case 'duplicates':
      return withQuery('#/duplicates', { paper: route.about ?? undefined })
    case 'tags':
      return '#/tags'
    case 'history':
      return '#/history'
    case 'bin':
      return '#/bin'
    case 'settings':
      return '#/settings'
    case 'nowhere':
      return '#/'
  }
}

/** The address of a paper in the reader, for links. */
export function paperHref(id: PaperId, version: number | null = null): string {
  return formatRoute({ at: 'paper', id, version, query: new URLSearchParams() })
}

/** The address of a reading list, for links. */
export function listHref(id: ListId): string {
  return formatRoute({ at: 'list', id })
}

/** Goes to a route; `replace` leaves no step to come back to. */
export function go(route: Route, options: { readonly replace?: boolean } = {}): void {
  const hash = formatRoute(route)
  if (hash === window.location.hash) return
  if (options.replace) {
    const oldURL = window.location.href
    window.history.replaceState(null, '', hash)
    window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: window.location.href }))
  } else {
    window.location.hash = hash
  }
}

/** The route one is at, kept up to date. */
export function useRoute(): Route {
  return useSyncExternalStore(onHash, currentRoute)
}

/** Whether the route one is at is such a one. Drawn anew only when that changes, however often one goes elsewhere. */
export function useRouteIs(such: (here: Route) => boolean): boolean {
  return useSyncExternalStore(onHash, () => such(currentRoute()))
}

function onHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

let last: { readonly hash: string; readonly route: Route } | null = null

/** The route now; the same object for as long as the address is the same. */
export function currentRoute(): Route {
  const { hash } = window.location
  if (last?.hash !== hash) last = { hash, route: parseRoute(hash) }
  return last.route
}

function paperRoute(rest: string, query: URLSearchParams): Route {
  const [, base = rest, named] = /^(.*?)(?:v([1-9]\d{0,2}))?$/.exec(rest) ?? []
  const id = PaperId.safeParse(base)
  if (!id.success) return { at: 'nowhere' }
  const version = Number(query.get('v') ?? named)
  query.delete('v')
  return { at: 'paper', id: id.data, version: Number.isInteger(version) && version > 0 ? version : null, query }
}

function filterOf(query: URLSearchParams): LibraryFilter {
  const status = Status.safeParse(query.get('status'))
  const tag = query.get('tag')
  return {
    ...(status.success ? { status: status.data } : {}),
    ...(query.get('inbox') === '1' ? { inbox: true } : {}),
    ...(query.get('starred') === '1' ? { starred: true } : {}),
    ...(tag ? { tag } : {}),
  }
}

function withQuery(path: string, fields: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) query.set(name, value)
  return query.size > 0 ? `${path}?${query}` : path
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function decoded(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '')
  } catch {
    return ''
  }
}

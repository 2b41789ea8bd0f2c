// `offprint://paper/<id>[v<n>][#…]` and what else a start can bring: parsed into a closed set, or nothing.
// A link from any web page ends up here, so it may only ever show something.
import { ListId, type PaperId, type Version } from '../../preload/model/ids.ts'
import { formatPlace, parsePaperLink } from '../../preload/paper-link.ts'

export type DeepLink =
  /** `place` is what stood behind `#`: a page, a point of it, a mark; null where it was not well formed. */
  | { readonly show: 'paper'; readonly id: PaperId; readonly version: Version | null; readonly place: string | null }
  | { readonly show: 'list'; readonly id: ListId }
  | { readonly show: 'library' }

/** The link's meaning, or null. */
export function parseDeepLink(raw: string): DeepLink | null {
  if (raw.length > 500 || !URL.canParse(raw)) return null
  const url = new URL(raw)
  if (url.protocol !== 'offprint:' || url.username !== '' || url.port !== '' || url.search !== '') return null
  const path = url.pathname.replace(/^\/|\/$/g, '')
  switch (url.hostname) {
    case '':
    case 'library':
      return path === '' ? { show: 'library' } : null
    case 'list': {
      const id = ListId.safeParse(path)
      return id.success ? { show: 'list', id: id.data } : null
    }
    case 'paper':
      return paperLink(path, url.hash.slice(1))
    default:
      return null
  }
}

/** The renderer's route of a link (DESIGN §6). */
export function routeOf(link: DeepLink): string {
  switch (link.show) {
    case 'library':
      return '/'
    case 'list':
      return `/list/${link.id}`
    case 'paper': {
      const query = [link.version === null ? '' : `v=${link.version}`, link.place ?? ''].filter((part) => part !== '')
      return `/paper/${link.id}${query.length > 0 ? `?${query.join('&')}` : ''}`
    }
  }
}

/** What a command line asks for: the last deep link that parses, and the files named beside it. */
export function readArguments(argv: readonly string[]): {
  readonly link: DeepLink | null
  readonly files: readonly string[]
} {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'))
  const links = words.map(parseDeepLink).filter((link) => link !== null)
  const files = words.filter((word) => /\.(?:pdf|txt|md|html?|bib)$/i.test(word) && !word.includes('://'))
  return { link: links.at(-1) ?? null, files }
}

function paperLink(path: string, fragment: string): DeepLink | null {
  const link = parsePaperLink(`offprint://paper/${path}${fragment === '' ? '' : `#${fragment}`}`)
  return link && { show: 'paper', id: link.id, version: link.version, place: link.place && formatPlace(link.place) }
}

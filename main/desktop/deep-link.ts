// `offprint://paper/<id>[v<n>][#…]` and what else a start can bring: parsed into a closed set, or nothing.
// A link from any web page ends up here, so it may only ever show something.
import { ListId, PaperId } from '../../preload/model/ids.ts'
import type { Version } from '../../preload/model/ids.ts'

export type DeepLink =
  /** `place` is what stood behind `#`: a page, a mark, for the reader to make sense of. */
  | { readonly show: 'paper'; readonly id: PaperId; readonly version: Version | null; readonly place: string | null }
  | { readonly show: 'list'; readonly id: ListId }
  | { readonly show: 'library' }

/** What a place may look like: `page=7`, `mark=a-b_c`, joined by `&`. */
const PLACE = /^[A-Za-z0-9_=&.,:-]{1,200}$/

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
  const match = /^(.+?)(?:v([1-9]\d{0,2}))?$/.exec(path)
  const id = PaperId.safeParse(match?.[1]?.replace('_', '/'))
  if (!id.success) return null
  const version = match?.[2] === undefined ? null : Number(match[2])
  return { show: 'paper', id: id.data, version, place: PLACE.test(fragment) ? fragment : null }
}

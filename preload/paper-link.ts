// Links to a place in a paper, `offprint://paper/<id>v<n>#page=3&at=72,640`: written for the clipboard, read strictly,
// since one may come from anywhere and may only ever show something.
import { MarkId, PaperId, type Version } from './model/ids.ts'

/** A place as a link names it; null for what it does not say. */
export interface LinkedPlace {
  readonly page: number | null
  /** A point of the page in PDF points. */
  readonly at: { readonly x: number; readonly y: number } | null
  /** Glyphs of the page's text, `to` exclusive. */
  readonly glyphs: { readonly from: number; readonly to: number } | null
  readonly mark: MarkId | null
}

/** A paper and a place in it; `version` null is whichever is read. */
export interface PaperLink {
  readonly id: PaperId
  readonly version: Version | null
  readonly place: LinkedPlace | null
}

const NUMBER = String.raw`-?\d{1,5}(?:\.\d{1,3})?`
/** A map, for the names in a link are anybody's: an object would answer to `constructor` too. */
const PARTS: ReadonlyMap<string, RegExp> = new Map([
  ['page', /^[1-9]\d{0,4}$/u],
  ['at', new RegExp(`^${NUMBER},${NUMBER}$`, 'u')],
  ['glyphs', /^\d{1,7}-\d{1,7}$/u],
  ['mark', /^[A-Za-z0-9_-]{4,40}$/u],
])

/** Reads what stands behind the `#`: known parts, each once, each well formed; null for anything else. */
export function parsePlace(fragment: string): LinkedPlace | null {
  if (fragment === '' || fragment.length > 200) return null
  const parts = new Map<string, string>()
  for (const part of fragment.split('&')) {
    const [, name = '', value = ''] = /^([a-z]+)=(.*)$/u.exec(part) ?? []
    if (!PARTS.get(name)?.test(value) || parts.has(name)) return null
    parts.set(name, value)
  }
  return placeFrom((name) => parts.get(name) ?? null)
}

/** The place among an address's parts; parts that are not well formed count as not there. Null where none is. */
export function placeFrom(part: (name: string) => string | null): LinkedPlace | null {
  const well = (name: string): string | null => {
    const value = part(name)
    return value !== null && PARTS.get(name)?.test(value) ? value : null
  }
  const [x, y] = well('at')?.split(',').map(Number) ?? []
  const [from, to] = well('glyphs')?.split('-').map(Number) ?? []
  const mark = MarkId.safeParse(well('mark'))
  const place: LinkedPlace = {
    page: well('page') === null ? null : Number(well('page')),
    at: x === undefined || y === undefined ? null : { x, y },
    glyphs: from === undefined || to === undefined || to <= from ? null : { from, to },
    mark: mark.success ? mark.data : null,
  }
  return place.page === null && place.mark === null ? null : place
}

/** A place as it stands behind the `#`, and in a route's query. */
export function formatPlace({ page, at, glyphs, mark }: LinkedPlace): string {
  const rounded = (value: number): string => String(Math.round(value * 10) / 10)
  const parts = [
    page === null ? '' : `page=${page}`,
    at === null ? '' : `at=${rounded(at.x)},${rounded(at.y)}`,
    glyphs === null ? '' : `glyphs=${glyphs.from}-${glyphs.to}`,
    mark === null ? '' : `mark=${mark}`,
  ]
  return parts.filter((part) => part !== '').join('&')
}

/** The link to a place of a paper. */
export function formatPaperLink({ id, version, place }: PaperLink): string {
  const at = place ? `#${formatPlace(place)}` : ''
  return `offprint://paper/${id}${version === null ? '' : `v${version}`}${at}`
}

/** What a link means; null for whatever is no link to a paper. A place that cannot be read leaves the paper. */
export function parsePaperLink(raw: string): PaperLink | null {
  const [, path = '', fragment = ''] = /^offprint:\/\/paper\/([A-Za-z0-9./_-]{1,60}?)\/?(?:#(.*))?$/su.exec(raw) ?? []
  const [, base = '', named] = /^(.+?)(?:v([1-9]\d{0,2}))?$/u.exec(path) ?? []
  const id = PaperId.safeParse(base.replace('_', '/'))
  if (!id.success) return null
  return { id: id.data, version: named === undefined ? null : Number(named), place: parsePlace(fragment) }
}

// The posters of papers: fetched as soon as a paper is likely to be opened, kept in memory for tabs one comes back to, and
// in the library's `.derived` folder for the next start. They never leave the library: no cache of the browser has them.
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import { posterPath } from '../../../preload/resources.ts'
import { posterBytes, posterFrom, type Poster } from './poster.ts'

/** A PDF whose poster is asked for: the bytes decide, a file that changed has none. */
export interface PosterOf {
  readonly paper: PaperId
  readonly version: Version
  readonly sha256: string
}

/** Posters kept in memory, each some hundred kilobytes. */
const MOST_KEPT = 12
const kept = new Map<string, Promise<Poster | null>>()

/** The poster of a PDF; null where there is none. Asked for once. */
export function posterOf(of: PosterOf): Promise<Poster | null> {
  const known = kept.get(of.sha256)
  if (known) {
    put(of, known)
    return known
  }
  const asked = fetch(posterPath(of.paper, of.version, of.sha256))
    .then(async (response) => (response.status === 200 ? posterFrom(await response.arrayBuffer()) : null))
    // No poster is no failure: the page itself comes soon.
    .catch(() => null)
  put(of, asked)
  return asked
}

/** Keeps a new poster of a PDF. */
export function keepPoster(of: PosterOf, poster: Promise<Poster | null>): void {
  const before = kept.get(of.sha256) ?? null
  const made = poster.then(
    async (made) => made ?? (await before),
    () => before,
  )
  put(of, made)
  void poster
    .then((made) =>
      made ? fetch(posterPath(of.paper, of.version, of.sha256), { method: 'POST', body: posterBytes(made) }) : null,
    )
    // It will be made again the next time the page stands still.
    .catch(() => undefined)
}

function put({ sha256 }: PosterOf, poster: Promise<Poster | null>): void {
  kept.delete(sha256)
  kept.set(sha256, poster)
  const oldest = kept.keys().next().value
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
}

// Metadata by the query API: batches of at most 100, matched by id, with arXiv's peculiarities in arxiv.md §1 and §7.
// A later issue puts the fallbacks (OAI-PMH, /abs, DataCite) behind `askBatch`.
import { AppError } from '../../preload/errors.ts'
import type { ArxivId } from '../../preload/model/ids.ts'
import { say } from '../../preload/said.ts'
import type { MetadataAnswer, PaperMetadata } from './arxiv.ts'
import { ask, type Asking } from './asking.ts'
import type { FeedReading } from './feed.ts'
import { asFailure, exchange, NetworkFailure, readStart } from './http.ts'
import { parseArxivRef } from './identifiers.ts'
import type { ArxivOptions } from './options.ts'

const batchSize = 100
/** Longer addresses are posted: proxies and servers cut long ones. */
const longestAddress = 1500
const largestFeed = 32 * 1024 * 1024
const defaultDeadline = 10_000
/** How often entries that were left out are asked for again. */
const mostRounds = 8

type Feed = Extract<FeedReading, { kind: 'feed' }>

/** The newest metadata of `ids`. Throws AppError; what was found before a later batch failed is lost. */
export async function fetchMetadata(
  asking: Asking,
  ids: readonly ArxivId[],
  signal: AbortSignal,
): Promise<MetadataAnswer> {
  const wanted = new Map<string, ArxivId>()
  const missing: ArxivId[] = []
  for (const id of new Set(ids)) {
    const parsed = parseArxivRef(id)
    if (parsed.ok) wanted.set(parsed.ref.base, parsed.ref.base)
    else missing.push(id)
  }
  const found = new Map<ArxivId, PaperMetadata>()
  const all = [...wanted.values()]
  for (let start = 0; start < all.length; start += batchSize) {
    await fetchBatch(asking, all.slice(start, start + batchSize), found, signal)
  }
  for (const id of all) if (!found.has(id)) missing.push(id)
  return { found, missing }
}

/** Asks for one batch; once more without an id that arXiv calls malformed, again while answers leave entries out. */
async function fetchBatch(
  asking: Asking,
  batch: readonly ArxivId[],
  found: Map<ArxivId, PaperMetadata>,
  signal: AbortSignal,
): Promise<void> {
  let ids = batch
  let feed = await askBatch(asking, ids, signal)
  const malformed = new Set(feed.errors.flatMap(({ malformedId }) => malformedId ?? []))
  if (feed.errors.length > 0) {
    const rest = ids.filter((id) => !malformed.has(id))
    if (rest.length === ids.length) throw complaint(feed)
    take(feed, ids, found)
    ids = rest.filter((id) => !found.has(id))
    if (ids.length === 0) return
    feed = await askBatch(asking, ids, signal)
    if (feed.errors.length > 0) throw complaint(feed)
  }
  for (let rounds = 1; ; rounds += 1) {
    const before = found.size
    take(feed, ids, found)
    ids = ids.filter((id) => !found.has(id))
    if (ids.length === 0 || !leftOut(feed)) return
    // They exist, so they are not missing: what does not come now is asked for another time.
    if (found.size === before || rounds === mostRounds) throw new AppError('remote', say('arxiv.leftOut'))
    feed = await askBatch(asking, ids, signal)
  }
}

/** Whether an answer has fewer entries than it says it found. With none at all the old API meant an unknown id. */
function leftOut({ papers, total }: Feed): boolean {
  return papers.length > 0 && total !== null && total > papers.length
}

function complaint(feed: Feed): AppError {
  return new AppError('remote', say('arxiv.complaint', { words: feed.errors[0]?.message ?? '' }))
}

/** Keeps the entries that were asked for, by id: arXiv answers in its own order. */
function take(feed: Feed, asked: readonly ArxivId[], found: Map<ArxivId, PaperMetadata>): void {
  const wanted = new Set(asked)
  for (const paper of feed.papers) {
    const known = found.get(paper.base)
    if (wanted.has(paper.base) && (known === undefined || known.latest < paper.latest)) found.set(paper.base, paper)
  }
}

function askBatch(asking: Asking, ids: readonly ArxivId[], signal: AbortSignal): Promise<Feed> {
  const { options, manners } = asking
  return ask(asking, 'metadata', signal, async (place) => {
    const deadline = new AbortController()
    const timer = setTimeout(
      () => deadline.abort(new NetworkFailure('silent', null)),
      options.metadataDeadline ?? defaultDeadline,
    )
    const bounded = AbortSignal.any([signal, deadline.signal])
    let response: Response
    let body: string
    try {
      const question = query(ids, options)
      response = await exchange(question.address, { accept: feedTypes, signal: bounded, ...question.post }, options)
      body = await readStart(response, largestFeed)
    } catch (error) {
      throw asFailure(error, bounded)
    } finally {
      clearTimeout(timer)
    }
    const { status } = response
    if (status === 403) throw manners.blocked()
    // The XML parser is loaded with the first answer: the program starts without it.
    const { readFeed } = await import('./feed.ts')
    const feed = readFeed(body, options.now?.() ?? new Date())
    const retryAfter = response.headers.get('retry-after')
    if (status === 429 || status === 406 || feed.kind === 'throttled' || (status === 503 && retryAfter !== null)) {
      throw manners.throttled(retryAfter)
    }
    if (status >= 500 || status === 408) throw new NetworkFailure('broken', status)
    if (feed.kind === 'feed' && (status === 200 || feed.errors.length > 0)) {
      manners.succeeded()
      place.release()
      return feed
    }
    if (status === 200) throw new NetworkFailure('broken', 'not a feed')
    throw new AppError('remote', say('arxiv.noApi', { host: options.api, status }))
  })
}

/** arXiv answers 406 where no Accept header is sent. */
const feedTypes = 'application/atom+xml, text/xml;q=0.9, */*;q=0.8'

/** `max_results` is always told: without it arXiv answers ten. */
function query(ids: readonly ArxivId[], options: ArxivOptions) {
  const endpoint = `${options.api}/api/query`
  const address = `${endpoint}?id_list=${ids.join(',')}&max_results=${ids.length}`
  if (address.length <= longestAddress) return { address, post: {} }
  const body = new URLSearchParams({ id_list: ids.join(','), max_results: String(ids.length) })
  return { address: endpoint, post: { method: 'POST' as const, body } }
}

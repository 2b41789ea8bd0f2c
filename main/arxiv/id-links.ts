// Which addresses name an arXiv paper: arXiv's own pages and mirrors, its DOIs, and the sites that show arXiv papers.
// Reads the address only; nothing is fetched. A link wrapped in a redirecting or archiving link is looked into.
import { say } from '../../preload/said.ts'
import { readId, refuse, shorten, type RefResult } from './id-rules.ts'

export interface LinkOptions {
  readonly now: Date
  readonly monthsAhead: number
}

/** `paperLike` says that the address promised a paper, so that a refusal is worth telling of. */
export interface LinkReading {
  readonly result: RefResult
  readonly kind: 'url' | 'doi'
  readonly paperLike: boolean
}

const paperPaths = /^\/(?:abs|pdf|html|src|e-print|format|ps|tb|dvi|bibtex|cits|refs|other|trackback|labs)\/(.+)$/i
const listingPaths = /^\/(?:list|catchup|search|find|a|archive|year|new|corr|rss|atom|multi)(?:[/?]|$)/i

/** Reads an address, with or without its scheme. Never throws. */
export function readLink(written: string, options: LinkOptions): LinkReading {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written.replace(/^\/\//, '')}`
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return foreign(written)
  const host = url.hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
  const path = decode(url.pathname)
  if (host === 'arxiv.org' || host.endsWith('.arxiv.org') || host === 'xxx.lanl.gov' || host === 'ar5iv.org') {
    return readArxivPath(written, path, url.searchParams, options)
  }
  if (host === 'doi.org' || host === 'dx.doi.org') return readDoi(path.slice(1), options)
  if (host === 'huggingface.co' || host === 'hf.co' || host === 'hf-mirror.com') {
    return readSegment(written, /^\/papers\/(.+)$/i.exec(path)?.[1], options)
  }
  if (host === 'alphaxiv.org' || host.endsWith('.alphaxiv.org')) {
    return readSegment(written, /^\/(?:abs|overview|pdf|html|resources|paper)\/(.+)$/i.exec(path)?.[1], options)
  }
  return readElsewhere(written, host, path, url, options)
}

/** Reads a DOI, `10.48550/arXiv.2406.15877`; any other registrant's is no arXiv id. */
export function readDoi(doi: string, options: LinkOptions): LinkReading {
  const own = /^10\.48550\/arxiv\.(.+)$/i.exec(decode(doi))
  if (own?.[1] === undefined) {
    return {
      result: refuse('no-arxiv-id', say('id.publisherDoi', { written: shorten(doi) })),
      kind: 'doi',
      paperLike: false,
    }
  }
  return { result: readId(idAtStart(own[1]), options), kind: 'doi', paperLike: true }
}

function readArxivPath(written: string, path: string, query: URLSearchParams, options: LinkOptions): LinkReading {
  const asked = /^\/(?:abs|pdf|html)\/?$/i.test(path) ? query.get('id') : null
  const direct = /^\/((?:arxiv:)?(?:\d{4}\.\d|[a-z-]+(?:\.[a-z]{2})?\/\d{7}).*)$/i.exec(path)?.[1]
  const part = asked ?? paperPaths.exec(path)?.[1] ?? (listingPaths.test(path) ? undefined : direct)
  if (part !== undefined) return readSegment(written, part, options)
  if (listingPaths.test(path)) {
    return {
      result: refuse('listing', say('id.listing', { written: shorten(written) })),
      kind: 'url',
      paperLike: false,
    }
  }
  return {
    result: refuse('not-an-id', say('id.otherPage', { written: shorten(written) })),
    kind: 'url',
    paperLike: false,
  }
}

function readSegment(written: string, segment: string | undefined, options: LinkOptions): LinkReading {
  if (segment === undefined) return foreign(written)
  return { result: readId(idAtStart(segment), options), kind: 'url', paperLike: true }
}

/** Other hosts: an address that carries a whole arXiv address, or one that names `arxiv:` or `/arxiv/` before the id. */
function readElsewhere(written: string, host: string, path: string, url: URL, options: LinkOptions): LinkReading {
  const rest = decode(decode(url.href.slice(url.origin.length)))
  const wrapped =
    /(?:https?:\/+|[/=])((?:[a-z0-9-]+\.){0,3}arxiv\.org\/(?:abs|pdf|html)\/[^\s&?#]+|(?:dx\.)?doi\.org\/10\.48550\/[^\s&?#]+)/i.exec(
      rest,
    )
  if (wrapped?.[1] !== undefined) return readLink(`https://${wrapped[1]}`, options)
  const named = /\/arxiv[:/]((?:\d{4}\.\d{4}|[a-z-]+(?:\.[a-z]{2})?\/\d{7}).*)$/i.exec(path)
  if (named?.[1] !== undefined) return readSegment(written, named[1], options)
  if (host === 'semanticscholar.org') {
    return { result: refuse('no-arxiv-id', say('id.semanticScholar')), kind: 'url', paperLike: false }
  }
  return foreign(written)
}

function foreign(written: string): LinkReading {
  return {
    result: refuse('not-arxiv', say('id.foreign', { written: shorten(written) })),
    kind: 'url',
    paperLike: false,
  }
}

/**
 * The id that a path starts with: up to the next segment, without file endings and closing punctuation. What follows an
 * id without a boundary stays, so that it is refused rather than cut to fit.
 */
export function idAtStart(part: string): string {
  const text = part.replace(/^\/+/, '').replace(/^arxiv[:.]\s*/i, '')
  const old = /^[a-z-]+(?:\.[a-z-]+)?\/[^/?#&\s]*/i.exec(text)
  const segment = old?.[0] ?? text.split(/[/?#&\s]/, 1)[0] ?? ''
  return trimId(segment)
}

/** Takes file endings and closing punctuation off an id. */
export function trimId(text: string): string {
  let id = text
  for (;;) {
    const shorter = id.replace(/(?:\.(?:pdf|ps|gz|tar|tgz|html?|txt|md|abs)|[^\p{L}\p{N}])$/iu, '')
    if (shorter === id) return id
    id = shorter
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

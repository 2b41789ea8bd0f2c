// The find worker: reads page texts, keeps them as haystacks, and searches them. An expression that never ends holds
// up this thread alone; the reader ends it and starts another.
import type { PageText } from '../../../preload/model/text.ts'
import { haystackOf, type Haystack } from './haystack.ts'
import { hitOf, type Hit } from './hits.ts'
import { matcherOf } from './matcher.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

/** More hits than this are not listed. */
const MOST_HITS = 5000
/** Haystacks are small; whole page texts, with a rectangle a letter, are read anew in papers longer than this. */
const MOST_TEXTS = 80

const texts = new Map<number, Promise<PageText | null>>()
const haystacks = new Map<number, Haystack | null>()
const asked = new Map<number, (text: PageText | null) => void>()
let current = 0

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.say === 'search') void search(data)
  else if (data.say === 'page') {
    asked.get(data.page)?.(data.text)
    asked.delete(data.page)
  } else current = -1
})

async function search({ run, query, start, pages, urls }: ToWorker & { readonly say: 'search' }): Promise<void> {
  current = run
  const matcher = matcherOf(query)
  if (typeof matcher !== 'function') return post({ say: 'bad-pattern', run, problem: matcher.problem })
  let total = 0
  let rested = performance.now()
  for (let step = 0; step < pages && total < MOST_HITS; step++) {
    const page = ((start - 1 + step) % pages) + 1
    // The next page comes while this one is searched.
    if (step + 2 < pages) void textOf(((page + 1) % pages) + 1, urls)
    const hay = await haystack(page, pages, urls)
    if (current !== run) return
    if (!hay) continue
    // Whoever waits for the worker can say something else between two turns of its loop.
    if (performance.now() - rested > 30) {
      await new Promise((resolve) => setTimeout(resolve))
      rested = performance.now()
      if (current !== run) return
    }
    if (query.regex) post({ say: 'at', run, page })
    const found = matcher(hay).slice(0, MOST_HITS - total)
    if (query.regex) post({ say: 'past', run })
    if (found.length === 0) continue
    const [text, after] = await Promise.all([textOf(page, urls), page < pages ? textOf(page + 1, urls) : null])
    if (current !== run) return
    const hits: readonly Hit[] = text ? found.map((stretch) => hitOf(hay, stretch, text, after)) : []
    total += hits.length
    if (hits.length > 0) post({ say: 'found', run, page, hits })
  }
  post({ say: 'done', run, more: total >= MOST_HITS })
}

async function haystack(page: number, pages: number, urls: readonly (string | null)[]): Promise<Haystack | null> {
  const known = haystacks.get(page)
  if (known !== undefined) return known
  const [text, after] = await Promise.all([textOf(page, urls), page < pages ? textOf(page + 1, urls) : null])
  const made = text ? haystackOf(text, after) : null
  haystacks.set(page, made)
  return made
}

function textOf(page: number, urls: readonly (string | null)[]): Promise<PageText | null> {
  const known = texts.get(page)
  if (known) return known
  const text = read(urls[page - 1] ?? null).then((got) => got ?? ask(page))
  texts.set(page, text)
  const [oldest] = texts.keys()
  if (texts.size > MOST_TEXTS && oldest !== undefined) texts.delete(oldest)
  return text
}

async function read(url: string | null): Promise<PageText | null> {
  if (url === null) return null
  try {
    const response = await fetch(url)
    const text: unknown = response.ok ? await response.json() : null
    return isPageText(text) && text.at.length > 0 ? text : null
  } catch {
    // Main cannot be asked now: the reader has pdf.js's own text of the page.
    return null
  }
}

function ask(page: number): Promise<PageText | null> {
  const { promise, resolve } = Promise.withResolvers<PageText | null>()
  asked.set(page, resolve)
  post({ say: 'need', page })
  return promise
}

/** Our own main wrote it, from the same schema: its shape is looked at, not every number (zod has no place here). */
function isPageText(value: unknown): value is PageText {
  if (typeof value !== 'object' || value === null) return false
  const { text, at, lines, rects } = value as Partial<PageText>
  return typeof text === 'string' && Array.isArray(at) && Array.isArray(lines) && Array.isArray(rects)
}

function post(message: FromWorker): void {
  postMessage(message)
}

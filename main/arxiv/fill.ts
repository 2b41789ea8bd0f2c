// Fills papers in from arXiv: asks for the metadata that records still want, in batches, and again by itself once
// arXiv can be reached. Knows the library and the client; neither knows it.
import { AppError } from '../../preload/errors.ts'
import type { ArxivId, PaperId, Version } from '../../preload/model/ids.ts'
import type { Outcome, ReceiptLine } from '../../preload/model/list.ts'
import { say, sentenceOf, type Sentence } from '../../preload/said.ts'
import { applyMetadata, applyMissing } from '../library/papers/records.ts'
import type { Library } from '../library/library.ts'
import type { Arxiv, MetadataAnswer, PaperMetadata } from './arxiv.ts'

const ownRetryDelay = 5 * 60_000
/** One request's worth (arxiv.md §7, row 10): what came of one batch is kept whatever happens to the next. */
const batchSize = 100

export interface MetadataFiller {
  /** Asks for `ids` that want metadata, or for all of them with `all`. One line each; failures are outcomes, only `cancelled` throws. */
  refresh(
    ids: readonly PaperId[],
    options: { readonly all: boolean; readonly signal: AbortSignal },
  ): Promise<readonly ReceiptLine[]>
  /** The same for whoever does not wait: what fails shows on the papers and in arXiv's state, and is tried again later. */
  ask(ids: readonly PaperId[]): void
  /** Every paper that still wants metadata. */
  wanting(): readonly PaperId[]
  /** Asks for what is wanting now, and again later by itself until nothing is. */
  resume(): void
  close(): void
}

export function createMetadataFiller(options: {
  readonly arxiv: Arxiv
  readonly library: Library
  /** Told of what should not have happened while nobody waited. */
  readonly onInternalError: (error: unknown) => void
  readonly now?: () => Date
}): MetadataFiller {
  const { arxiv, library, onInternalError } = options
  const now = options.now ?? (() => new Date())
  const closing = new AbortController()
  let timer: NodeJS.Timeout | null = null

  const wanting = (): readonly PaperId[] => library.wanting()

  /** Arms one timer; it asks again when arXiv's cool-down ends, or in five minutes. */
  function askLater(): void {
    if (timer || closing.signal.aborted || wanting().length === 0) return
    const { state, until } = arxiv.state()
    if (state === 'stopped') return
    const delay = until ? Math.max(1000, Date.parse(until) - now().getTime()) : ownRetryDelay
    timer = setTimeout(() => {
      timer = null
      resume()
    }, delay)
    timer.unref()
  }

  function resume(): void {
    const ids = wanting()
    if (ids.length > 0 && !closing.signal.aborted) ask(ids)
  }

  function ask(ids: readonly PaperId[]): void {
    refresh(ids, { all: false, signal: closing.signal }).catch((error: unknown) => {
      if (!closing.signal.aborted) onInternalError(error)
    })
  }

  async function refresh(
    ids: readonly PaperId[],
    { all, signal }: { readonly all: boolean; readonly signal: AbortSignal },
  ): Promise<readonly ReceiptLine[]> {
    const asked = new Map<ArxivId, PaperId>()
    for (const id of ids) {
      const record = library.record(id)
      if (record?.arxivId && (all || record.metadata.state !== 'ready')) asked.set(record.arxivId, id)
    }
    if (asked.size === 0) return []
    const line = (id: ArxivId, outcome: Outcome, sentence: Sentence): ReceiptLine => ({
      input: id,
      arxivId: id,
      paperId: asked.get(id) ?? null,
      outcome,
      ...sentence,
    })
    const lines: ReceiptLine[] = []
    const waiting = [...asked.keys()]
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchSize)
      try {
        const answer = await arxiv.metadata(batch, { signal: AbortSignal.any([signal, closing.signal]) })
        lines.push(...(await Promise.all(batch.map((id) => keep(id, answer)))))
        waiting.splice(0, batch.length)
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'cancelled') throw error
        // What was answered before stays; the rest is asked for when arXiv can be reached again.
        askLater()
        const outcome = outcomeOf(error)
        return [...lines, ...waiting.map((id) => line(id, outcome, sentenceOf(error)))]
      }
    }
    return lines

    async function keep(arxivId: ArxivId, answer: MetadataAnswer): Promise<ReceiptLine> {
      const id = asked.get(arxivId)
      const found = answer.found.get(arxivId)
      if (!id || !library.has(id)) return line(arxivId, 'failed', say('arxiv.removedMeanwhile'))
      if (found) {
        const record = await library.update(id, (before) => applyMetadata(before, found))
        return line(arxivId, 'updated', toldOf(found, record.wantedVersion))
      }
      const sentence = say('arxiv.noPaper')
      await library.update(id, (record) => applyMissing(record, now(), sentence.message))
      return line(arxivId, 'no-such-paper', sentence)
    }
  }

  return {
    refresh,
    ask,
    wanting,
    resume,
    close() {
      closing.abort()
      if (timer) clearTimeout(timer)
    },
  }
}

/** The title; and that the version someone asked for is none, where arXiv has fewer. */
function toldOf({ metadata, latest }: PaperMetadata, wanted: Version | null): Sentence {
  const { title } = metadata
  if (wanted === null || wanted <= latest) return say('receipt.title', { title })
  return say('receipt.noVersion', { title, version: wanted, newest: latest })
}

/** What a failure to ask is called in a receipt. */
export function outcomeOf(error: AppError): Outcome {
  switch (error.code) {
    case 'rate-limited':
      return 'throttled'
    case 'offline':
      return 'offline'
    case 'invalid-input':
      return 'invalid'
    default:
      return 'failed'
  }
}

// Requests of the import screen: text, file, address or sample to a draft; an accepted draft to a receipt.
import { readFile, rm } from 'node:fs/promises'
import { assertNever } from '../../../preload/errors.ts'
import type { DraftSource } from '../../../preload/contract/intake.ts'
import type { Draft, Receipt } from '../../../preload/model/list.ts'
import { welcome } from '../../arrivals.ts'
import { acceptDraft } from '../../intake/accept/accept.ts'
import { sameSource } from '../../intake/accept/same-source.ts'
import { compareSource } from '../../intake/again/compare.ts'
import { takeOver } from '../../intake/again/take-over.ts'
import type { UndoBook } from '../undo-book.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** The readers of every format are a third of the program: they are loaded with the first draft, not at the start. */
const drafts = () => import('../../intake/draft.ts')

/** Handlers of `intake.*`. */
export function intakeHandlers(services: Services, undo: UndoBook): HandlersOf<'intake'> {
  const { library, arxiv, uploads } = services

  async function draftOf(source: DraftSource, signal: AbortSignal): Promise<Draft> {
    switch (source.kind) {
      case 'text':
        return (await drafts()).draftFromText(source, { signal })
      case 'upload': {
        const upload = uploads.take(source.upload)
        try {
          // Waited for here: what is refused while the file is being removed must have somebody who hears of it.
          return await (await drafts()).draftFromBytes(await readFile(upload.path), { name: upload.name, signal })
        } finally {
          await rm(upload.path, { force: true })
        }
      }
      case 'url':
        return (await drafts()).draftFromUrl(arxiv, source.url, { signal })
      case 'sample':
        return (await import('../../intake/sample.ts')).sampleDraft(library.settings().language)
      default:
        return assertNever(source)
    }
  }

  async function settled(accepted: Receipt, signal: AbortSignal): Promise<Receipt> {
    const { settleSample } = await import('../../intake/accept/sample-arrival.ts')
    return settleSample(services, accepted, { signal })
  }

  return {
    'intake.draft': (source, { signal }) => draftOf(source, signal),

    'intake.compare': async ({ draft, into }) => {
      const list = into === null ? sameSource(library.lists(), draft) : library.list(into)
      return { comparison: list && compareSource(list, draft.said ?? draft, (id) => library.has(id)) }
    },

    'intake.takeChanges': async ({ draft, list, take }, { signal }) => {
      const taken = await takeOver(library, draft, { list, take: new Set(take), signal })
      welcome(
        services,
        taken.receipt.results.flatMap(({ paperId }) => paperId ?? []),
      )
      return { receipt: taken.receipt, undo: undo.keep(taken.undo) }
    },

    'intake.accept': async ({ draft, into }, { signal, progress }) => {
      const accepted = await acceptDraft(library, draft, { into, signal, onProgress: progress })
      const receipt = draft.source.kind === 'sample' ? await settled(accepted, signal) : accepted
      welcome(
        services,
        receipt.results.flatMap(({ paperId }) => paperId ?? []),
      )
      return receipt
    },
  }
}

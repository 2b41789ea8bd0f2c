// Requests of the import screen: text, file, address or sample to a draft; an accepted draft to a receipt.
import { readFile, rm } from 'node:fs/promises'
import { assertNever } from '../../../preload/errors.ts'
import type { DraftSource } from '../../../preload/contract.ts'
import type { Draft } from '../../../preload/model/list.ts'
import { welcome } from '../../arrivals.ts'
import { acceptDraft } from '../../intake/accept/accept.ts'
import { draftFromBytes, draftFromUrl } from '../../intake/draft.ts'
import { parseDraft } from '../../intake/parse-draft.ts'
import { checkText } from '../../intake/readers/read-source.ts'
import { settleSample } from '../../intake/accept/sample-arrival.ts'
import { sampleDraft } from '../../intake/sample.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `intake.*`. */
export function intakeHandlers(services: Services): HandlersOf<'intake'> {
  const { library, arxiv, uploads } = services

  async function draftOf(source: DraftSource, signal: AbortSignal): Promise<Draft> {
    switch (source.kind) {
      case 'text':
        checkText(source.text.trim() === '' ? (source.html ?? '') : source.text, null)
        return parseDraft({
          text: source.text,
          ...(source.html === undefined ? {} : { html: source.html }),
          kind: 'text',
        })
      case 'upload': {
        const upload = uploads.take(source.upload)
        try {
          return draftFromBytes(await readFile(upload.path), { name: upload.name })
        } finally {
          await rm(upload.path, { force: true })
        }
      }
      case 'url':
        return draftFromUrl(arxiv, source.url, { signal })
      case 'sample':
        return sampleDraft(library.settings().language)
      default:
        return assertNever(source)
    }
  }

  return {
    'intake.draft': (source, { signal }) => draftOf(source, signal),

    'intake.accept': async ({ draft, into }, { signal, progress }) => {
      const accepted = await acceptDraft(library, draft, { into, signal, onProgress: progress })
      const receipt = draft.source.kind === 'sample' ? await settleSample(services, accepted, { signal }) : accepted
      welcome(
        services,
        receipt.results.flatMap(({ paperId }) => paperId ?? []),
      )
      return receipt
    },
  }
}

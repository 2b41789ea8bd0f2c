// A line or two that names papers (ids, links, DOIs): each goes in by itself, without a list.
import type { Receipt, ReceiptLine } from '../../../preload/model/list.ts'
import { say } from '../../../preload/said.ts'
import { welcome } from '../../arrivals.ts'
import { scanArxivRefs } from '../../arxiv/identifiers.ts'
import type { Services } from '../../services.ts'
import { addRefs } from './add-refs.ts'

/** Adds every paper that `text` names, and says of what only looks like one why it is none. */
export async function addNamed(
  services: Services,
  text: string,
  options: { readonly signal: AbortSignal },
): Promise<Receipt> {
  const { refs, nearMisses } = scanArxivRefs(text)
  const added = await addRefs(
    services.library,
    refs.map(({ ref, text: input }) => ({ input, ref })),
    options,
  )
  const refused = nearMisses.map(({ text: input, sentence }): ReceiptLine => ({
    input,
    arxivId: null,
    paperId: null,
    outcome: 'invalid',
    ...sentence,
  }))
  welcome(
    services,
    added.flatMap(({ paperId }) => paperId ?? []),
  )
  if (added.length > 0 || refused.length > 0) return { listId: null, results: [...added, ...refused] }
  return {
    listId: null,
    results: [
      { input: text.trim().slice(0, 200), arxivId: null, paperId: null, outcome: 'invalid', ...say('receipt.noId') },
    ],
  }
}

// Bad records set aside and replaced by their last good copy, with a sentence for the person.
import type { PaperId } from '../../preload/model/ids.ts'
import { say, type Sentence } from '../../preload/said.ts'
import type { DamagedPaper } from './paper-rows.ts'
import type { PaperShelf } from './paper-shelf.ts'

/** Mends one paper where `writing`, and tells what was done. */
export async function mendPaper(
  paper: DamagedPaper,
  papers: PaperShelf,
  { writing, now }: { readonly writing: boolean; readonly now: Date },
): Promise<string> {
  const { finding } = paper.file
  const why = paper.why ?? ('why' in finding ? finding.why : 'it is damaged')
  const aside = writing ? await papers.repair(paper, now) : null
  if (paper.record) {
    return `The record of ${paper.id} (paper.json) could not be read: ${why}. Its last good copy is used; the latest change may be missing.${kept(aside)}`
  }
  if (!writing) return `The record of ${paper.id} (paper.json) could not be read: ${why}. Nothing was changed.`
  return `The record of ${paper.id} (paper.json) could not be read: ${why}, and there is no good copy. The paper starts anew with its PDFs; its marks and notes may still be in the damaged file.${kept(aside)}`
}

/** Where a damaged file is now, as the end of a message. */
export function kept(aside: string | null): string {
  return aside ? ` The damaged file is kept as ${aside}.` : ''
}

/** Papers whose folders somebody took out of the library. */
export function goneSentence(ids: readonly PaperId[]): Sentence {
  const id = ids[0] ?? ''
  return ids.length === 1 ? say('library.tookAwayOne', { id }) : say('library.tookAwayMany', { id, count: ids.length })
}

// Bad records set aside and replaced by their last good copy, with a sentence for the person.
import type { PaperId } from '../../../preload/model/ids.ts'
import { say, together, type Sentence } from '../../../preload/said.ts'
import type { DamagedPaper } from '../papers/paper-rows.ts'
import type { PaperShelf } from '../papers/paper-shelf.ts'

/** Mends one paper where `writing`, and tells what was done. */
export async function mendPaper(
  paper: DamagedPaper,
  papers: PaperShelf,
  { writing, now }: { readonly writing: boolean; readonly now: Date },
): Promise<Sentence> {
  const { finding } = paper.file
  const why = paper.why ?? ('why' in finding ? finding.why : say('fault.damaged'))
  const aside = writing ? await papers.repair(paper, now) : null
  const bad = together(say('repair.record', { id: paper.id }), why)
  if (paper.record) return together(bad, say('repair.recordCopy'), ...kept(aside))
  if (!writing) return together(bad, say('repair.untouched'))
  return together(bad, say('repair.recordAnew'), ...kept(aside))
}

/** Where a damaged file is now; nothing where it is in its place. */
export function kept(aside: string | null): readonly Sentence[] {
  return aside === null ? [] : [say('repair.kept', { path: aside })]
}

/** Papers whose folders somebody took out of the library. */
export function goneSentence(ids: readonly PaperId[]): Sentence {
  const id = ids[0] ?? ''
  return ids.length === 1 ? say('library.tookAwayOne', { id }) : say('library.tookAwayMany', { id, count: ids.length })
}

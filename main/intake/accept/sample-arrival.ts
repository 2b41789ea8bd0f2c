// What comes with the sample list: the facts of its papers, and a guide that can be read at once, with no network.
import { fileURLToPath } from 'node:url'
import type { Receipt } from '../../../preload/model/list.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { newLocalId } from '../../library/lists/lists.ts'
import { paperIdOf } from '../../library/papers/records.ts'
import type { Services } from '../../services.ts'
import { addPdfFile } from './add-pdf.ts'
import { guideFile, samplePapers } from '../sample.ts'

/** Fills in the papers of a just accepted sample and puts the guide first in its list; answers the receipt with the guide's line. */
export async function settleSample(
  { library, texts, search }: Pick<Services, 'library' | 'texts' | 'search'>,
  receipt: Receipt,
  options: { readonly signal: AbortSignal },
): Promise<Receipt> {
  for (const { base, metadata } of samplePapers) {
    const id = paperIdOf(base)
    // arXiv's own word replaces these facts when it can be asked: the paper goes on wanting it.
    if (library.record(id)?.versions.length === 0) {
      await library.update(id, (record): PaperRecord => ({ ...record, versions: [metadata] }))
    }
  }
  const path = fileURLToPath(guideFile)
  const guide = await addPdfFile({ library, texts, search }, { path, name: 'Offprint guide.pdf' }, options)
  const list = receipt.listId ? library.list(receipt.listId) : null
  const { paperId } = guide
  const [first, ...rest] = list?.sections ?? []
  if (list && first && paperId && !list.sections.some(({ items }) => items.some((item) => item.paperId === paperId))) {
    const item = { id: newLocalId(), paperId, version: null, title: null, summary: null }
    await library.saveList({ ...list, sections: [{ ...first, items: [item, ...first.items] }, ...rest] })
  }
  return { ...receipt, results: [guide, ...receipt.results] }
}

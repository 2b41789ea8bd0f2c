// What comes with the sample list: the facts of its papers, and a guide that can be read at once, with no network.
import { fileURLToPath } from 'node:url'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { ReadingList, Receipt } from '../../../preload/model/list.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { newLocalId, papersOf } from '../../library/lists/lists.ts'
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
  const { paperId } = guide
  if (paperId && receipt.listId) {
    await library.changeLists((lists) =>
      lists.map((list) => (list.id === receipt.listId ? withFirst(list, paperId) : list)),
    )
  }
  return { ...receipt, results: [guide, ...receipt.results] }
}

/** The list with a paper at its beginning, unless it has that somewhere. */
function withFirst(list: ReadingList, paperId: PaperId): ReadingList {
  const [first, ...rest] = list.sections
  if (!first || papersOf(list).includes(paperId)) return list
  const item = { id: newLocalId(), paperId, version: null, title: null, summary: null }
  return { ...list, sections: [{ ...first, items: [item, ...first.items] }, ...rest] }
}

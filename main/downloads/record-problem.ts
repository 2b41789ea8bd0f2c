// Why a paper has no PDF, written into its record, so that it is still known at the next start.
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { PdfProblem } from '../../preload/model/paper.ts'
import type { DownloadLibrary } from './downloads.ts'

/**
 * Records why a download failed for good. A paper that has a PDF keeps it and has no problem; that its newest version
 * is withdrawn is noted all the same (shared arxiv.md §4). Throws AppError `storage`.
 */
export async function recordProblem(
  library: DownloadLibrary,
  id: PaperId,
  asked: Version | null,
  problem: PdfProblem,
): Promise<void> {
  await library.update(id, (record) => {
    const newest = asked === null || asked >= (record.metadata.latest ?? asked)
    return {
      ...record,
      withdrawn: record.withdrawn || (problem.kind === 'withdrawn' && newest),
      pdfProblem: record.files.length === 0 ? problem : record.pdfProblem,
    }
  })
}

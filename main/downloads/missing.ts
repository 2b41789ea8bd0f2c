// Which PDFs a person who says "download these" still lacks.
import type { PaperId } from '../../preload/model/ids.ts'
import type { Library } from '../library/library.ts'
import type { DownloadRequest } from './downloads.ts'

/** One request for each paper of `ids`, in their order, that is from arXiv and has no PDF of the version it wants. */
export function missingPdfs(library: Pick<Library, 'record'>, ids: readonly PaperId[]): readonly DownloadRequest[] {
  return ids.flatMap((id) => {
    const record = library.record(id)
    if (!record?.arxivId || record.metadata.state === 'no-such-paper') return []
    const version = record.wantedVersion
    const here = version === null ? record.files.length > 0 : record.files.some((file) => file.version === version)
    return here ? [] : [{ id, version }]
  })
}

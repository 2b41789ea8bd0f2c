// How many pages the PDFs of the library have: counted by the page texts, kept in each paper's record.
import type { PaperId, Version } from '../preload/model/ids.ts'
import type { Library } from './library/library.ts'
import type { PageTexts } from './text/page-texts.ts'

/** Keeps a count where it is new; a paper that is gone meanwhile has none. Throws `storage`. */
export async function keepPageCount(
  library: Pick<Library, 'record' | 'update'>,
  id: PaperId,
  version: Version,
  pages: number,
): Promise<void> {
  const known = library.record(id)?.files.find((file) => file.version === version)
  if (!known || known.pages === pages) return
  await library.update(id, (record) => ({
    ...record,
    files: record.files.map((file) => (file.version === version ? { ...file, pages } : file)),
  }))
}

/** Counts the pages of PDFs that were not counted yet. One that cannot be read, or is locked, stays without a count. */
export async function countPages(
  { library, texts }: { readonly library: Library; readonly texts: Pick<PageTexts, 'inspect'> },
  ids: readonly PaperId[],
  options: { readonly signal: AbortSignal },
): Promise<void> {
  for (const id of ids) {
    for (const { version, pages } of library.record(id)?.files ?? []) {
      const path = pages === null ? library.pdfPath(id, version) : null
      if (path === null) continue
      const facts = await texts.inspect(path, options).catch((error: unknown) => {
        if (options.signal.aborted) throw error
        // The text worker's verdict on this one file; `check` and the reader tell of it.
        return null
      })
      if (facts && !facts.encrypted) await keepPageCount(library, id, version, facts.pages)
    }
  }
}

// The text of the first page of a paper's own PDF, for what it says of itself.
import { AppError } from '../../preload/errors.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { Library } from '../library/library.ts'
import type { PageTexts } from '../text/page-texts.ts'

/** The text, or null where there is no PDF or its page cannot be read (locked, damaged). */
export async function firstPageOf(
  library: Pick<Library, 'record'>,
  texts: Pick<PageTexts, 'page'>,
  id: PaperId,
  options: { readonly signal?: AbortSignal } = {},
): Promise<string | null> {
  const file = library.record(id)?.files[0]
  if (!file) return null
  try {
    return (await texts.page(id, file.version, 1, options)).text
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return null
    throw error
  }
}

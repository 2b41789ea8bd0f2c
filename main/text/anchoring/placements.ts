// The marks of a paper's other versions, placed in one of them: reads the texts, then mark by mark, with a breath between
// them so that nobody waits for long.
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../preload/errors.ts'
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import type { Placement } from '../../../preload/model/placement.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { say } from '../../../preload/said.ts'
import type { Library } from '../../library/library.ts'
import type { PageTexts } from '../page-texts.ts'
import { searched } from './find-quote.ts'
import { haystackOf, type Haystack } from './haystack.ts'
import { placeMark } from './place-mark.ts'

/** Longer files are books: what is marked beyond is not looked for. */
const MOST_PAGES = 1000

interface Sources {
  readonly library: Pick<Library, 'record'>
  readonly texts: Pick<PageTexts, 'completed' | 'page'>
}

/** Throws `not-found`, and as `PageTexts.completed` where the version's text cannot be read. */
export async function placementsIn(
  { library, texts }: Sources,
  id: PaperId,
  version: Version,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly Placement[]> {
  const record = library.record(id)
  if (!record) throw new AppError('not-found', say('text.notHere'))
  const marks = record.marks.filter(({ anchor }) => anchor.version !== version)
  if (marks.length === 0) return []
  const read = async (wanted: Version): Promise<Haystack> => {
    const { pages: count } = await texts.completed(id, wanted, { signal })
    const pages: PageText[] = []
    for (let page = 1; page <= Math.min(count, MOST_PAGES); page++) {
      pages.push(await texts.page(id, wanted, page, { signal }))
    }
    return haystackOf(pages)
  }
  const now = searched(await read(version))
  const olds = new Map<Version, Haystack | null>()
  const placed: Placement[] = []
  for (const mark of marks) {
    signal?.throwIfAborted()
    const from = mark.anchor.version
    // The old file may be gone, or locked: then the quote alone has to do.
    if (!olds.has(from)) olds.set(from, await read(from).catch(() => null))
    placed.push(placeMark(mark, now, olds.get(from) ?? null))
    await setImmediate()
  }
  return placed
}

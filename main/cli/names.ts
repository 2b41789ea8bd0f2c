// What people name on the command line, turned into what the library knows: statuses, lists, papers.
import { PaperId, type ArxivRef } from '../../preload/model/ids.ts'
import type { ReadingList } from '../../preload/model/list.ts'
import { Status } from '../../preload/model/paper.ts'
import { parseArxivRef } from '../arxiv/identifiers.ts'
import { becameOf } from '../duplicates/became.ts'
import type { Library } from '../library/library.ts'
import { UsageError } from './output.ts'

/** A status by its name. Throws UsageError naming the four. */
export function parseStatus(text: string): Status {
  const parsed = Status.safeParse(text)
  if (!parsed.success) throw new UsageError(`“${text}” is no status: use unread, reading, read or set-aside.`)
  return parsed.data
}

/** The reading list of that id or title (case and spaces aside). Throws UsageError when none or several have it. */
export function listNamed(library: Library, name: string): ReadingList {
  const found = listsNamed(library, name)
  const [only, second] = found
  if (!only) {
    const known = library.lists().map(({ title }) => `“${title}”`)
    throw new UsageError(
      `There is no reading list “${name}”.${known.length > 0 ? ` There are: ${known.join(', ')}.` : ''}`,
    )
  }
  if (second)
    throw new UsageError(
      `Several reading lists are called “${name}”; name one by its id: ${found.map(({ id }) => id).join(', ')}.`,
    )
  return only
}

/** Every reading list of that id or title. */
export function listsNamed(library: Library, name: string): readonly ReadingList[] {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  const byId = library.lists().filter(({ id }) => id === name)
  return byId.length > 0 ? byId : library.lists().filter(({ title }) => plain(title) === plain(name))
}

/** A paper as it was named, found or not. */
export interface NamedPaper {
  readonly input: string
  readonly ref: ArxivRef | null
  readonly id: PaperId | null
  /** Why it is no paper of this library; null where `id` is set. */
  readonly problem: { readonly outcome: 'invalid' | 'failed'; readonly message: string } | null
}

/** Looks papers up by arXiv id in any form, or by the id of a file (`pdf-…`). */
export function papersNamed(library: Library, inputs: readonly string[]): readonly NamedPaper[] {
  return inputs.map((input) => {
    const own = PaperId.safeParse(input.trim())
    const parsed = parseArxivRef(input)
    const here = own.success ? hereAs(library, own.data) : null
    if (here) return { input, ref: parsed.ok ? parsed.ref : null, id: here, problem: null }
    if (!parsed.ok)
      return { input, ref: null, id: null, problem: { outcome: 'invalid', message: parsed.sentence.message } }
    const id = hereAs(library, PaperId.parse(parsed.ref.base))
    if (id) return { input, ref: parsed.ref, id, problem: null }
    return {
      input,
      ref: parsed.ref,
      id: null,
      problem: { outcome: 'failed', message: 'This paper is not in the library; add it first.' },
    }
  })
}

/** The paper, or the one it became when it was merged away. */
function hereAs(library: Library, id: PaperId): PaperId | null {
  return library.has(id) ? id : (becameOf(library, id)?.into ?? null)
}

// Tags across the whole library: renamed, made one, taken away, on every paper and mark that has them; and the same
// taken back in one step.
import { AppError } from '../../../preload/errors.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { MarkColor } from '../../../preload/model/mark.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { say } from '../../../preload/said.ts'
import { mapBounded } from '../files/gate.ts'
import type { Library } from '../library.ts'

type Tagging = Pick<Library, 'tagged' | 'record' | 'has' | 'update' | 'tagColors' | 'changeTagColors'>

/** What was done: on how many papers, and how it is taken back. */
export interface Retagged {
  readonly papers: number
  undo(): Promise<void>
}

interface Options {
  /** The papers that may have the tags, where that is known. */
  readonly among?: readonly PaperId[] | undefined
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Makes `from` one tag, `to`; null takes them away. `to` stands where the first of them stood and takes over a colour
 * it lacks. Throws `cancelled` when aborted: what was changed till then is put back.
 */
export async function retag(
  library: Tagging,
  from: readonly string[],
  to: string | null,
  options: Options = {},
): Promise<Retagged> {
  const going = new Set(from.filter((tag) => tag !== to))
  const change = (tags: readonly string[]): readonly string[] => replaced(tags, going, to)
  const has = (tags: readonly string[]): boolean => tags.some((tag) => going.has(tag))
  const ids = (options.among ?? library.tagged('papers-or-marks')).filter((id) => {
    const record = library.record(id)
    return record !== null && (has(record.tags) || record.marks.some((mark) => has(mark.tags)))
  })
  const colors = new Map(library.tagColors())
  const before = new Map<PaperId, TagsOf>()
  const undo = async (): Promise<void> => {
    await mapBounded([...before], 32, async ([id, then]) => {
      if (library.has(id)) await library.update(id, (record) => withTagsOf(record, then, change))
    })
    await library.changeTagColors((now) => {
      for (const tag of [...going, ...(to === null ? [] : [to])]) {
        const color = colors.get(tag)
        if (color) now.set(tag, color)
        else now.delete(tag)
      }
    })
  }
  let done = 0
  await mapBounded(ids, 32, async (id) => {
    if (options.signal?.aborted || !library.has(id)) return
    await library.update(id, (record) => {
      before.set(id, tagsOf(record))
      return {
        ...record,
        tags: [...change(record.tags)],
        marks: record.marks.map((mark) => ({ ...mark, tags: [...change(mark.tags)] })),
      }
    })
    options.onProgress?.(++done, ids.length)
  })
  if (options.signal?.aborted) {
    await undo()
    throw new AppError('cancelled', say('tags.cancelled'))
  }
  await library.changeTagColors((now) => {
    const color = [to, ...from].flatMap((tag) => (tag === null ? [] : (colors.get(tag) ?? [])))[0]
    for (const tag of going) now.delete(tag)
    if (to !== null && color) now.set(to, color)
  })
  return { papers: before.size, undo }
}

/** Gives a tag a colour, or takes it away. */
export async function colorTag(library: Tagging, tag: string, color: MarkColor | null): Promise<void> {
  await library.changeTagColors((colors) => void (color ? colors.set(tag, color) : colors.delete(tag)))
}

/** Tags with some of them become `to`, each tag once and in its order. */
export function replaced(tags: readonly string[], going: ReadonlySet<string>, to: string | null): readonly string[] {
  return [...new Set(tags.flatMap((tag) => (going.has(tag) ? (to ?? []) : tag)))]
}

/** Tags after some were given and some taken away: the given ones last, each tag once. */
export function tagged(tags: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] {
  const gone = new Set(remove)
  const given = add.map((tag) => tag.trim()).filter((tag) => tag !== '')
  return [...new Set([...tags.filter((tag) => !gone.has(tag)), ...given])]
}

/** Whether two papers' tags are the same, in the same order. */
export function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, at) => tag === b[at])
}

interface TagsOf {
  readonly paper: readonly string[]
  readonly marks: ReadonlyMap<string, readonly string[]>
}

function tagsOf(record: PaperRecord): TagsOf {
  return { paper: record.tags, marks: new Map(record.marks.map(({ id, tags }) => [id, tags])) }
}

function withTagsOf(
  record: PaperRecord,
  then: TagsOf,
  change: (tags: readonly string[]) => readonly string[],
): PaperRecord {
  return {
    ...record,
    tags: tagsBack(record.tags, then.paper, change(then.paper)),
    marks: record.marks.map((mark) => {
      const had = then.marks.get(mark.id)
      return had ? { ...mark, tags: tagsBack(mark.tags, had, change(had)) } : mark
    }),
  }
}

/** Tags as before; what a person gave or took away since then stays so. */
export function tagsBack(now: readonly string[], then: readonly string[], after: readonly string[]): string[] {
  const given = now.filter((tag) => !after.includes(tag) && !then.includes(tag))
  const taken = new Set(after.filter((tag) => !now.includes(tag)))
  return [...then.filter((tag) => !taken.has(tag)), ...given]
}

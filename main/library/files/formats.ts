// The two kinds of record a library folder holds, as schema and migrations: paper.json and library.json.
// Keys that a later Offprint of the same schema added are kept, at every depth, though this one does not know them.
import { z } from 'zod'
import { defaultSettings, Settings } from '../../../preload/model/app.ts'
import { BecamePaper } from '../../../preload/model/duplicates.ts'
import { ListId, Moment, PaperId } from '../../../preload/model/ids.ts'
import { MarkColor } from '../../../preload/model/mark.ts'
import { ReadingList } from '../../../preload/model/list.ts'
import { PaperRecord } from '../../../preload/model/paper.ts'
import { defineMigrations, type Migrations } from './migrations.ts'

/** How one kind of record is read and written. */
export interface Format<T> {
  /** As a sentence names it. */
  readonly name: string
  readonly schema: z.ZodType<T>
  readonly migrations: Migrations
}

/**
 * library.json, schema 1. `removedLists` is the lists' bin, oldest first; `with` is the list whose removal took one along.
 * `notDuplicates` are pairs that a person told apart, each in order; `became` tells what merged papers are now.
 */
export const LibraryRecord = z.object({
  schema: z.literal(1),
  lists: z.array(ReadingList),
  removedLists: z
    .array(
      z.object({
        list: ReadingList,
        index: z.number().int().min(0),
        removedAt: Moment,
        with: ListId.nullable().default(null),
      }),
    )
    .default([]),
  savedSearches: z.array(z.unknown()).default([]),
  tagColors: z.array(z.object({ tag: z.string(), color: MarkColor })).default([]),
  notDuplicates: z.array(z.tuple([PaperId, PaperId])).default([]),
  became: z.array(BecamePaper).default([]),
  settings: z.preprocess(withDefaultSettings, Settings).default(defaultSettings),
})
export type LibraryRecord = z.infer<typeof LibraryRecord>

export const paperFormat: Format<PaperRecord> = {
  name: 'paper.json',
  schema: PaperRecord,
  migrations: defineMigrations(1, []),
}

export const libraryFormat: Format<LibraryRecord> = {
  name: 'library.json',
  schema: LibraryRecord,
  migrations: defineMigrations(1, []),
}

/** A library with nothing in it. */
export function emptyLibrary(): LibraryRecord {
  return {
    schema: 1,
    lists: [],
    removedLists: [],
    savedSearches: [],
    tagColors: [],
    notDuplicates: [],
    became: [],
    settings: { ...defaultSettings },
  }
}

/** Validates a value and gives it back with every key it came with; null with the place of the first fault otherwise. */
export function accept<T>(
  format: Format<T>,
  value: unknown,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string } {
  const parsed = format.schema.safeParse(value)
  if (parsed.success) {
    keepUnknown(parsed.data, value)
    return { ok: true, value: parsed.data }
  }
  const issue = parsed.error.issues[0]
  const where = issue?.path.map(String).join('.') || 'the record'
  return { ok: false, fault: `${where}: ${issue?.message ?? 'not as it should be'}` }
}

/** Copies what zod left out back into what it gave: both are trees of the same shape. */
function keepUnknown(target: unknown, source: unknown): void {
  if (typeof target !== 'object' || target === null || typeof source !== 'object' || source === null) return
  if (target === source) return
  if (Array.isArray(target)) {
    if (Array.isArray(source)) target.forEach((item, index) => keepUnknown(item, source[index]))
    return
  }
  for (const [key, value] of Object.entries(source)) {
    // JSON may hold `__proto__` as a key: whoever follows it writes into the prototype of every object there is.
    if (key === '__proto__') continue
    if (Object.hasOwn(target, key)) keepUnknown(Reflect.get(target, key), value)
    else if (value !== undefined) {
      Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
    }
  }
}

function withDefaultSettings(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? { ...defaultSettings, ...value } : value
}

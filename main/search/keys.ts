// What a paper can be met under, beside its words: ids, files, DOIs, its whole title, how titles begin. The index keeps a
// number of each, so that whoever looks for one paper among fifty thousand asks for few records. Whoever asks compares.
import { hash } from 'node:crypto'
import type { PaperRecord } from '../../preload/model/paper.ts'
import { openingKeys } from '../duplicates/openings.ts'
import { keysOf, traitsOf } from '../duplicates/traits.ts'
import { citedKeys } from '../references/in-library.ts'

/** Every key of a record, each once. */
export function keysOfRecord(record: PaperRecord): readonly string[] {
  const traits = traitsOf(record)
  return [...new Set([...keysOf(traits), ...openingKeys(traits), ...citedKeys(record)])]
}

/** A key as the index keeps it: 48 bits of its hash. Two keys may have one number. */
export function keyNumber(key: string): number {
  return Number.parseInt(hash('sha1', key).slice(0, 12), 16)
}

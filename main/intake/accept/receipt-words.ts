// What a receipt says of a paper that is here already.
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { say, type Sentence } from '../../../preload/said.ts'

/** `Already here since 12 June, unread.` The year is said where it is not this one. */
export function alreadyHere(record: PaperRecord): Sentence {
  return say(`receipt.here.${record.status.value}`, { since: record.addedAt })
}

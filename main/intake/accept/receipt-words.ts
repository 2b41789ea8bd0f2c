// What a receipt says of a paper that is here already, and of one that could not be kept.
import { assertNever } from '../../../preload/errors.ts'
import type { PaperRecord, Status } from '../../../preload/model/paper.ts'

/** `Already here since 12 June, unread.` The year is said where it is not this one. */
export function alreadyHere(record: PaperRecord, now: Date): string {
  return `Already here since ${day(new Date(record.addedAt), now)}, ${statusWords(record.status.value)}.`
}

function statusWords(status: Status): string {
  switch (status) {
    case 'unread':
      return 'unread'
    case 'reading':
      return 'being read'
    case 'read':
      return 'read'
    case 'set-aside':
      return 'set aside'
    default:
      return assertNever(status)
  }
}

const thisYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })
const otherYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

function day(date: Date, now: Date): string {
  return (date.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(date)
}

// How a paper's status moves: with its dates and who moved it, and back again exactly as it was.
import type { PaperRecord, StatusRecord } from '../../../preload/model/paper.ts'

/**
 * The record with another status; the one before goes into its history. The same status is no change. What Offprint
 * notices by itself moves only what is unread: a person who said something meanwhile has said it.
 */
export function withStatus(record: PaperRecord, status: StatusRecord): PaperRecord {
  if (record.status.value === status.value) return record
  if (status.by === 'offprint' && record.status.value !== 'unread') return record
  return { ...record, status: { ...status }, statusHistory: [...record.statusHistory, record.status] }
}

/** Undo: the record with the status it had, and its history as it was then. */
export function restoreStatus(record: PaperRecord, before: StatusRecord): PaperRecord {
  if (sameStatus(record.status, before)) return record
  const at = record.statusHistory.findLastIndex((earlier) => sameStatus(earlier, before))
  return {
    ...record,
    status: { ...before },
    statusHistory: at === -1 ? [...record.statusHistory, record.status] : record.statusHistory.slice(0, at),
  }
}

function sameStatus(a: StatusRecord, b: StatusRecord): boolean {
  return a.value === b.value && a.at === b.at && a.by === b.by
}

import { describe, expect, test } from 'vitest'
import { createHistoryBook } from '../../../../main/library/papers/history.ts'
import { newPaperRecord, paperIdOf } from '../../../../main/library/papers/records.ts'
import { daysInARow } from '../../../../preload/model/history.ts'
import { ArxivId, ListId, Sha256 } from '../../../../preload/model/ids.ts'
import type { PaperRecord } from '../../../../preload/model/paper.ts'

const now = new Date('2026-11-23T12:00:00Z')

function paper(number: number, change: Partial<PaperRecord> = {}): PaperRecord {
  const id = paperIdOf(ArxivId.parse(`2406.${String(number).padStart(5, '0')}`))
  return { ...newPaperRecord({ id, now, title: `Paper ${number}` }), ...change }
}

function day(date: string, pages: Record<string, number>) {
  return { date, version: 1, seconds: Object.values(pages).reduce((sum, time) => sum + time, 0), pages }
}

function pdf(pages: number | null) {
  return {
    version: 1,
    sha256: Sha256.parse('a'.repeat(64)),
    bytes: 1,
    pages,
    etag: null,
    lastModified: null,
    downloadedAt: now.toISOString(),
    origin: null,
  }
}

function historyOf(records: readonly PaperRecord[], options: { since?: string; timeZone?: string; lists?: [] } = {}) {
  const book = createHistoryBook(options.lists ?? [], {
    since: options.since ?? null,
    timeZone: options.timeZone ?? 'UTC',
    now,
  })
  for (const record of records) book.add(record)
  return book.history()
}

test('pages count once they were looked at, and days add up over papers', () => {
  const { days } = historyOf([
    paper(1, { reading: [day('2026-11-20', { 1: 60, 2: 2 }), day('2026-11-21', { 2: 30 })] }),
    paper(2, { reading: [day('2026-11-20', { 7: 5 })] }),
  ])
  expect(days).toEqual([
    { date: '2026-11-20', seconds: 67, pages: 2, papers: 2, finished: 0 },
    { date: '2026-11-21', seconds: 30, pages: 1, papers: 1, finished: 0 },
  ])
})

test('a paper is finished on the day it became read where the person is', () => {
  const read = paper(1, { status: { value: 'read', at: '2026-11-20T23:30:00.000Z', by: 'person' } })
  expect(historyOf([read], { timeZone: 'Asia/Shanghai' }).days).toEqual([
    { date: '2026-11-21', seconds: 0, pages: 0, papers: 1, finished: 1 },
  ])
})

test('lists and categories count the period, days count everything', () => {
  const list = {
    id: ListId.parse('list-a'),
    title: 'A list',
    sections: [{ title: null, items: [{ paperId: paper(1).id }] }],
  }
  const reading = [day('2026-01-01', { 1: 100 }), day('2026-11-20', { 1: 20 })]
  // A list as the book needs it.
  const book = createHistoryBook([list as never], { since: '2026-11-01', timeZone: 'UTC', now })
  book.add(paper(1, { reading }))
  book.add(paper(2, { reading: [day('2026-11-02', { 1: 50 })] }))
  const { days, lists, categories } = book.history()
  expect(days.map(({ date }) => date)).toEqual(['2026-01-01', '2026-11-02', '2026-11-20'])
  expect(lists).toEqual([{ id: 'list-a', title: 'A list', seconds: 20, pages: 1, papers: 1, finished: 0 }])
  expect(categories).toEqual([{ category: null, seconds: 70, pages: 2, papers: 2, finished: 0 }])
})

test('what is left is the pages not seen of papers unread or being read', () => {
  const { left, pace } = historyOf([
    paper(1, { files: [pdf(10)], pagesSeen: { 1: [1, 2, 3] } }),
    paper(2, { files: [pdf(null)] }),
    paper(3, { files: [pdf(40)], status: { value: 'read', at: now.toISOString(), by: 'person' } }),
  ])
  expect(left).toEqual({ papers: 2, pages: 7, withoutPages: 1 })
  expect(pace).toEqual({ secondsPerPage: null, pages: 0 })
})

test('the pace is told once ten pages were read, without pages that were left open', () => {
  const pages = Object.fromEntries(Array.from({ length: 9 }, (_, page) => [page + 1, 60]))
  expect(historyOf([paper(1, { reading: [day('2026-11-20', pages)] })]).pace.secondsPerPage).toBeNull()
  const more = { ...pages, 10: 80_000 }
  expect(historyOf([paper(1, { reading: [day('2026-11-20', more)] })]).pace).toEqual({
    secondsPerPage: (9 * 60 + 900) / 10,
    pages: 10,
  })
})

describe('days in a row', () => {
  test.each([
    [[], { now: 0, longest: 0 }],
    [['2026-11-23'], { now: 1, longest: 1 }],
    [['2026-11-21', '2026-11-22'], { now: 2, longest: 2 }],
    [['2026-02-27', '2026-02-28', '2026-03-01', '2026-11-20'], { now: 0, longest: 3 }],
  ])('%j', (dates, expected) => {
    expect(daysInARow(dates, '2026-11-23')).toEqual(expected)
  })
})

import { describe, expect, it } from 'vitest'
import {
  depthOf,
  nextUnread,
  readPagesOf,
  sectionPages,
  sectionRead,
} from '../../../renderer/reader/progress/read-pages.ts'
import type { OutlineItem } from '../../../renderer/reader/rail/outline-items.ts'

const section = (title: string, page: number, y: number | null = 400): OutlineItem => ({
  title,
  level: 0,
  target: { page, destination: [] },
  y,
})
const outline = [section('Introduction', 1), section('Method', 3), section('Results', 6, null), section('End', 9)]
const seen = (...pages: readonly number[]) => new Map(pages.map((page) => [page, 0]))

describe('what was read', () => {
  it('is what was on screen, of this version, with the time of all days', () => {
    const record = {
      pagesSeen: { '1': [1], '2': [1, 2, 3] },
      reading: [
        { date: '2026-11-22', version: 2, seconds: 40, pages: { '1': 30, '2': 10, '9': 0.5 } },
        { date: '2026-11-23', version: 2, seconds: 5, pages: { '1': 5 } },
        { date: '2026-11-23', version: 1, seconds: 99, pages: { '1': 99 } },
      ],
    }
    // Page 9 was passed over in half a second: it was not seen.
    expect([...readPagesOf(record, 2)]).toEqual([
      [1, 35],
      [2, 10],
      [3, 0],
    ])
  })

  it('shows the longer the stronger, and anything seen at all', () => {
    expect([depthOf(undefined), depthOf(0), depthOf(30), depthOf(9999)]).toEqual([0, 0.35, 0.675, 1])
  })

  it('is told section by section', () => {
    expect(outline.map((_, index) => sectionPages(outline, index, 10))).toEqual([
      { first: 1, last: 3 },
      { first: 3, last: 5 },
      { first: 6, last: 9 },
      { first: 9, last: 10 },
    ])
    expect(sectionRead({ first: 6, last: 9 }, seen(6, 7, 8))).toBe(0.75)
  })
})

describe('going on', () => {
  const at = (page: number) => ({ page, pages: 10 })

  it('leads to the next section not read, from here on, then from the beginning', () => {
    expect(nextUnread(outline, seen(1, 2, 3, 4, 5), at(2))).toEqual({ page: 6, section: outline[2] })
    expect(nextUnread(outline, seen(3, 4, 5, 6, 7, 8, 9, 10), at(7))).toEqual({ page: 1, section: outline[0] })
  })

  it('leads into a section that was left half read', () => {
    expect(nextUnread(outline, seen(1, 2, 3, 4), at(3))).toEqual({ page: 5, section: null })
  })

  it('leads from page to page where there is no outline, and nowhere when all was seen', () => {
    expect(nextUnread([], seen(1, 2, 4), at(4))).toEqual({ page: 5, section: null })
    expect(nextUnread(outline, seen(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), at(4))).toBeNull()
  })
})

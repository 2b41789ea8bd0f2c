import { describe, expect, it } from 'vitest'
import { Anchor } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { anchorOf, newMark, sameStretch } from '../../../renderer/reader/selection/anchor.ts'
import { unitsIn } from '../../../renderer/reader/selection/dom-text.ts'
import { endAt, partsBetween, unitForClicks } from '../../../renderer/reader/selection/glyph-range.ts'
import { typedPage } from '../../support/laid-page.ts'

const pages = new Map([1, 2, 3].map((number) => [number, typedPage(number, [`alpha beta ${number}`, 'gamma delta'])]))
const textOf = (page: number): PageText | null => pages.get(page) ?? null
const caret = (page: number, at: number) => ({ page, from: at, to: at })

describe('selecting', () => {
  it('is the same from either end', () => {
    const shape = (parts: ReturnType<typeof partsBetween>) => parts.map(({ page, from, to }) => [page.page, from, to])
    const [a, b] = [caret(1, 3), caret(3, 5)]
    expect(shape(partsBetween(a, b, textOf))).toEqual([
      [1, 3, 20],
      [2, 0, 20],
      [3, 0, 5],
    ])
    expect(shape(partsBetween(b, a, textOf))).toEqual(shape(partsBetween(a, b, textOf)))
  })

  it('holds nothing between a caret and itself', () => {
    expect(partsBetween(caret(1, 3), caret(1, 3), textOf)).toEqual([])
  })

  it('keeps the first word whole when a double click is dragged backwards', () => {
    const page = typedPage(1, ['alpha beta gamma'])
    const word = endAt(page, 7, 7, 'word')
    const before = endAt(page, 1, 1, 'word')
    expect(partsBetween(word, before, () => page)).toMatchObject([{ from: 0, to: 9 }])
  })

  it('takes letters, words, sentences, lines by the number of clicks', () => {
    expect([1, 2, 3, 4, 5].map(unitForClicks)).toEqual(['glyph', 'word', 'sentence', 'line', 'line'])
  })
})

describe('the anchor of a selection', () => {
  const source = { version: 2, fileSha256: 'a'.repeat(64), textOf }

  it('holds rectangles in PDF points, the quote and its context, page by page', () => {
    const anchor = anchorOf(partsBetween(caret(1, 5), caret(2, 5), textOf), source)
    expect(Anchor.safeParse(anchor).success).toBe(true)
    expect(anchor?.parts.map(({ page, charFrom, charTo, rects }) => [page, charFrom, charTo, rects.length])).toEqual([
      [1, 5, 20, 2],
      [2, 0, 5, 1],
    ])
    expect(anchor?.parts[0]?.rects[0]?.[0]).toBe(110)
    expect(anchor?.quote?.prefix.trim()).toBe('alpha')
  })

  it('is the same stretch whatever the colour', () => {
    const parts = partsBetween(caret(1, 5), caret(1, 9), textOf)
    const [a, b] = [anchorOf(parts, source), anchorOf(parts, source)]
    const other = anchorOf(partsBetween(caret(1, 4), caret(1, 9), textOf), source)
    if (!a || !b || !other) throw new Error('no anchor')
    expect([sameStretch(a, b), sameStretch(a, other)]).toEqual([true, false])
    expect(newMark('highlight', 'green', a).id).toMatch(/^m-[0-9a-f]{20}$/)
  })

  it('is none for an empty selection', () => {
    expect(anchorOf([], source)).toBeNull()
  })
})

describe('the text layer', () => {
  it('counts letters without white space', () => {
    expect(unitsIn(' a b\u00a0c\n𝛼 ')).toBe(5)
  })
})

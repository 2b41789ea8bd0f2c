import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { findQuote, searched } from '../../../../main/text/anchoring/find-quote.ts'
import { haystackOf, squeezed, type Haystack } from '../../../../main/text/anchoring/haystack.ts'
import { gramsOf, nearest, nearMatches } from '../../../../main/text/anchoring/near.ts'
import { placeMark } from '../../../../main/text/anchoring/place-mark.ts'
import { MarkId } from '../../../../preload/model/ids.ts'
import type { Mark } from '../../../../preload/model/mark.ts'
import type { PageText } from '../../../../preload/model/text.ts'
import { quoteOf, rectsOf, textOf } from '../../../../preload/text/select.ts'
import { pagesOf } from '../../../support/page-text.ts'
import { twoVersions } from '../../../support/two-versions.ts'

let v1: readonly PageText[]
let v2: readonly PageText[]
let old: Haystack
let now: ReturnType<typeof searched>
beforeAll(async () => {
  const [first, second] = twoVersions()
  ;[v1, v2] = [await pagesOf(first), await pagesOf(second)]
  ;[old, now] = [haystackOf(v1), searched(haystackOf(v2))]
})

describe('a mark of version 1, in version 2', () => {
  test('goes along with its sentence where a paragraph was put in before it', () => {
    const mark = marked('The lamp in the north window burned through the winter')
    const placed = placeMark(mark, now, old)
    expect(placed).toMatchObject({ outcome: 'found', sure: true, words: null })
    expect(said(placed)).toBe('The lamp in the north window burned through the winter')
    expect(placed.parts[0]?.rects).not.toEqual(mark.anchor.parts[0]?.rects)
  })

  test('goes to the next page with its sentence, and over a page’s end', () => {
    const placed = placeMark(marked('Visitors signed a book that nobody was allowed to read'), now, old)
    expect([placed.outcome, placed.parts.map(({ page }) => page)]).toEqual(['found', [2]])
    const over = placeMark(marked('In spring the harbour kept a second ledger for strangers'), now, old)
    expect(over.parts.map(({ page }) => page)).toEqual([1, 2])
    expect([over.outcome, said(over)]).toEqual(['found', 'In spring the harbour kept a second ledger for strangers'])
  })

  test('a changed word is told, with what stands there now', () => {
    const placed = placeMark(marked('She counted eleven ships before the fog came down'), now, old)
    expect(placed).toMatchObject({
      outcome: 'changed',
      sure: true,
      words: 'She counted seventeen ships before the fog came down',
    })
  })

  test('a sentence that is gone is lost, and stands nowhere', () => {
    const placed = placeMark(marked('No letter ever reached the island in the month of March'), now, old)
    expect(placed).toEqual({ mark: 'mark-1', outcome: 'lost', sure: true, parts: [], words: null })
  })

  test('a word that stands in many places is the one with the same words around it', () => {
    const [before, after] = ['the harbour kept a second ', ' for strangers']
    const placed = placeMark(marked('ledger', before), now, old)
    expect(placed.outcome).toBe('found')
    const part = placed.parts[0]
    const page = v2.find((each) => each.page === part?.page)
    const around = page && textOf(page, (part?.charFrom ?? 0) - before.length, (part?.charTo ?? 0) + after.length)
    expect(around?.replace(/\s+/gu, ' ')).toContain(`second ledger for strangers`)
  })

  test('a pin and an area go with the words they stand at', () => {
    const mark = { ...marked('The lamp in the north window'), kind: 'area' as const }
    const part = mark.anchor.parts[0]
    const [x1, y1, , y2] = part?.rects[0] ?? [0, 0, 0, 0]
    const area: Mark = {
      ...mark,
      anchor: {
        ...mark.anchor,
        parts: [{ page: 1, rects: [[x1 - 4, y1 - 30, x1 + 200, y2 + 4]], charFrom: part?.charFrom ?? 0, charTo: 0 }],
      },
    }
    const text = placeMark(mark, now, old).parts[0]?.rects[0]
    const placed = placeMark(area, now, old)
    const target = placeMark(marked('The lamp in the north window'), now, old).parts[0]?.rects[0]
    expect(placed.outcome).toBe('found')
    expect(placed.sure).toBe(false)
    expect(placed.parts[0]?.rects[0]?.[3]).toBeCloseTo((target?.[3] ?? 0) + 4, 0)
    expect(text).toBeDefined()
    expect(placeMark(area, now, null).outcome).toBe('lost')
  })
})

test('a long passage with a changed sentence in its middle is found by its ends', () => {
  const words = (seed: number, count: number): string =>
    Array.from({ length: count }, (_, at) => `w${((at + 1) * seed * 7919) % 9973}`).join(' ')
  const [head, middle, tail] = [words(3, 120), words(5, 30), words(11, 120)]
  const page = (text: string): Haystack => ({
    text: squeezed(text),
    pages: [],
    glyphs: [],
    page: new Map(),
  })
  const hay = page(`${words(13, 200)} ${head} ${words(17, 25)} ${tail} ${words(19, 200)}`)
  const found = findQuote(searched(hay), { exact: `${head} ${middle} ${tail}`, prefix: '', suffix: '' }, null)
  expect(found?.exact).toBe(false)
  expect(hay.text.slice(found?.from, found?.to)).toBe(squeezed(`${head} ${words(17, 25)} ${tail}`))
})

test('what stands in a text is found in it, whatever the letters', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 0, maxLength: 200 }), fc.string({ minLength: 8, maxLength: 60 }), (a, b) => {
      const text = `${a}${b}${a}`
      expect(nearest(text, b, 0)?.errors).toBe(0)
      expect(nearMatches(text, gramsOf(text), b, 3).every(({ errors }) => errors <= 3)).toBe(true)
    }),
  )
})

/** The words of a placement, from the glyphs it names. */
function said({ parts }: ReturnType<typeof placeMark>): string {
  return parts
    .map(({ page, charFrom, charTo }) => {
      const text = v2[page - 1]
      return text ? textOf(text, charFrom ?? 0, charTo ?? 0) : ''
    })
    .join(' ')
}

/** A mark on words of version 1 as the reader would make it; `after` says which of several. */
function marked(words: string, after = ''): Mark {
  const wanted = squeezed(words)
  const at = old.text.indexOf(squeezed(after) + wanted) + squeezed(after).length
  const end = at + wanted.length - 1
  const pages = [...new Set(old.pages.slice(at, end + 1))]
  const parts = pages.flatMap((number) => {
    const page = v1[number - 1]
    const glyphs = old.glyphs.slice(at, end + 1).filter((_, index) => old.pages[at + index] === number)
    return page ? [{ page, from: Math.min(...glyphs), to: Math.max(...glyphs) + 1 }] : []
  })
  return {
    id: MarkId.parse('mark-1'),
    kind: 'highlight',
    color: 'yellow',
    comment: '',
    tags: [],
    anchor: {
      version: 1,
      fileSha256: null,
      parts: parts.map(({ page, from, to }) => ({
        page: page.page,
        rects: rectsOf(page, from, to),
        charFrom: from,
        charTo: to,
      })),
      quote: quoteOf(parts),
      textModel: 1,
    },
    image: null,
    origin: null,
    formerly: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  }
}

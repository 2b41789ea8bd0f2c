// Changing the order of a reading list, and where reading goes on.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PaperId } from '../../../preload/model/ids.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import {
  addSection,
  changeWords,
  moveItem,
  moveSection,
  nextToRead,
  placeItem,
  placeOf,
  placeSection,
  removeItem,
  removeSection,
  renameSection,
  sameTitle,
} from '../../../renderer/lists/arrange.ts'

const paperId = (id: string) => PaperId.parse(`2406.0000${id}`)
const item = (id: string) => ({ id, paperId: paperId(id), version: null, title: null, summary: null })
const sections = [
  { id: 's1', title: 'One', items: ['1', '2', '3'].map(item) },
  { id: 's2', title: null, items: ['4'].map(item) },
]
const order = (of: typeof sections | null | ReturnType<typeof moveItem>) =>
  of?.map((section) => section.items.map(({ id }) => id).join('')) ?? null

describe('moving an item', () => {
  it('moves within its section', () => {
    expect(order(moveItem(sections, '2', -1))).toEqual(['213', '4'])
    expect(order(moveItem(sections, '2', 1))).toEqual(['132', '4'])
  })

  it('goes over into the next section at the edge', () => {
    expect(order(moveItem(sections, '3', 1))).toEqual(['12', '34'])
    expect(order(moveItem(sections, '4', -1))).toEqual(['1234', ''])
  })

  it('cannot leave the list', () => {
    expect(moveItem(sections, '1', -1)).toBe(null)
    expect(moveItem(sections, '4', 1)).toBe(null)
    expect(moveItem(sections, 'x', 1)).toBe(null)
  })

  it('never loses or doubles an item', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('1', '2', '3', '4'), fc.constantFrom<-1 | 1>(-1, 1)))
    fc.assert(
      fc.property(moves, (steps) => {
        const end = steps.reduce<NonNullable<ReturnType<typeof moveItem>>>(
          (now, [id, by]) => moveItem(now, id, by) ?? now,
          sections,
        )
        expect(order(end)?.join('').split('').toSorted().join('')).toBe('1234')
      }),
    )
  })

  it('tells where an item stands', () => {
    expect(placeOf(sections, '3')).toEqual({ section: 'One', place: 3 })
    expect(placeOf(sections, '4')).toEqual({ section: null, place: 1 })
  })
})

describe('changing a list', () => {
  it('takes an item out and names a section', () => {
    expect(order(removeItem(sections, '2') as typeof sections)).toEqual(['13', '4'])
    expect(renameSection(sections, 's2', 'Two').map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(renameSection(sections, 's1', '').map(({ title }) => title)).toEqual([null, null])
  })
})

describe('the paper to read next', () => {
  const paper = (id: string, value: PaperSummary['status']['value'], openedAt: string | null = null) =>
    ({ id: paperId(id), status: { value }, openedAt }) as PaperSummary

  it('is the one last opened of those being read', () => {
    const papers = [
      paper('1', 'reading', '2026-01-01T00:00:00Z'),
      paper('2', 'unread'),
      paper('3', 'reading', '2026-02-01T00:00:00Z'),
    ]
    expect(nextToRead(sections, (id) => papers.find((each) => each.id === id))?.id).toBe(paperId('3'))
  })

  it('else the first unread in the order of the list, else none', () => {
    const papers = [paper('1', 'read'), paper('2', 'set-aside'), paper('4', 'unread')]
    expect(nextToRead(sections, (id) => papers.find((each) => each.id === id))?.id).toBe(paperId('4'))
    expect(nextToRead(sections, () => undefined)).toBe(null)
  })
})

describe('titles', () => {
  it('are the same but for case, spaces and punctuation', () => {
    expect(sameTitle('MoA: Mixture of Sparse Attention', 'MoA – mixture of  sparse attention.')).toBe(true)
    expect(sameTitle('LongIns: A Challenging Exam', 'LongIns: A Challenging Long-context Exam')).toBe(false)
  })
})

describe('putting things elsewhere', () => {
  const order = (of: readonly { readonly items: readonly { readonly id: string }[] }[] | null) =>
    of?.map(({ items }) => items.map(({ id }) => id).join('')) ?? null

  it('an item goes before another or to the end of a section', () => {
    expect(order(placeItem(sections, '3', { section: 's1', before: '1' }))).toEqual(['312', '4'])
    expect(order(placeItem(sections, '1', { section: 's2', before: null }))).toEqual(['23', '41'])
    expect(placeItem(sections, '1', { section: 's1', before: '2' })).toBe(null)
    expect(placeItem(sections, '1', { section: 'gone', before: null })).toBe(null)
  })

  it('a section goes before another or to the end', () => {
    expect(order(placeSection(sections, 's2', 's1'))).toEqual(['4', '123'])
    expect(order(moveSection(sections, 's1', 1))).toEqual(['4', '123'])
    expect([moveSection(sections, 's1', -1), placeSection(sections, 's2', null)]).toEqual([null, null])
  })

  it('a section goes with its items, or leaves them to the one before', () => {
    expect(order(removeSection(sections, 's2', { keep: true }))).toEqual(['1234'])
    expect(order(removeSection(sections, 's2', { keep: false }))).toEqual(['123'])
    expect(removeSection(sections, 's1', { keep: true }).map(({ title }) => title)).toEqual([null, null])
  })

  it('a new section stands at the end, and words are changed on one item', () => {
    expect(addSection(sections, 's3', 'Three').map(({ id }) => id)).toEqual(['s1', 's2', 's3'])
    expect(changeWords(sections, '4', ' Mine. ')[1]?.items[0]?.summary).toBe('Mine.')
    expect(changeWords(sections, '4', '')[1]?.items[0]?.summary).toBe(null)
  })
})

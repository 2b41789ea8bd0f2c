// One list as a person arranges it, while others put things into it.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editedList } from '../../../../main/library/lists/edit-list.ts'
import { appendPapers, newList, papersOf } from '../../../../main/library/lists/lists.ts'
import type { ListSection, ReadingList } from '../../../../preload/model/list.ts'
import { id, noon } from '../support.ts'

const later = new Date(noon.getTime() + 1000)
const number = (at: number): ReturnType<typeof id> => id(`2406.${String(at).padStart(5, '0')}`)

function listOf(sections: readonly (readonly number[])[]): ReadingList {
  return {
    ...newList({ title: 'Week 26', now: noon }),
    sections: sections.map((items, at): ListSection => ({
      id: `section-${at}`,
      title: `Section ${at}`,
      items: items.map((each) => ({
        id: `item-${each}`,
        paperId: number(each),
        version: null,
        title: null,
        summary: null,
      })),
    })),
  }
}

const shape = ({ sections }: ReadingList): readonly string[] =>
  sections.map(({ id: name, items }) => [name, ...items.map(({ paperId }) => Number(paperId.slice(5)))].join(' '))

it('has the sections it was given, and a name of its own', () => {
  const list = listOf([[1, 2], [3]])
  const { sections } = listOf([[2, 1], [3]])
  expect(editedList(list, { sections, title: 'Week 27' }, later)).toEqual({
    ...list,
    title: 'Week 27',
    sections,
    updatedAt: later.toISOString(),
  })
})

it('keeps what came in while it was being arranged, and loses what was taken out on purpose', () => {
  const list = appendPapers(listOf([[1, 2], [3]]), [number(4)], noon)
  const { sections } = listOf([[2], [3]])
  expect(shape(editedList(list, { sections, without: ['item-1'] }, later))).toEqual(['section-0 2', 'section-1 3 4'])
})

it('keeps what came into a section that is gone in the last one', () => {
  const list = listOf([[1, 9], [2]])
  const { sections } = { sections: listOf([[1], [2, 1]]).sections.slice(1) }
  expect(shape(editedList(list, { sections, without: [] }, later))).toEqual(['section-1 2 1 9'])
  expect(shape(editedList(list, { sections: [], without: ['item-1', 'item-2'] }, later))).toEqual(['section-0 9'])
})

it('never has a paper twice that was taken out and put in again', () => {
  const list = appendPapers(listOf([[1]]), [number(2)], noon)
  expect(shape(editedList(list, { sections: listOf([[2, 1]]).sections, without: [] }, later))).toEqual([
    'section-0 2 1',
  ])
})

it('has every paper of the arrangement and every newcomer, once, whatever came in between', () => {
  const papers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
  const cut = fc.array(fc.nat(3), { minLength: 12, maxLength: 12 })
  const inSections = (items: readonly number[], where: readonly number[]): ReadingList =>
    listOf([0, 1, 2, 3].map((section) => items.filter((_, at) => where[at] === section)))
  fc.assert(
    fc.property(papers, papers, cut, cut, (known, newcomers, before, after) => {
      const came = newcomers.filter((each) => !known.includes(each))
      const kept = known.filter((each) => each % 3 !== 0)
      const now = appendPapers(inSections(known, before), came.map(number), noon)
      const { sections } = inSections(kept, after)
      const without = known.filter((each) => each % 3 === 0).map((each) => `item-${each}`)
      const list = editedList(now, { sections, without }, later)
      const all = list.sections.flatMap(({ items }) => items.map(({ paperId }) => paperId))
      expect(all.toSorted()).toEqual([...kept, ...came].map(number).toSorted())
      expect(papersOf(list).filter((each) => kept.map(number).includes(each))).toEqual(papersOf({ sections }))
    }),
  )
})

// Lists in one another, two made one, items moved over, and all of it taken back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergedLists, movedItems, takenBack } from '../../../../main/library/lists/list-changes.ts'
import { childrenOf, parentsOf, placed, withInside } from '../../../../main/library/lists/list-tree.ts'
import { newList, papersOf } from '../../../../main/library/lists/lists.ts'
import { ListId } from '../../../../preload/model/ids.ts'
import type { ReadingList } from '../../../../preload/model/list.ts'
import { failureOf, freshHome, id, noon, paper, writable } from '../support.ts'

const listId = (name: string): ListId => ListId.parse(`list-${name}`)
let made = 0
const options = { now: noon, newId: () => `made-${++made}` }

function list(name: string, parent: string | null, sections: Record<string, readonly string[]> = {}): ReadingList {
  return {
    ...newList({ title: name, parent: parent === null ? null : listId(parent), now: noon }),
    id: listId(name),
    sections: Object.entries(sections).map(([title, items]) => ({
      id: `${name}-${title}`,
      title: title || null,
      items: items.map((number) => ({
        id: `${name}-${number}`,
        paperId: id(`2406.0000${number}`),
        version: null,
        title: null,
        summary: `${name} on ${number}`,
      })),
    })),
  }
}

const shape = ({ sections }: Pick<ReadingList, 'sections'>) =>
  sections.map(({ title, items }) => [title, ...items.map(({ paperId }) => paperId.slice(-1))].join(' '))

describe('lists in one another', () => {
  const lists = [list('a', null), list('b', 'a'), list('c', 'b'), list('d', 'gone')]

  it('stand where they say, and at the top where that is not there', () => {
    expect([...parentsOf(lists).values()]).toEqual([null, listId('a'), listId('b'), null])
    expect(withInside(lists, listId('a'))).toEqual(['a', 'b', 'c'].map(listId))
    expect(childrenOf(lists).get(null)).toEqual([listId('a'), listId('d')])
  })

  it('are put elsewhere, but never into themselves', () => {
    const moved = placed(lists, listId('c'), { parent: null, before: listId('a') })
    expect(moved?.map((each) => each.title)).toEqual(['c', 'a', 'b', 'd'])
    expect(placed(lists, listId('a'), { parent: listId('c'), before: null })).toBe(null)
    expect(placed(lists, listId('a'), { parent: listId('a'), before: null })).toBe(null)
  })

  it('never stand in a circle, whatever a file says', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...names)), { minLength: 5, maxLength: 5 }), (parents) => {
        const given = names.map((name, at) => list(name, parents[at] ?? null))
        const found = parentsOf(given)
        expect(found.size).toBe(5)
        for (const start of found.keys()) {
          let steps = 0
          for (let at: ListId | null = start; at !== null; at = found.get(at) ?? null) expect(++steps).toBeLessThan(6)
        }
        const top = (childrenOf(given).get(null) ?? []).flatMap((each) => withInside(given, each))
        expect(top.toSorted()).toEqual(names.map(listId))
      }),
    )
  })
})

describe('two lists made one', () => {
  const lists = [list('a', null, { One: ['1', '2'], Two: ['3'] }), list('b', null, { one: ['2', '4'], '': ['5'] })]

  it('keeps both with their sections, and the words of both on a paper that was in both', () => {
    const [merged, ...rest] = mergedLists(lists, listId('b'), listId('a'), { ...options, sections: 'keep' })
    expect(rest).toEqual([])
    expect(merged && shape(merged)).toEqual(['One 1 2', 'Two 3', 'one 4', 'b 5'])
    expect(merged?.sections[0]?.items[1]?.summary).toBe('a on 2\n\nb on 2')
  })

  it('joins sections of the same name', () => {
    const [merged] = mergedLists(lists, listId('b'), listId('a'), { ...options, sections: 'join' })
    expect(merged && shape(merged)).toEqual(['One 1 2 4', 'Two 3', ' 5'])
  })

  it('takes along what stands in the one, also where the other stands in it itself', () => {
    const nested = [list('a', null), list('b', 'a'), list('c', 'b'), list('d', 'a')]
    const parents = (of: readonly ReadingList[]) => of.map(({ title, parent }) => [title, parent])
    expect(parents(mergedLists(nested, listId('a'), listId('c'), { ...options, sections: 'keep' }))).toEqual([
      ['b', null],
      ['c', listId('b')],
      ['d', listId('c')],
    ])
  })

  it('never loses a paper', () => {
    const numbers = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6'))
    fc.assert(
      fc.property(numbers, numbers, fc.constantFrom<'keep' | 'join'>('keep', 'join'), (a, b, sections) => {
        const given = [list('a', null, { One: a }), list('b', null, { One: b })]
        const [merged] = mergedLists(given, listId('b'), listId('a'), { ...options, sections })
        expect(merged && papersOf(merged).toSorted()).toEqual([...new Set(given.flatMap(papersOf))].toSorted())
      }),
    )
  })
})

describe('items moved to another list', () => {
  const lists = [list('a', null, { One: ['1', '2'] }), list('b', null, { Two: ['2'] })]

  it('go with their words, once', () => {
    const move = { from: listId('a'), items: ['a-1', 'a-2'], to: listId('b'), section: null }
    const after = movedItems(lists, move, options)
    expect(after.map(shape)).toEqual([['One'], ['Two 2 1']])
    expect(after[1]?.sections[0]?.items[0]?.summary).toBe('b on 2\n\na on 2')
  })
})

describe('taking back', () => {
  const before = [list('a', null, { One: ['1'] }), list('b', null, { Two: ['2'] }), list('c', 'b')]
  const after = mergedLists(before, listId('b'), listId('a'), { ...options, sections: 'keep' })

  it('brings everything back as it was', () => {
    expect(takenBack(after, before, after)).toEqual(before)
  })

  it('leaves what came since', () => {
    const since = [...after, list('d', null)]
    expect(takenBack(since, before, after).map(({ title }) => title)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('does not lose what was changed since', () => {
    const changed = after.map((each) => ({ ...each, title: `${each.title}!` }))
    expect(() => takenBack(changed, before, after)).toThrow(/changed since/)
  })
})

describe('in a library', () => {
  it('a collection counts the papers inside it once, and goes and comes back with all of it', async () => {
    const home = await freshHome()
    const library = await writable(home)
    for (const number of ['1', '2', '3']) await library.create(paper(`2406.0000${number}`))
    await library.changeLists(() => [
      list('a', null, { '': ['1'] }),
      list('b', 'a', { '': ['1', '2'] }),
      list('c', 'b', { '': ['3'] }),
    ])
    expect(library.listSummaries().map(({ title, progress }) => [title, progress.total])).toEqual([
      ['a', 3],
      ['b', 3],
      ['c', 1],
    ])
    expect(library.listDetail(listId('a'))?.next?.id).toBe('2406.00001')
    const heard: (readonly ListId[])[] = []
    library.onChange(({ lists }) => heard.push(lists))
    await library.update(id('2406.00003'), (record) => ({ ...record, status: { ...record.status, value: 'read' } }))
    await expect.poll(() => heard.flat().toSorted()).toEqual(['a', 'b', 'c'].map(listId))
    expect(library.listSummaries()[0]?.progress).toMatchObject({ unread: 2, read: 1 })

    await library.removeList(listId('b'))
    expect(library.lists().map(({ title }) => title)).toEqual(['a'])
    await library.bringBackList(listId('b'))
    expect(library.listSummaries().map(({ title, parent }) => [title, parent])).toEqual([
      ['a', null],
      ['b', listId('a')],
      ['c', listId('b')],
    ])
    expect(await failureOf(library.removeList(listId('x')))).toMatchObject({ code: 'not-found' })
  })
})

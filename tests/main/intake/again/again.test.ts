// A source that comes again: what it says otherwise, told apart from what the person did, and taken over one by one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptDraft } from '../../../../main/intake/accept/accept.ts'
import { compareSource } from '../../../../main/intake/again/compare.ts'
import { outOfOrder } from '../../../../main/intake/again/order.ts'
import { saidSections, toldBy } from '../../../../main/intake/again/said.ts'
import { takeChanges } from '../../../../main/intake/again/take-changes.ts'
import { takeOver } from '../../../../main/intake/again/take-over.ts'
import { plainTitle } from '../../../../main/library/lists/list-changes.ts'
import { newList, papersOf } from '../../../../main/library/lists/lists.ts'
import { ListId } from '../../../../preload/model/ids.ts'
import { AcceptedDraft, SaidSource, type ReadingList } from '../../../../preload/model/list.ts'
import { freshHome, id, noon, paper, writable } from '../../library/support.ts'

type Sections = Readonly<Record<string, readonly string[]>>
let made = 0
const options = { now: noon, newId: () => `made-${++made}` }

/** `1` is a paper with usual words on it, `1!` the same with others. */
function said(sections: Sections, title = 'This week'): SaidSource {
  return SaidSource.parse({
    title,
    intro: null,
    sections: Object.entries(sections).map(([name, items]) => ({
      title: name || null,
      items: items.map((item) => ({
        arxivId: `2406.0000${item[0]}`,
        version: null,
        title: `Paper ${item[0]}`,
        summary: `Words${item.slice(1)}`,
      })),
    })),
  })
}

function listOf(source: SaidSource): ReadingList {
  return {
    ...newList({ title: source.title ?? 'List', now: noon }),
    sections: saidSections(source).map(({ title, items }) => ({
      id: options.newId(),
      title,
      items: items.map((item) => ({ id: options.newId(), ...item })),
    })),
    told: toldBy(source, noon),
  }
}

const shape = (list: Pick<ReadingList, 'sections'>): string[] =>
  list.sections.map(({ title, items }) =>
    [title ?? '', ...items.map(({ paperId, summary }) => paperId.slice(-1) + (summary ?? '').slice(5))].join(' '),
  )
const compare = (list: ReadingList, source: SaidSource) => compareSource(list, source, () => false)
const all = (list: ReadingList, source: SaidSource): ReadingList => {
  const { changes } = compare(list, source)
  return takeChanges(list, source, changes, { ...options, take: new Set(changes.map((change) => change.id)) })
}
const told = (list: ReadingList, source: SaidSource): string[] =>
  compare(list, source).changes.map((change) => `${change.id}${change.yours ? ' yours' : ''}`)

const before = said({ One: ['1', '2', '3'], Two: ['4', '5'] })

describe('a source that came again', () => {
  it('that says the same has no changes', () => {
    expect(compare(listOf(before), before)).toMatchObject({ changes: [], same: 5, leftOut: 0, own: 0 })
  })

  it('shows what was added, moved, dropped and said otherwise', () => {
    const now = said({ One: ['1', '6', '3!'], Two: ['2', '4'] })
    expect(told(listOf(before), now)).toEqual([
      'added 2406.00006',
      'moved 2406.00002',
      'words 2406.00003',
      'dropped 2406.00005',
    ])
    expect(shape(all(listOf(before), now))).toEqual(['One 1 6 3!', 'Two 2 4'])
  })

  it('tells the fewest moves that make the new order', () => {
    expect(told(listOf(before), said({ One: ['3', '1', '2'], Two: ['4', '5'] }))).toEqual(['moved 2406.00003'])
  })

  it('tells a section that got another name from papers that went', () => {
    const now = said({ First: ['1', '2', '3', '6'], Two: ['4', '5'] })
    const list = listOf(before)
    expect(told(list, now)).toEqual(['section one', 'added 2406.00006'])
    expect(shape(all(list, now))).toEqual(['First 1 2 3 6', 'Two 4 5'])
    const { changes } = compare(list, now)
    const kept = takeChanges(list, now, changes, { ...options, take: new Set(['added 2406.00006']) })
    expect(shape(kept)).toEqual(['One 1 2 3 6', 'Two 4 5'])
  })

  it('tells a new title and another order of the sections', () => {
    const now = said({ Two: ['4', '5'], One: ['1', '2', '3'] }, 'Last week')
    expect(told(listOf(before), now)).toEqual(['title', 'order'])
    expect(shape(all(listOf(before), now))).toEqual(['Two 4 5', 'One 1 2 3'])
  })

  it('is not asked twice about what was left', () => {
    const now = said({ One: ['1', '6'], Two: ['4', '5'] })
    const list = listOf(before)
    const left = takeChanges(list, now, compare(list, now).changes, { ...options, take: new Set() })
    expect(shape(left)).toEqual(shape(list))
    expect(compare(left, now)).toMatchObject({ changes: [], own: 2, leftOut: 1 })
  })
})

describe('what a person did', () => {
  const edited = (): ReadingList => {
    const list = listOf(before)
    const [one, two] = list.sections
    if (!one || !two) throw new Error('no sections')
    const [first, second, third] = one.items
    if (!first || !second || !third) throw new Error('no items')
    // Paper 3 goes to the other section, 2 is taken out, 1 gets own words, 9 is added by hand.
    const own = { ...first, id: 'own', paperId: id('2406.00009'), title: null, summary: 'Words mine' }
    return {
      ...list,
      sections: [
        { ...one, items: [own, { ...first, summary: 'Words my own' }] },
        { ...two, items: [third, ...two.items] },
      ],
    }
  }

  it('is no change of the source', () => {
    expect(compare(edited(), before)).toMatchObject({ changes: [], leftOut: 1, own: 1 })
  })

  it('is told apart where the source changed the same', () => {
    const now = said({ One: ['1!', '2!'], Two: ['4!', '5'], Three: ['3'] })
    expect(told(edited(), now)).toEqual(['moved 2406.00003 yours', 'words 2406.00001 yours', 'words 2406.00004'])
    expect(told(edited(), said({ One: ['2'], Two: ['4'] }))).toEqual([
      'dropped 2406.00001 yours',
      'dropped 2406.00003 yours',
      'dropped 2406.00005',
    ])
  })

  it('stays, whatever is taken', () => {
    const now = said({ One: ['6', '1', '7'], Two: ['4', '5'] })
    const { changes } = compare(edited(), now)
    const take = new Set(changes.flatMap((change) => (change.yours ? [] : [change.id])))
    expect(shape(takeChanges(edited(), now, changes, { ...options, take }))).toEqual([
      'One 6 9 mine 1 my own 7',
      'Two 3 4 5',
    ])
  })

  it('cannot be told where the list does not remember its source: nothing is taken unasked', () => {
    const list = { ...listOf(before), told: null }
    expect(told(list, said({ One: ['1!', '2', '6'], Two: ['3', '4'] }))).toEqual([
      'added 2406.00006',
      'moved 2406.00003 yours',
      'words 2406.00001 yours',
      'dropped 2406.00005 yours',
    ])
  })
})

describe('for any two states of a source', () => {
  const items = fc.uniqueArray(fc.constantFrom(...'123456789'), { maxLength: 9 })
  const source = items.chain((papers) =>
    fc
      .array(fc.tuple(fc.constantFrom('One', 'Two', 'Three', ''), fc.boolean()), {
        minLength: papers.length,
        maxLength: papers.length,
      })
      .map((places) => {
        const sections: Record<string, string[]> = {}
        papers.forEach((number, at) => {
          const [name, other] = places[at] ?? ['', false]
          const section = (sections[name] ??= [])
          section.push(number + (other ? '!' : ''))
        })
        return said(sections)
      }),
  )

  it('taking everything makes the list what the source says now', () => {
    fc.assert(
      fc.property(source, source, (was, now) => {
        const list = all(listOf(was), now)
        expect(shape({ sections: list.sections.filter((each) => each.items.length > 0) })).toEqual(shape(listOf(now)))
        expect(compare(list, now).changes).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('taking some of it loses no paper but those whose leaving was taken, and doubles none', () => {
    fc.assert(
      fc.property(source, source, fc.array(fc.boolean(), { maxLength: 30 }), (was, now, coins) => {
        const list = listOf(was)
        const { changes } = compare(list, now)
        const chosen = changes.filter((_, at) => coins[at % (coins.length || 1)])
        const after = takeChanges(list, now, changes, { ...options, take: new Set(chosen.map((change) => change.id)) })
        const names = (kind: string) =>
          chosen.flatMap((each) => (each.kind === kind && 'paperId' in each ? [each.paperId] : []))
        const wanted = [...papersOf(list).filter((each) => !names('dropped').includes(each)), ...names('added')]
        const got = after.sections.flatMap((section) => section.items.map(({ paperId }) => paperId))
        expect(got.toSorted()).toEqual(wanted.toSorted())
        expect(new Set(after.sections.map(({ title }) => plainTitle(title))).size).toBe(after.sections.length)
      }),
      { numRuns: 500 },
    )
  })

  it('the fewest things move', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), (numbers) => {
        const moves = outOfOrder(numbers, (number) => number)
        const stays = numbers.filter((number) => !moves.includes(number))
        expect(stays).toEqual(stays.toSorted((a, b) => a - b))
      }),
    )
    expect(outOfOrder([2, 3, 4, 1, 5], (number) => number)).toEqual([1])
  })
})

describe('in a library', () => {
  const draft = (source: SaidSource, given: Partial<AcceptedDraft> = {}): AcceptedDraft =>
    AcceptedDraft.parse({
      ...source,
      date: null,
      source: { kind: 'text', name: null, url: null, fingerprint: null },
      mentions: [],
      ...given,
    })

  it('a list remembers all its source said, also what was left out of the import', async () => {
    const library = await writable(await freshHome())
    const all = said({ One: ['1', '2', '3'] })
    const { listId } = await acceptDraft(library, draft(said({ One: ['1', '3'] }), { said: all }), {
      into: null,
      now: () => noon,
    })
    const list = library.list(ListId.parse(listId))
    expect(list && compareSource(list, all, () => true)).toMatchObject({ changes: [], leftOut: 1 })
  })

  it('importing again as before adds what is new and leaves the rest to be decided', async () => {
    const library = await writable(await freshHome())
    await acceptDraft(library, draft(before), { into: null, now: () => noon })
    const now = said({ One: ['1', '2', '3!', '6'], Two: ['4'] })
    const { listId } = await acceptDraft(library, draft(now), { into: null, now: () => noon })
    const [list, ...others] = library.lists()
    expect([list?.id, others.length]).toEqual([listId, 0])
    expect(list && told(list, now)).toEqual(['words 2406.00003', 'dropped 2406.00005'])
  })

  it('what is taken comes in with its papers, and all of it is taken back in one step', async () => {
    const library = await writable(await freshHome())
    await library.create(paper('2406.00006', { tags: ['mine'] }))
    const { listId } = await acceptDraft(library, draft(before), { into: null, now: () => noon })
    const list = ListId.parse(listId)
    const first = library.list(list)
    const now = said({ One: ['1', '2', '3', '6', '7'], Two: ['4'] })
    const changes = ['added 2406.00006', 'added 2406.00007', 'dropped 2406.00005']
    const done = await takeOver(library, draft(now), { list, take: new Set(changes), now: noon })
    expect(done.receipt.results.map(({ arxivId, outcome }) => `${arxivId} ${outcome}`)).toEqual([
      '2406.00006 already-here',
      '2406.00007 added',
    ])
    expect(shape(library.list(list) ?? { sections: [] })).toEqual(['One 1 2 3 6 7', 'Two 4'])
    expect(library.has(id('2406.00005'))).toBe(true)
    expect(library.record(id('2406.00006'))?.provenance.map(({ kind }) => kind)).toEqual(['list'])

    await done.undo()
    expect(library.list(list)).toEqual(first)
    expect([library.has(id('2406.00006')), library.has(id('2406.00007'))]).toEqual([true, false])
  })

  it('of five thousand papers is compared and taken over as one of five is', () => {
    const many = (numbers: readonly number[]): SaidSource =>
      SaidSource.parse({
        title: 'Many',
        intro: null,
        sections: Array.from({ length: 10 }, (_, section) => ({
          title: `Section ${section}`,
          items: numbers.slice(section * 500, section * 500 + 500).map((number) => ({
            arxivId: `2406.${String(number).padStart(5, '0')}`,
            version: null,
            title: `Paper ${number}`,
            summary: null,
          })),
        })),
      })
    const numbers = Array.from({ length: 5000 }, (_, at) => at + 1)
    const list = listOf(many(numbers))
    const next = many([...numbers.slice(1, 500), 1, ...numbers.slice(500, 4999), 5001])
    const { changes, same } = compare(list, next)
    const count = (kind: string): number => changes.filter((change) => change.kind === kind).length
    expect({ added: count('added'), dropped: count('dropped'), moved: count('moved'), same }).toEqual({
      added: 1,
      dropped: 1,
      moved: 1,
      same: 4998,
    })
    expect(papersOf(all(list, next))).toEqual(
      saidSections(next).flatMap(({ items }) => items.map((item) => item.paperId)),
    )
  })
})

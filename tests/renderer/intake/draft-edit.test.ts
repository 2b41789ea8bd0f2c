// Editing a draft: ticking, naming, moving, and what is accepted in the end.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArxivId } from '../../../preload/model/ids.ts'
import type { Draft } from '../../../preload/model/list.ts'
import {
  acceptedDraft,
  applyEdit,
  includedCount,
  startEdit,
  tickState,
  type DraftEdit,
  type Edit,
} from '../../../renderer/intake/draft-edit.ts'

const item = (key: string) => ({
  key,
  arxivId: ArxivId.parse(`2406.0000${key}`),
  version: null,
  title: `Title ${key}`,
  summary: `Words ${key}`,
  lines: { title: null, summary: null, link: null },
  links: [],
})
const draft: Draft = {
  title: 'A list',
  date: null,
  intro: null,
  source: { kind: 'text', name: null, url: null, fingerprint: 'f' },
  sections: [
    { title: 'One', line: 1, items: ['1', '2'].map(item) },
    { title: null, line: null, items: ['3'].map(item) },
  ],
  mentions: [{ arxivId: ArxivId.parse('2406.00009'), line: 12 }],
  problems: [{ line: 4, text: '2406.1', reason: 'too short' }],
}
const after = (...edits: readonly Edit[]): DraftEdit => edits.reduce(applyEdit, startEdit(draft))
const order = (of: DraftEdit): string[] => of.sections.map(({ items }) => items.map(({ key }) => key).join(''))

describe('editing a draft', () => {
  it('starts with every item ticked and no mention', () => {
    expect(includedCount(startEdit(draft))).toBe(3)
  })

  it('leaves out what is unticked, and sections that are empty then', () => {
    const accepted = acceptedDraft(after({ do: 'include', item: '3', on: false }))
    expect(accepted.sections.map(({ items }) => items.map(({ arxivId }) => arxivId))).toEqual([
      ['2406.00001', '2406.00002'],
    ])
    expect(accepted.mentions).toEqual(['2406.00009'])
  })

  it('takes a ticked mention in as an item, and no longer as a mention', () => {
    const accepted = acceptedDraft(after({ do: 'include-mention', arxivId: ArxivId.parse('2406.00009'), on: true }))
    expect(accepted.sections.at(-1)).toEqual({
      title: null,
      items: [{ arxivId: '2406.00009', version: null, title: null, summary: null }],
    })
    expect(accepted.mentions).toEqual([])
  })

  it('ticks by section and all at once', () => {
    expect(includedCount(after({ do: 'include-section', section: 's0', on: false }))).toBe(1)
    expect(includedCount(after({ do: 'include-all', on: false }))).toBe(0)
    expect([tickState(0, 3), tickState(2, 3), tickState(3, 3)]).toEqual([false, 'some', true])
  })

  it('renames; an emptied title is no title', () => {
    const edited = after(
      { do: 'title', title: 'Other' },
      { do: 'section-title', section: 's1', title: 'Two' },
      { do: 'item-title', item: '1', title: '' },
      { do: 'item-words', item: '2', summary: 'New words' },
    )
    expect(edited.title).toBe('Other')
    expect(edited.sections[1]?.title).toBe('Two')
    expect(edited.sections[0]?.items.map(({ title, summary }) => [title, summary])).toEqual([
      [null, 'Words 1'],
      ['Title 2', 'New words'],
    ])
  })

  it('moves items within and across sections', () => {
    expect(order(after({ do: 'move', item: '1', by: 1 }))).toEqual(['21', '3'])
    expect(order(after({ do: 'move', item: '2', by: 1 }))).toEqual(['1', '23'])
    expect(order(after({ do: 'move', item: '3', by: -1 }))).toEqual(['123', ''])
    expect(order(after({ do: 'move-to', item: '1', section: 's1' }))).toEqual(['2', '31'])
  })

  it('makes a new section for an item', () => {
    const edited = after({ do: 'move-to-new', item: '1', title: 'New' })
    expect([order(edited), edited.sections.at(-1)?.title]).toEqual([['2', '3', '1'], 'New'])
  })

  it('keeps the identity of what an edit does not touch', () => {
    const before = startEdit(draft)
    const edited = applyEdit(before, { do: 'include', item: '1', on: false })
    expect(edited.sections[1]).toBe(before.sections[1])
    expect(edited.sections[0]?.items[1]).toBe(before.sections[0]?.items[1])
  })

  it('never loses or doubles an item, whatever is done', () => {
    const key = fc.constantFrom('1', '2', '3', 'x')
    const edits: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({ do: fc.constant('move' as const), item: key, by: fc.constantFrom<-1 | 1>(-1, 1) }),
      fc.record({ do: fc.constant('move-to' as const), item: key, section: fc.constantFrom('s0', 's1', 's2', 'nope') }),
      fc.record({ do: fc.constant('move-to-new' as const), item: key, title: fc.string() }),
    )
    fc.assert(
      fc.property(fc.array(edits), (list) => {
        expect(
          order(after(...list))
            .join('')
            .split('')
            .toSorted()
            .join(''),
        ).toBe('123')
      }),
    )
  })
})

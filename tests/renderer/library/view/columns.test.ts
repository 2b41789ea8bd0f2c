// The table's columns: shown, sized, moved; and the order that clicks on them make.
import { describe, expect, it } from 'vitest'
import {
  columns,
  firstChoice,
  gridOf,
  moveColumn,
  resizeColumn,
  shownColumns,
  sortedBy,
  toggleColumn,
} from '../../../../renderer/library/view/columns.ts'
import type { ViewChoice } from '../../../../preload/model/view.ts'

const idsOf = (choice: ViewChoice): readonly string[] => choice.columns.map(({ id }) => id)

describe('columns', () => {
  it('come back where they stand among all of them', () => {
    const without = toggleColumn(firstChoice, 'authors')
    expect(idsOf(without)).not.toContain('authors')
    expect(idsOf(toggleColumn(without, 'authors'))).toEqual(idsOf(firstChoice))
    const all = columns.reduce<ViewChoice>(
      (choice, { id }) => (idsOf(choice).includes(id) ? choice : toggleColumn(choice, id)),
      firstChoice,
    )
    expect(idsOf(all)).toEqual(columns.map(({ id }) => id))
  })

  it('always have the title, also where a choice lost it, and leave out what is not known here', () => {
    expect(toggleColumn(firstChoice, 'title')).toBe(firstChoice)
    const odd = { ...firstChoice, columns: [{ id: 'mood', width: 50 }] }
    expect(shownColumns(odd).map(({ id }) => id)).toEqual(['title'])
  })

  it('are never narrower than they can be', () => {
    const narrow = resizeColumn(firstChoice, 'authors', 3)
    expect(shownColumns(narrow).find(({ id }) => id === 'authors')?.width).toBe(60)
    expect(gridOf(shownColumns(narrow))).toContain('minmax(280px, 1fr) 60px')
  })

  it('move past each other and stop at the ends', () => {
    const [first, second] = idsOf(firstChoice)
    expect(idsOf(moveColumn(firstChoice, 'title', -1)).slice(0, 2)).toEqual([second, first])
    expect(moveColumn(firstChoice, 'status', -1)).toBe(firstChoice)
    expect(idsOf(moveColumn(firstChoice, 'status', 99)).at(-1)).toBe('status')
  })
})

describe('sorting by columns', () => {
  const year = { by: 'year', descending: true } as const
  const title = { by: 'title', descending: false } as const

  it('shows names from A and years from the newest, and turns round when clicked again', () => {
    expect(sortedBy([], 'title', { adding: false })).toEqual([title])
    expect(sortedBy([title], 'year', { adding: false })).toEqual([year])
    expect(sortedBy([year], 'year', { adding: false })).toEqual([{ by: 'year', descending: false }])
  })

  it('adds a key with Shift, turns it round, and lets it go the third time', () => {
    const two = sortedBy([year], 'title', { adding: true })
    expect(two).toEqual([year, title])
    const turned = sortedBy(two, 'title', { adding: true })
    expect(turned).toEqual([year, { by: 'title', descending: true }])
    expect(sortedBy(turned, 'title', { adding: true })).toEqual([year])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PaperId } from '../../../../preload/model/ids.ts'
import { noTabs, OpenTabs } from '../../../../preload/model/tabs.ts'
import * as on from '../../../../renderer/reader/tabs/workspace.ts'

const neverTab = { id: '', panes: [], active: 0, share: 0.5, rail: null }
const paper = (n: number) => PaperId.parse(`2406.0000${n}`)
const ids = () => {
  let last = 0
  return () => `id${(last += 1)}`
}
const asked = (n: number, version: number | null = null) => ({ paper: paper(n), version })
/** The papers as the bar shows them: `1 2* [3 4]`, the star at the tab one looks at. */
const shown = (ws: OpenTabs) =>
  ws.tabs
    .map(({ id, panes }) => {
      const papers = panes.map((pane) => `${pane.paper.at(-1)}${pane.version === null ? '' : `v${pane.version}`}`)
      return `${panes.length > 1 ? `[${papers.join(' ')}]` : papers.join('')}${id === ws.current ? '*' : ''}`
    })
    .join(' ')
const three = (newId: on.NewId) =>
  [1, 2, 3].reduce((ws, n) => on.opened(ws, asked(n), newId, { current: true }), noTabs)

describe('visiting a paper', () => {
  test('follows in the tab one looks at, and goes where the paper is open already', () => {
    const newId = ids()
    const one = on.visit(noTabs, asked(1), newId)
    expect(shown(one)).toBe('1*')
    expect(shown(on.visit(one, asked(2), newId))).toBe('2*')
    expect(shown(on.visit(three(newId), asked(1), newId))).toBe('1* 2 3')
    expect(shown(on.visit(three(newId), asked(4), newId))).toBe('1 2 4*')
  })

  test('of another version changes the pane, unless that version is open beside it', () => {
    const newId = ids()
    const first = on.visit(noTabs, asked(1, 1), newId)
    expect(shown(on.visit(first, asked(1, 2), newId))).toBe('1v2*')
    const both = on.beside(first, asked(1, 2), newId)
    expect(shown(both)).toBe('[1v1 1v2]*')
    const back = on.visit(both, asked(1, 1), newId)
    expect(shown(back)).toBe('[1v1 1v2]*')
    expect(on.currentTab(back)?.active).toBe(0)
  })

  test('leaves two panes side by side alone when one comes from elsewhere', () => {
    const newId = ids()
    const two = on.beside(on.visit(noTabs, asked(1), newId), asked(2), newId)
    expect(shown(on.visit(two, asked(3), newId, { apart: true }))).toBe('[1 2] 3*')
    expect(shown(on.visit(two, asked(3), newId))).toBe('[1 3]*')
  })
})

describe('closing a tab', () => {
  test('brings up the one looked at before it, and can be undone', () => {
    const newId = ids()
    const ws = on.looked(on.looked(three(newId), 'id1'), 'id5')
    expect(shown(ws)).toBe('1 2 3*')
    const one = on.closed(ws, 'id5')
    expect(shown(one)).toBe('1* 2')
    expect(shown(on.reopened(one))).toBe('1 2 3*')
    expect(shown(on.reopened(on.reopened(on.closed(on.closed(ws, 'id1'), 'id3'))))).toBe('1* 2 3')
  })

  test('of a paper that was opened again meanwhile looks at that', () => {
    const newId = ids()
    const gone = on.closed(three(newId), 'id1')
    const again = on.looked(on.opened(gone, asked(1), newId, { current: false }), 'id3')
    expect(shown(on.reopened(again)).replaceAll(/[23* ]/g, '')).toBe('1')
    expect(on.activePane(on.currentTab(on.reopened(again)) ?? neverTab)?.paper).toBe(paper(1))
  })
})

describe('side by side', () => {
  test('a paper twice, swapped, and one of them closed', () => {
    const newId = ids()
    const twice = on.split(on.visit(noTabs, asked(1), newId), newId)
    expect(shown(twice)).toBe('[1 1]*')
    expect(new Set(twice.tabs.flatMap(({ panes }) => panes.map(({ id }) => id))).size).toBe(2)
    expect(on.split(twice, newId)).toBe(twice)
    expect(on.unsplit(twice, 1, newId).closed).toEqual([])
  })

  test('the last tab comes to this one, and what is closed can come back as a tab', () => {
    const newId = ids()
    const ws = on.looked(three(newId), 'id1')
    const other = on.lastOther(ws)
    expect(other?.paper).toBe(paper(3))
    const two = on.beside(ws, other ?? asked(0), newId)
    expect(shown(two)).toBe('[1 3]* 2')
    const swapped = on.swapped(two)
    expect(shown(swapped)).toBe('[3 1]* 2')
    expect(on.currentTab(swapped)?.active).toBe(0)
    const one = on.unsplit(swapped, 0, newId)
    expect(shown(one)).toBe('3* 2')
    expect(shown(on.reopened(one))).toBe('3 1* 2')
  })
})

test('whatever is done, the tabs can be kept, no two have a name, and the one looked at is there', () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('visit'),
      n: fc.integer({ min: 0, max: 5 }),
      v: fc.option(fc.integer({ min: 1, max: 2 })),
    }),
    fc.record({ do: fc.constant('open'), n: fc.integer({ min: 0, max: 5 }), v: fc.constant(null) }),
    fc.record({
      do: fc.constantFrom('close', 'reopen', 'next', 'nth', 'move', 'split', 'beside', 'swap', 'unsplit', 'focus'),
      n: fc.integer({ min: 0, max: 5 }),
      v: fc.constant(null),
    }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const newId = ids()
      let ws: OpenTabs = noTabs
      for (const { do: deed, n, v } of steps) {
        const id = ws.tabs[n]?.id ?? ''
        if (deed === 'visit') ws = on.visit(ws, asked(n, v), newId, { apart: n % 2 === 0 })
        else if (deed === 'open') ws = on.opened(ws, asked(n), newId, { current: n % 2 === 0 })
        else if (deed === 'close') ws = on.closed(ws, id)
        else if (deed === 'reopen') ws = on.reopened(ws)
        else if (deed === 'next') ws = on.stepped(ws, n % 2 === 0 ? 1 : -1)
        else if (deed === 'nth') ws = on.nth(ws, n)
        else if (deed === 'move') ws = on.moved(ws, id, n)
        else if (deed === 'split') ws = on.split(ws, newId)
        else if (deed === 'beside') ws = on.beside(ws, asked(n), newId)
        else if (deed === 'swap') ws = on.swapped(ws)
        else if (deed === 'unsplit') ws = on.unsplit(ws, n % 2, newId)
        else ws = on.focused(ws, n % 2)
        const names = ws.tabs.flatMap((tab) => [tab.id, ...tab.panes.map((pane) => pane.id)])
        expect(new Set(names).size).toBe(names.length)
        expect(ws.tabs.length === 0).toBe(on.currentTab(ws) === null)
        for (const tab of ws.tabs) expect(on.activePane(tab)).toBe(tab.panes[tab.active])
        expect(OpenTabs.parse(ws)).toEqual(ws)
      }
    }),
  )
})

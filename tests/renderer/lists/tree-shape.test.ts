// The tree of lists as the sidebar draws it, and where one goes when it is moved.
import { describe, expect, it } from 'vitest'
import { ListId } from '../../../preload/model/ids.ts'
import type { ListSummary } from '../../../preload/model/list.ts'
import {
  branchesOf,
  byArchive,
  countInside,
  mayEnter,
  placeAt,
  stepped,
  type Branch,
} from '../../../renderer/lists/tree/tree-shape.ts'

const id = (name: string): ListId => ListId.parse(`list-${name}`)
const list = (name: string, parent: string | null, archived = false): ListSummary => ({
  id: id(name),
  title: name,
  parent: parent === null ? null : id(parent),
  date: null,
  sections: 0,
  progress: { total: 0, unread: 0, reading: 0, read: 0, setAside: 0, ready: 0 },
  archived,
  createdAt: '2026-06-12T12:00:00.000Z',
})
const lists = [list('a', null), list('b', 'a'), list('c', 'a'), list('d', null), list('e', 'b')]
const draw = ({ list: { title }, inside }: Branch): string =>
  title + (inside.length > 0 ? `(${inside.map(draw).join(' ')})` : '')

describe('the tree of lists', () => {
  it('has each list in the one it stands in, in their order', () => {
    expect(branchesOf(lists).map(draw)).toEqual(['a(b(e) c)', 'd'])
    expect(branchesOf(lists.slice(1)).map(draw)).toEqual(['b(e)', 'c', 'd'])
    expect(countInside(lists, id('a'))).toBe(3)
  })

  it('puts what stands in an archived list away with it', () => {
    const { out, archived } = byArchive([list('a', null, true), list('b', 'a'), list('c', null)])
    expect([out, archived].map((some) => some.map(({ title }) => title).join(''))).toEqual(['c', 'ab'])
  })

  it('moves a list among its siblings, into another, never into itself', () => {
    expect(stepped(lists, id('c'), -1)).toEqual({ parent: id('a'), before: id('b') })
    expect(stepped(lists, id('b'), 1)).toEqual({ parent: id('a'), before: null })
    expect([stepped(lists, id('a'), -1), stepped(lists, id('d'), 1)]).toEqual([null, null])
    const [, b, c] = lists
    expect(b && placeAt(lists, b, 'after')).toEqual({ parent: id('a'), before: id('c') })
    expect(c && placeAt(lists, c, 'inside')).toEqual({ parent: id('c'), before: null })
    expect([
      mayEnter(lists, id('a'), id('e')),
      mayEnter(lists, id('a'), id('a')),
      mayEnter(lists, id('e'), id('d')),
    ]).toEqual([false, false, true])
  })
})

// The list by itself, against the plainest model of it: ids in a row.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isUnfinished,
  keyOf,
  moved,
  newItem,
  nextMoment,
  nextRunnable,
  type Item,
} from '../../../main/downloads/items.ts'
import { DownloadItem } from '../../../preload/model/app.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import { paper } from './shelf.ts'

const ids = Array.from({ length: 8 }, (_, index) => paper(`2406.1000${index}`))
const anId = fc.constantFrom(...ids)
const aState = fc.constantFrom(...DownloadItem.shape.state.options)
const aList = fc
  .uniqueArray(fc.record({ id: anId, version: fc.constantFrom(null, 1, 2), state: aState, at: fc.nat(1000) }), {
    selector: ({ id, version }) => keyOf(id, version),
  })
  .map((drawn) =>
    drawn.map(({ id, version, state, at }): Item => {
      const nextTryAt = state === 'waiting' ? at : null
      return { ...newItem(id, version, 'title'), state, nextTryAt }
    }),
  )

describe('moving a paper', () => {
  test('keeps every download, and the order of all others', () => {
    fc.assert(
      fc.property(aList, anId, fc.option(anId), (items, id, before) => {
        const after = moved(items, id, before)
        const others = (list: readonly Item[]): readonly string[] =>
          list.filter((item) => item.id !== id || !isUnfinished(item)).map(({ key }) => key)
        expect(after.map(({ key }) => key).toSorted()).toEqual(items.map(({ key }) => key).toSorted())
        expect(others(after)).toEqual(others(items))
      }),
    )
  })

  test('puts it right before the other one, or at the end', () => {
    fc.assert(
      fc.property(aList, anId, fc.option(anId), (items, id, before) => {
        fc.pre(id !== before && items.some((item) => item.id === id && isUnfinished(item)))
        fc.pre(before === null || items.some((item) => item.id === before))
        const keys = items.filter((item) => item.id === id && isUnfinished(item)).map(({ key }) => key)
        const after = moved(items, id, before).map(({ key }) => key)
        const first = items.find((item) => item.id === before)?.key
        const at = first === undefined ? after.length : after.indexOf(first)
        expect(after.slice(at - keys.length, at)).toEqual(keys)
      }),
    )
  })

  test('does nothing where there is nothing to move, or nowhere to', () => {
    fc.assert(
      fc.property(aList, anId, (items, id) => {
        expect(moved(items, id, id)).toBe(items)
        const gone = paper('2406.19999')
        expect(moved(items, gone, id)).toBe(items)
        expect(moved(items, id, gone)).toBe(items)
      }),
    )
  })
})

test('the next is the first that is queued or due; nothing is forgotten for ever', () => {
  fc.assert(
    fc.property(aList, fc.nat(1000), (items, now) => {
      const next = nextRunnable(items, now)
      const at = nextMoment(items)
      const open = items.filter(({ state }) => state === 'queued' || state === 'waiting')
      if (open.length === 0) expect([next, at]).toEqual([null, null])
      else if (next === null) expect(at).toBeGreaterThan(now)
      else
        expect(
          items.slice(0, items.indexOf(next)).every((item) => !open.includes(item) || Number(item.nextTryAt) > now),
        ).toBe(true)
    }),
  )
})

test('a key tells papers and versions apart', () => {
  const keys = ids.flatMap((id: PaperId) => [null, 1, 2].map((version) => keyOf(id, version)))
  expect(new Set(keys).size).toBe(24)
})

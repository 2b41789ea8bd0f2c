// Cursor and chosen papers of a list, by pointer and by keys.
import { describe, expect, it } from 'vitest'
import { PaperId } from '../../../../preload/model/ids.ts'
import {
  actingIds,
  chooseAll,
  clearChosen,
  extend,
  isSelected,
  keepChosen,
  moveCursor,
  nothingSelected,
  placeCursor,
  settle,
  step,
  toggle,
} from '../../../../renderer/library/list/selection.ts'

const ids = ['2406.00001', '2406.00002', '2406.00003', '2406.00004'].map((id) => PaperId.parse(id))
const [a, b, c, d] = ids as [PaperId, PaperId, PaperId, PaperId]
const list = (shown: readonly PaperId[]) => ({
  total: shown.length,
  idAt: (index: number) => shown[index] ?? null,
  indexOf: (id: PaperId) => shown.indexOf(id),
})

describe('selection', () => {
  it('acts on the paper under the cursor while none is chosen', () => {
    expect(actingIds(nothingSelected)).toEqual([])
    expect(actingIds(placeCursor(1, b))).toEqual([b])
  })

  it('lets the paper under the cursor join what a Ctrl click starts', () => {
    const two = toggle(placeCursor(0, a), 2, c)
    expect(actingIds(two)).toEqual([a, c])
    expect(actingIds(toggle(two, 0, a))).toEqual([c])
  })

  it('extends from the anchor, again and again', () => {
    const start = placeCursor(1, b)
    const down = extend(start, 3, d, [b, c, d])
    expect(actingIds(down)).toEqual([b, c, d])
    expect(down.anchor).toBe(1)
    const up = extend(down, 0, a, [a, b])
    expect([actingIds(up), up.anchor, up.cursor]).toEqual([[a, b], 1, 0])
  })

  it('draws only the chosen as selected once there are some', () => {
    const two = toggle(placeCursor(0, a), 2, c)
    expect(ids.map((id) => isSelected(two, id))).toEqual([true, false, true, false])
    expect(actingIds(clearChosen(two))).toEqual([c])
    expect(actingIds(chooseAll(two, ids))).toEqual(ids)
  })

  it('keeps what is chosen while the cursor goes on', () => {
    const two = toggle(placeCursor(0, a), 2, c)
    expect(actingIds(moveCursor(two, 3, d))).toEqual([a, c])
  })

  it('lets go of chosen papers that are not there any more', () => {
    const two = toggle(placeCursor(0, a), 2, c)
    expect(actingIds(keepChosen(two, new Set([b, c])))).toEqual([c])
    expect(keepChosen(two, new Set([a, c]))).toBe(two)
  })

  it('steps from the first row and stays within the list', () => {
    expect(step(nothingSelected, 1, 4)).toBe(0)
    expect(step(nothingSelected, -1, 4)).toBe(3)
    expect(step(placeCursor(3, d), 1, 4)).toBe(3)
    expect(step(placeCursor(0, a), -10, 4)).toBe(0)
    expect(step(nothingSelected, 1, 0)).toBe(-1)
  })

  it('follows its paper when the list is ordered anew', () => {
    expect(settle(placeCursor(0, a), list([d, c, b, a])).cursor).toBe(3)
  })

  it('lands on what took the place of a paper that is gone', () => {
    const after = settle(placeCursor(1, b), list([a, c, d]))
    expect([after.cursor, after.cursorId]).toEqual([1, c])
    expect(settle(placeCursor(3, d), list([a, b])).cursorId).toBe(b)
    expect(settle(placeCursor(3, d), list([]))).toEqual(nothingSelected)
  })
})

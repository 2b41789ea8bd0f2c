// Choices whose ids are still on their way, and what is done meanwhile.
import { beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../../preload/errors.ts'
import { PaperId } from '../../../../preload/model/ids.ts'
import { useLibrary } from '../../../../renderer/library/library-store.ts'
import { actOnSelected, isChoosing, select, selectWhenKnown } from '../../../../renderer/library/list/select.ts'
import { chooseAll, nothingSelected, placeCursor } from '../../../../renderer/library/list/selection.ts'

const [a, b, c] = ['2403.00001', '2403.00002', '2403.00003'].map((id) => PaperId.parse(id)) as [
  PaperId,
  PaperId,
  PaperId,
]

function chooseAllSoon() {
  const ids = Promise.withResolvers<readonly PaperId[]>()
  selectWhenKnown(useLibrary.getState().selection, ids.promise, (known, selection) => chooseAll(selection, known))
  return ids
}

describe('what is done to the selected papers', () => {
  beforeEach(() => {
    select(nothingSelected)
    return () => select(nothingSelected)
  })

  it('is about the paper under the cursor, at once', () => {
    select(placeCursor(0, a))
    const done: (readonly PaperId[])[] = []
    actOnSelected((ids) => done.push(ids))
    expect(done).toEqual([[a]])
  })

  it('waits for a choice that is on its way, and is never about the choice before', async () => {
    select(chooseAll(placeCursor(0, a), [a, b]))
    const ids = chooseAllSoon()
    const done: (readonly PaperId[])[] = []
    expect(actOnSelected((about) => done.push(about))).toBeUndefined()
    expect(done).toEqual([])
    ids.resolve([a, b, c])
    await expect.poll(() => done).toEqual([[a, b, c]])
    expect(isChoosing()).toBe(false)
  })

  it('is still about the choice it waited for when something else was selected meanwhile', async () => {
    const ids = chooseAllSoon()
    const done: (readonly PaperId[])[] = []
    actOnSelected((about) => done.push(about))
    select(placeCursor(2, c))
    ids.resolve([a, b])
    await expect.poll(() => done).toEqual([[a, b]])
    expect(useLibrary.getState().selection).toEqual(placeCursor(2, c))
  })

  it('is not done at all when the choice could not be had', async () => {
    select(placeCursor(0, a))
    const ids = chooseAllSoon()
    const done: (readonly PaperId[])[] = []
    actOnSelected((about) => done.push(about))
    ids.reject(new AppError('internal', 'The library did not answer.'))
    await expect.poll(isChoosing).toBe(false)
    expect(done).toEqual([])
    actOnSelected((about) => done.push(about))
    expect(done).toEqual([[a]])
  })

  it('is nothing where nothing is selected', () => {
    expect(actOnSelected(() => {})).toBe(false)
  })
})

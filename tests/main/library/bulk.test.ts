// Many papers changed as one step: told how far it is, taken back as a whole.
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../preload/errors.ts'
import { changeMany, type Changed } from '../../../main/library/bulk.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { freshHome, id, paper, writable } from './support.ts'

const ids = Array.from({ length: 60 }, (_, at) => id(`2406.${String(at + 1).padStart(5, '0')}`))

async function sixty() {
  const library = await writable(await freshHome())
  await Promise.all(ids.map((each) => library.create(paper(each))))
  const starred = (): readonly PaperId[] => ids.filter((each) => library.record(each)?.starred)
  const putBack = async (changed: readonly Changed[]): Promise<void> => {
    for (const { id: each, before } of changed) await library.update(each, () => before)
  }
  return { library, starred, putBack }
}

const star = (record: PaperRecord): PaperRecord => (record.starred ? record : { ...record, starred: true })

describe('changing many papers', () => {
  it('changes those that are here, answers those that were really changed, and tells how far it is', async () => {
    const { library, starred, putBack } = await sixty()
    const [first] = ids
    await library.update(first ?? id('2406.00001'), star)
    const told: unknown[] = []
    const signal = new AbortController().signal
    const progress = (value: unknown): void => void told.push(value)
    const changed = await changeMany(library, [...ids, id('1234.56789')], star, { signal, progress, undo: putBack })
    expect([changed.length, starred().length, told.length]).toEqual([59, 60, 60])
    expect(told.at(-1)).toEqual({ done: 60, total: 60 })
    await putBack(changed)
    expect(starred()).toEqual([first])
  })

  it('puts everything back when it is cancelled in the middle', async () => {
    const { library, starred, putBack } = await sixty()
    const abort = new AbortController()
    let told = 0
    const progress = (): void => {
      told += 1
      if (told === 20) abort.abort()
    }
    const cancelled = changeMany(library, ids, star, { signal: abort.signal, progress, undo: putBack })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect(starred()).toEqual([])
  })

  it('puts everything back when one paper fails', async () => {
    const { library, starred, putBack } = await sixty()
    const failing = changeMany(
      library,
      ids,
      (record) => {
        if (record.id === ids[40]) throw new AppError('storage', 'The disk is full.')
        return star(record)
      },
      { signal: new AbortController().signal, progress: () => undefined, undo: putBack },
    )
    await expect(failing).rejects.toMatchObject({ code: 'storage' })
    expect(starred()).toEqual([])
  })
})

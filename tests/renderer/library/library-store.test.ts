// The list of papers while it is asked for: what a newer question overtakes is not forgotten.
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import { giveApi } from '../../../renderer/app/api.ts'
import type { Client } from '../../../renderer/app/client/client.ts'
import type { LibraryFilter } from '../../../renderer/app/routes.ts'
import { placeCursor } from '../../../renderer/library/list/selection.ts'
import { queryOf, refreshLibrary, showQuery, useLibrary } from '../../../renderer/library/library-store.ts'

const [A, B] = [PaperId.parse('2406.00001'), PaperId.parse('2406.00002')]
let answers: (() => void)[] = []

const client = {
  request: () =>
    new Promise((resolve) => {
      const papers = [A, B].map((id) => ({ id }) as PaperSummary)
      answers.push(() => resolve({ total: 2, groups: [], papers }))
    }),
}

const query = (filter: LibraryFilter) => queryOf(filter, { text: '', order: [], groupBy: null })

async function answered(asked: readonly Promise<void>[]): Promise<void> {
  for (const answer of answers.splice(0)) answer()
  await Promise.all(asked)
}

beforeAll(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  vi.stubGlobal('window', { innerHeight: 800 })
  giveApi(client as unknown as Client)
  return () => vi.unstubAllGlobals()
})
beforeEach(async () => {
  answers = []
  await answered([showQuery(query({ status: 'read' }))])
  useLibrary.setState({ selection: placeCursor(0, A) })
})

it('begins another shelf with nothing selected, also when the library changes before it is there', async () => {
  const { turn } = useLibrary.getState()
  await answered([showQuery(query({ status: 'unread' })), refreshLibrary()])
  const { selection, turn: now, state } = useLibrary.getState()
  expect([selection.cursorId, now, state]).toEqual([null, turn + 1, 'ready'])
})

it('begins another shelf with nothing selected, also when it is grouped before it is there', async () => {
  const grouped = queryOf({ status: 'unread' }, { text: '', order: [], groupBy: 'status' })
  await answered([showQuery(query({ status: 'unread' })), showQuery(grouped)])
  expect(useLibrary.getState().selection.cursorId).toBe(null)
})

it('keeps what is selected when the same shelf is drawn anew', async () => {
  await answered([refreshLibrary(), refreshLibrary()])
  expect(useLibrary.getState().selection.cursorId).toBe(A)
})

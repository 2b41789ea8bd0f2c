// The `search.*` requests as a window asks them: over a link, of an app that is open on a real folder.
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openOffprint } from '../../../main/offprint.ts'
import { createClient, type Client } from '../../../renderer/app/client/client.ts'
import { createMemoryLink } from '../../support/memory-link.ts'
import { writePaper, writtenPaper } from '../../support/written-library.ts'
import { freshHome, id } from '../library/support.ts'
import { mark } from '../search/support.ts'

const [A, B, C] = ['2401.00001', '2401.00002', '2401.00003'] as const

async function opened(): Promise<{ readonly client: Client; readonly home: string }> {
  const home = await freshHome()
  const notes = { text: 'A nice idea about sparse kernels.', updatedAt: null }
  writePaper(home, writtenPaper(A, 'Sparse graph networks', { notes, tags: ['gnn'] }))
  writePaper(home, writtenPaper(B, 'Dense graph networks', { marks: [mark('mark-one', 'of sparse things', '', 3)] }))
  writePaper(home, writtenPaper(C, 'Élan ﬁnal: 量子计算 と 東京都'))
  const offprint = await openOffprint({
    home,
    env: { OFFPRINT_CHECK_OUTPUTS: '1' },
    rendererRoot: join(home, 'renderer'),
    leftOver: 'keep',
  })
  onTestFinished(() => offprint.close())
  const link = createMemoryLink()
  offprint.host.attach(link.host)
  onTestFinished(() => link.close())
  const client = createClient(link.client)
  await vi.waitFor(async () => expect((await client.request('search.state', {})).state).toBe('ready'), {
    timeout: 20_000,
  })
  return { client, home }
}

it('answers in groups: what was marked and written first, then papers, each with the place it opens at', async () => {
  const { client } = await opened()
  const { groups, problem, total } = await client.request('search.query', { query: 'sparse' })
  expect({ problem, total }).toEqual({ problem: null, total: 3 })
  expect(groups.map(({ kind, hits }) => [kind, ...hits.map(({ route }) => route)])).toEqual([
    ['mark', `#/paper/${B}?v=1&page=3&mark=mark-one`],
    ['note', `#/paper/${A}?note=1`],
    ['paper', `#/paper/${A}`],
  ])
  for (const query of ['elan', 'final', '量', '量子', '東', '東京'])
    expect([query, (await client.request('search.query', { query })).groups[0]?.hits[0]?.paperId]).toEqual([query, C])
})

it('says what is wrong with a query and where, and finds by the rest of it', async () => {
  const { client } = await opened()
  const { problem, groups } = await client.request('search.query', { query: 'dense year:soon' })
  expect(problem).toMatchObject({ code: 'bad-range', from: 6, to: 15 })
  expect(groups[0]?.hits.map(({ paperId }) => paperId)).toEqual([B])
  await expect(client.request('search.query', { query: 'graph', cursor: 'nowhere' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

it('keeps searches that count live, changes them, and takes them away', async () => {
  const { client } = await opened()
  const told: unknown[] = []
  client.on('search.changed', (state) => told.push(state))
  const kept = await client.request('search.save', { id: null, name: ' Graphs ', query: 'title:graph tag:gnn' })
  const counts = async () => (await client.request('search.saved', {})).searches.map(({ name, count }) => [name, count])
  expect(await counts()).toEqual([['Graphs', 1]])
  await client.request('papers.setTags', { ids: [id(B)], add: ['gnn'], remove: [] })
  expect(await counts()).toEqual([['Graphs', 2]])
  await client.request('search.save', { ...kept, name: 'Dense ones', query: 'dense' })
  expect(await counts()).toEqual([['Dense ones', 1]])
  await client.request('search.removeSaved', { id: kept.id })
  expect(await counts()).toEqual([])
  expect(told.length).toBeGreaterThan(2)
  await expect(client.request('search.save', kept)).rejects.toMatchObject({ code: 'not-found' })
})

it('tells papers like one, and makes the index anew when it is asked to', async () => {
  const { client } = await opened()
  const { hits } = await client.request('search.more', { id: id(A) })
  expect(hits.map(({ paperId }) => paperId)).toContain(B)
  await expect(client.request('search.more', { id: id('2401.99999') })).rejects.toMatchObject({ code: 'not-found' })
  const state = await client.request('search.rebuild', {})
  expect(state).toMatchObject({ state: 'building', total: 3 })
  await vi.waitFor(async () => expect((await client.request('search.state', {})).state).toBe('ready'), {
    timeout: 20_000,
  })
  expect((await client.request('search.query', { query: 'sparse' })).total).toBe(3)
})

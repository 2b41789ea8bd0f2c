import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addCited } from '../../../../main/intake/accept/add-cited.ts'
import { openLibrary, type OpenedLibrary } from '../../../../main/library/open.ts'
import type { Services } from '../../../../main/services.ts'
import { ArxivId, PaperId } from '../../../../preload/model/ids.ts'

let home: string
let library: OpenedLibrary
const asked: PaperId[] = []

function services(): Pick<Services, 'library' | 'filler' | 'downloads'> {
  const filler = { ask: (ids: readonly PaperId[]) => asked.push(...ids) } as unknown as Services['filler']
  const downloads = { add: () => undefined } as unknown as Services['downloads']
  return { library, filler, downloads }
}

beforeEach(async () => {
  asked.length = 0
  home = await mkdtemp(join(tmpdir(), 'offprint-cited-'))
  library = await openLibrary({ home, mode: 'write' })
})
afterEach(async () => {
  await library.close()
  await rm(home, { recursive: true, force: true })
})

const cited = (page: number | null) => ({
  ref: { base: ArxivId.parse('1706.03762'), version: null },
  input: 'A. Vaswani et al. Attention is all you need. 2017.',
  from: { paper: PaperId.parse('2403.00101'), page },
  list: { title: 'To read' },
})

it('comes in with where it was cited, into a new list, and its details are asked for', async () => {
  const receipt = await addCited(services(), cited(7))
  expect(receipt.results.map(({ outcome }) => outcome)).toEqual(['added'])
  const id = PaperId.parse('1706.03762')
  expect(library.record(id)?.provenance).toMatchObject([
    { kind: 'reference', from: '2403.00101', page: 7, input: 'A. Vaswani et al. Attention is all you need. 2017.' },
  ])
  expect(library.lists().map(({ id: list, title }) => [list, title])).toEqual([[receipt.listId, 'To read']])
  expect(library.summary(id)?.lists.map(({ title }) => title)).toEqual(['To read'])
  expect(asked).toEqual([id])
})

it('told of twice keeps one way it came, and one that is here keeps all of them', async () => {
  await addCited(services(), cited(7))
  const again = await addCited(services(), { ...cited(9), list: null })
  expect(again.results[0]?.outcome).toBe('already-here')
  await addCited(services(), { ...cited(null), list: null, from: { paper: PaperId.parse('2404.00202'), page: null } })
  const ways = library.record(PaperId.parse('1706.03762'))?.provenance.map(({ from, page }) => [from, page])
  expect(ways).toEqual([
    ['2403.00101', 7],
    ['2404.00202', undefined],
  ])
})

it('papers cited one right after the other are all in the list they were put into', async () => {
  const { listId } = await addCited(services(), cited(7))
  if (listId === null) throw new Error('A list was asked for')
  const bases = ['2401.00001', '2401.00002', '2401.00003']
  await Promise.all(
    bases.map((base) =>
      addCited(services(), { ...cited(8), ref: { base: ArxivId.parse(base), version: null }, list: { id: listId } }),
    ),
  )
  expect(library.listDetail(listId)?.papers.map(({ id }) => id)).toEqual(['1706.03762', ...bases])
})

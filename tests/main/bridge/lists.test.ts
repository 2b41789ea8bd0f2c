// The `lists.*` requests as windows send them: several at a time, none of which may undo another.
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openOffprint } from '../../../main/offprint.ts'
import { createClient, type Client } from '../../../renderer/app/client/client.ts'
import { createMemoryLink } from '../../support/memory-link.ts'
import { writePaper, writtenPaper } from '../../support/written-library.ts'
import { freshHome, id } from '../library/support.ts'

const papers = ['2401.00001', '2401.00002', '2401.00003', '2401.00004'] as const

async function opened(): Promise<Client> {
  const home = await freshHome()
  for (const paper of papers) writePaper(home, writtenPaper(paper, `Paper ${paper}`))
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
  return createClient(link.client)
}

it('keeps a new name and a new paper that came at the same moment', async () => {
  const client = await opened()
  const { id: list } = await client.request('lists.addPapers', { id: null, title: 'Old', ids: [id(papers[0])] })
  await Promise.all([
    client.request('lists.addPapers', { id: list, title: null, ids: [id(papers[1])] }),
    client.request('lists.change', { id: list, change: { title: 'New' } }),
    client.request('lists.addPapers', { id: list, title: null, ids: [id(papers[2])] }),
    client.request('lists.change', { id: list, change: { archived: true } }),
  ])
  const detail = await client.request('lists.get', { id: list })
  expect(detail.list).toMatchObject({ title: 'New', archived: true })
  expect(detail.papers.map((paper) => paper.id)).toEqual(papers.slice(0, 3))
})

it('keeps a paper that came in while the list was being arranged, and takes out what was taken out', async () => {
  const client = await opened()
  const given = { id: null, title: 'Week', ids: papers.slice(0, 3).map(id) }
  const { id: list } = await client.request('lists.addPapers', given)
  const seen = (await client.request('lists.get', { id: list })).list.sections
  const [section] = seen
  if (!section) throw new Error('A list of three papers has a section')
  await client.request('lists.addPapers', { id: list, title: null, ids: [id(papers[3])] })
  const [gone, ...left] = section.items
  const detail = await client.request('lists.change', {
    id: list,
    change: { sections: [{ ...section, items: left.toReversed() }], without: [gone?.id ?? ''] },
  })
  expect(detail.papers.map((paper) => paper.id)).toEqual([papers[2], papers[1], papers[3]])
  const undone = await client.request('lists.change', { id: list, change: { sections: seen, without: [] } })
  expect(undone.papers.map((paper) => paper.id)).toEqual([...papers])
})

// A list that is arranged faster than main answers: the newest arrangement is the one that is shown and built upon.
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { ListDetail, ListSection } from '../../../preload/model/list.ts'
import { giveApi } from '../../../renderer/app/api.ts'
import type { Client } from '../../../renderer/app/client/client.ts'
import { moveItem } from '../../../renderer/lists/arrange.ts'
import { arrange, fetchList, followList, useList } from '../../../renderer/lists/list-store.ts'

const id = ListId.parse('list-1')

/** A main that answers in order, when it is let. */
let kept: ListDetail
const answers: (() => void)[] = []
const sent: unknown[] = []

const client = {
  on: () => () => undefined,
  onResync: () => () => undefined,
  request: (_method: string, { change }: { change?: { sections: ListSection[]; without: string[] } }) =>
    new Promise((resolve) => {
      if (change) sent.push(change.without)
      answers.push(() => {
        if (change) kept = { ...kept, list: { ...kept.list, sections: change.sections } }
        resolve(kept)
      })
    }),
}

function detailOf(items: readonly string[]): ListDetail {
  const progress = { total: 0, unread: 0, reading: 0, read: 0, setAside: 0, ready: 0 }
  const section = {
    id: 'section-1',
    title: null,
    items: items.map((item) => ({
      id: item,
      paperId: PaperId.parse('2406.15877'),
      version: null,
      title: item,
      summary: null,
    })),
  }
  return {
    list: {
      id,
      title: 'Week 26',
      parent: null,
      date: null,
      intro: null,
      source: { kind: 'person', name: null, url: null, fingerprint: null },
      sections: [section],
      mentions: [],
      archived: false,
      told: null,
      createdAt: '2026-06-12T12:00:00.000Z',
      updatedAt: '2026-06-12T12:00:00.000Z',
    },
    progress,
    inside: [],
    next: null,
    sections: [],
    papers: [],
  }
}

const shown = (): readonly string[] =>
  useList.getState().detail?.list.sections.flatMap(({ items }) => items.map((item) => item.id)) ?? []

/** One step down by key, from what is on the screen. */
function down(item: string): Promise<boolean> {
  const list = useList.getState().detail?.list
  const moved = list && moveItem(list.sections, item, 1)
  return list && moved ? arrange(list, moved) : Promise.resolve(false)
}

beforeAll(() => giveApi(client as unknown as Client))
beforeEach(async () => {
  answers.length = sent.length = 0
  kept = detailOf(['a', 'b', 'c', 'd'])
  followList(id)
  const fetched = fetchList(id)
  answers.shift()?.()
  await fetched
})

it('goes on from the newest arrangement, also when older ones are answered in between', async () => {
  const steps = [down('a'), down('a')]
  expect(shown()).toEqual(['b', 'c', 'a', 'd'])
  answers.shift()?.()
  await steps[0]
  expect(shown()).toEqual(['b', 'c', 'a', 'd'])
  steps.push(down('a'))
  expect(shown()).toEqual(['b', 'c', 'd', 'a'])
  for (const answer of answers.splice(0)) answer()
  await Promise.all(steps)
  expect([shown(), kept.list.sections]).toEqual([['b', 'c', 'd', 'a'], useList.getState().detail?.list.sections])
})

it('shows what main says once nothing is on its way', async () => {
  const step = down('a')
  answers.shift()?.()
  await step
  kept = detailOf(['d', 'a'])
  const fetched = fetchList(id)
  answers.shift()?.()
  await fetched
  expect(shown()).toEqual(['d', 'a'])
})

it('says what it takes out, so that what it does not know of can stay', async () => {
  const list = useList.getState().detail?.list
  if (!list) throw new Error('The list is shown')
  const [section] = list.sections
  const step = arrange(list, section ? [{ ...section, items: section.items.slice(1) }] : [])
  answers.shift()?.()
  await step
  expect(sent).toEqual([['a']])
})

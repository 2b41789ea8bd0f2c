// A first answer that fills a screen: groups below it say a few, and go on from there.
import { expect, it } from 'vitest'
import { freshHome, writable } from '../library/support.ts'
import { described, mark, searchOver } from './support.ts'

it('gives as many hits as a screen shows, two of each group below it, and the rest on asking', async () => {
  const library = await writable(await freshHome())
  const marks = [1, 2, 3].map((page) => mark(`mark-${page}`, 'sparse attention', '', page))
  for (let index = 1; index <= 6; index++) {
    await library.create(described(`2401.0000${index}`, 'Sparse attention', {}, index === 1 ? { marks } : {}))
  }
  const search = searchOver(library)
  await search.settled()
  const { groups } = await search.query('sparse', { limit: 4, screen: 4 })
  expect(groups.map(({ kind, total, hits, next }) => [kind, total, hits.length, next])).toEqual([
    ['mark', 3, 3, null],
    ['paper', 6, 2, 'paper:2'],
  ])
  const whole = (await search.query('sparse', { limit: 6 })).groups[1]?.hits.map(({ paperId }) => paperId)
  const more = await search.query('sparse', { limit: 6, cursor: 'paper:2' })
  const first = groups[1]?.hits ?? []
  expect([...first, ...(more.groups[0]?.hits ?? [])].map(({ paperId }) => paperId)).toEqual(whole)
})

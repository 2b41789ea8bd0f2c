// How many papers a query matches, asked while others ask for more urgent things.
import { expect, it } from 'vitest'
import { freshHome, writable } from '../library/support.ts'
import { described, mark, searchOver } from './support.ts'

it('is a paper once, wherever it was found, also while others ask', async () => {
  const library = await writable(await freshHome())
  const [A, B, C] = ['2401.00001', '2401.00002', '2401.00003']
  await library.create(described(A, 'Attention', { abstract: 'On attention.' }))
  await library.create(described(B, '机器学习', {}, { marks: [mark('mark-one', 'paying attention', 'attention', 3)] }))
  await library.create(described(C, 'Kernels', {}, { notes: { text: 'Not this one.', updatedAt: null } }))
  const search = searchOver(library, { texts: new Map([[C, ['The attention of others.']]]) })
  await search.settled()

  const queries = ['attention', 'kernels', 'status:unread', '学习', '-attention', 'nowhere', '', 'title:(']
  const counts = queries.map((query) => search.count(query))
  const others = await Promise.all(Array.from({ length: 20 }, () => search.query('kernels', { limit: 5 })))
  expect(new Set(others.map(({ total }) => total))).toEqual(new Set([1]))
  const matched = await Promise.all(queries.map((query) => search.match(query)))
  expect(await Promise.all(counts)).toEqual(matched.map((found) => found?.ids.size))
  expect(await search.count('attention')).toBe(2)
})

// Downloads against the stand-in for arXiv, one fault after another: the outcome, and what stays on disk.
import { expect, onTestFinished, test } from 'vitest'
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import type { FaultInput } from '../../arxiv/faults.ts'
import { startStandIn } from '../../arxiv/stand-in.ts'
import { createClock, namesOf, openQueue, paper, request, temporaryHome } from './shelf.ts'

const id = paper('2406.15877')

async function download(fault: FaultInput, ref: string = id) {
  const home = await temporaryHome()
  const standIn = await startStandIn({ anyPaper: true })
  onTestFinished(() => standIn.close())
  standIn.faults.add({ on: 'pdf', ...fault })
  const clock = createClock()
  const { library, downloads, close } = await openQueue(home, standIn.origin, clock)
  await library.create(newPaperRecord({ id, now: clock.now() }))
  const [result] = await downloads.settled([request(ref)])
  await close()
  return {
    result: result?.problem?.kind ?? result?.outcome,
    message: result?.message,
    names: await namesOf(home, id),
    asked: standIn.requests.length,
  }
}

test.each<[FaultInput, number]>([
  [{ name: 'truncate-pdf', times: 1 }, 2],
  [{ name: 'short-pdf', times: 1 }, 2],
  [{ name: 'server-error', times: 1 }, 2],
  [{ name: 'empty-pdf', times: 1 }, 2],
  [{ name: 'reset', times: 1 }, 2],
  [{ name: 'redirect' }, 2],
  [{ name: 'content-length' }, 1],
  [{ name: 'pdf-as-html' }, 1],
  [{ name: 'weak-etag' }, 1],
])('%j ends in a whole PDF', async (fault, atLeast) => {
  const { result, names, asked } = await download(fault)
  expect(result).toBe('downloaded')
  expect(names).toEqual([expect.stringMatching(/^v\d\.pdf$/)])
  expect(asked).toBeGreaterThanOrEqual(atLeast)
})

test.each<[FaultInput, FaultInput]>([
  [{ name: 'truncate-pdf', times: 1 }, { name: 'range-ignored' }],
  [{ name: 'truncate-pdf', times: 1 }, { name: 'range-refused' }],
  [{ name: 'truncate-pdf', times: 1 }, { name: 'etag-changed' }],
  [{ name: 'truncate-pdf', times: 1 }, { name: 'weak-etag' }],
])('%j and then %j ends in a whole PDF', async (first, second) => {
  const home = await temporaryHome()
  const standIn = await startStandIn({ anyPaper: true })
  onTestFinished(() => standIn.close())
  standIn.faults.add({ on: 'pdf', ...first }, { on: 'pdf', ...second })
  const clock = createClock()
  const { library, downloads } = await openQueue(home, standIn.origin, clock)
  await library.create(newPaperRecord({ id, now: clock.now() }))
  expect((await downloads.settled([request(id)]))[0]?.outcome).toBe('downloaded')
})

test.each<[FaultInput['name'], string]>([
  ['html-instead-of-pdf', 'not-a-pdf'],
  ['not-a-pdf', 'not-a-pdf'],
  ['withdrawn', 'withdrawn'],
  ['no-pdf', 'no-pdf'],
  ['cannot-build', 'cannot-build'],
  ['not-yet-built', 'not-yet-built'],
  ['no-such-paper', 'no-such-paper'],
  ['wrong-paper', 'wrong-paper'],
  ['short-pdf', 'truncated'],
  ['empty-pdf', 'truncated'],
  ['rate-limited', 'throttled'],
  ['rate-limited-200', 'throttled'],
  ['not-acceptable', 'throttled'],
  ['unavailable', 'throttled'],
  ['forbidden', 'refused'],
  ['server-error', 'remote'],
  ['redirect-away', 'remote'],
  ['redirect-loop', 'remote'],
  ['reset', 'remote'],
])('%s for ever ends in %s, with a sentence, and nothing on disk', async (name, kind) => {
  const { result, message, names } = await download({ name })
  expect(result).toBe(kind)
  expect(message).toMatch(/^.{20,}\.$/)
  expect(names).toEqual([])
})

test('another version than the one that was asked for is refused', async () => {
  expect(await download({ name: 'wrong-version' }, `${id}v2`)).toMatchObject({ result: 'wrong-paper', names: [] })
})

test('a version that nobody tells is asked of the API', async () => {
  const { result, names } = await download({ name: 'no-disposition' })
  expect(result).toBe('downloaded')
  expect(names).toEqual([expect.stringMatching(/^v\d\.pdf$/)])
})

// The index's thread that starts before the program is read: given once, and never one that is gone.
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { IndexThread } from '../../../main/search/index-thread.ts'
import { startEarly, takeEarly } from '../../../main/search/early-thread.ts'

it('is given once, and answers', async () => {
  startEarly()
  const taken = takeEarly()
  expect(takeEarly()).toBeNull()
  if (!taken) throw new Error('no thread')
  const thread = new IndexThread(taken)
  const opened = await thread.call({ kind: 'open', place: { path: null, mode: 'write' }, anew: false })
  expect(opened).toEqual({ known: null, fault: null })
  await thread.close()
})

it('is not given when it is gone already', async () => {
  startEarly()
  const taken = takeEarly()
  startEarly()
  const second = takeEarly()
  expect(second?.worker).not.toBe(taken?.worker)
  await Promise.all([taken?.worker.terminate(), second?.worker.terminate()])

  const workers: Promise<unknown>[] = []
  process.once('worker', (worker) => workers.push(once(worker, 'exit'), worker.terminate()))
  startEarly()
  await new Promise((resolve) => setImmediate(resolve))
  await Promise.all(workers)
  expect(takeEarly()).toBeNull()
})

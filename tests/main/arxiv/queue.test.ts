// One request at a time, one every interval, in the right order: on a fake clock.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createQueue, type Place, type Priority } from '../../../main/arxiv/queue.ts'
import { AppError } from '../../../preload/errors.ts'

const never = new AbortController().signal

describe('the queue in front of arXiv', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
  afterEach(() => vi.useRealTimers())

  /** Lets `name` in, notes when, and keeps the place for `ms`. */
  function visitor(queue: ReturnType<typeof createQueue>, log: string[], start = Date.now()) {
    return (name: string, priority: Priority, ms: number, signal = never) =>
      queue.acquire(priority, signal).then(
        (place: Place) => {
          log.push(`${name}@${Date.now() - start}`)
          setTimeout(() => place.release(), ms)
        },
        (error: unknown) => log.push(`${name}!${error instanceof AppError ? error.code : String(error)}`),
      )
  }

  test('lets one in at a time, from start to start the interval apart, metadata before pages before PDFs', async () => {
    const log: string[] = []
    const visit = visitor(createQueue({ interval: 3000 }), log)
    void visit('first', 'pdf', 10_000)
    void visit('pdf a', 'pdf', 100)
    void visit('pdf b', 'pdf', 100)
    void visit('page', 'page', 100)
    void visit('metadata', 'metadata', 100)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(log).toEqual(['first@0', 'metadata@10000', 'page@13000', 'pdf a@16000', 'pdf b@19000'])
  })

  test('forgets who gave up, and counts who waits', async () => {
    const log: string[] = []
    const changes: number[] = []
    const queue = createQueue({ interval: 1000, changed: () => changes.push(queue.waiting()) })
    const visit = visitor(queue, log)
    const giveUp = new AbortController()
    void visit('a', 'pdf', 10)
    void visit('b', 'pdf', 10, giveUp.signal)
    void visit('c', 'pdf', 10)
    await vi.advanceTimersByTimeAsync(0)
    giveUp.abort()
    await vi.advanceTimersByTimeAsync(5000)
    expect({ log, changes: changes.at(-1), most: Math.max(...changes) }).toEqual({
      log: ['a@0', 'b!cancelled', 'c@1000'],
      changes: 0,
      most: 2,
    })
  })

  test('a clock that is set back makes nobody wait longer than the interval', async () => {
    const log: string[] = []
    let clock = 1_000_000
    const visit = visitor(createQueue({ interval: 1000, now: () => clock }), log)
    void visit('a', 'pdf', 10)
    await vi.advanceTimersByTimeAsync(20)
    clock -= 3_600_000
    void visit('b', 'pdf', 10)
    await vi.advanceTimersByTimeAsync(1000)
    expect(log).toEqual(['a@0', 'b@1020'])
  })

  test('lets everyone fail at once, and admits nobody after closing', async () => {
    const log: string[] = []
    const queue = createQueue({ interval: 1000 })
    const visit = visitor(queue, log)
    void visit('a', 'pdf', 10)
    void visit('b', 'pdf', 10)
    queue.failWaiting(() => new AppError('rate-limited', 'Later.'))
    queue.close()
    void visit('c', 'pdf', 10)
    await vi.advanceTimersByTimeAsync(5000)
    expect(log.toSorted()).toEqual(['a@0', 'b!rate-limited', 'c!cancelled'])
  })
})

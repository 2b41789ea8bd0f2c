// Cool-downs: their steps, Retry-After, stopping, and coming back, on a fake clock.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createManners, readRetryAfter } from '../../../main/arxiv/manners.ts'

const start = new Date('2026-11-20T12:00:00Z')

describe('manners', () => {
  beforeEach(() => vi.useFakeTimers({ now: start }))
  afterEach(() => vi.useRealTimers())

  test('keep still for 60 s, 5, 15 and 30 min as throttling goes on, and start anew after a success', () => {
    const manners = createManners({ random: () => 0 })
    const waits = Array.from({ length: 5 }, () => {
      manners.throttled(null)
      const wait = Date.parse(manners.state().until ?? '') - Date.now()
      vi.advanceTimersByTime(wait + 1)
      return wait / 1000
    })
    manners.succeeded()
    manners.throttled(null)
    expect([waits, Date.parse(manners.state().until ?? '') - Date.now()]).toEqual([[60, 300, 900, 1800, 1800], 60_000])
  })

  test('add at most a fifth of jitter', () => {
    const manners = createManners({ random: () => 1 })
    manners.throttled(null)
    expect(manners.state().until).toBe('2026-11-20T12:01:12.000Z')
  })

  test('say until when, as a code, a time and a sentence, and tell when it is over', () => {
    const told: string[] = []
    const manners = createManners({ random: () => 0, changed: () => told.push(manners.state().state) })
    const error = manners.throttled('90')
    expect([error.code, error.details]).toEqual(['rate-limited', { until: '2026-11-20T12:01:30.000Z' }])
    expect(error.message).toMatch(/can try again at \d\d:02\.$/)
    expect(manners.refusal()).toMatchObject({ code: 'rate-limited' })
    vi.advanceTimersByTime(90_001)
    expect([manners.refusal(), told, manners.state()]).toEqual([
      null,
      ['cooling', 'ready'],
      { state: 'ready', until: null, message: null },
    ])
  })

  test('stop for hours after a refusal, whatever else is said', () => {
    const manners = createManners({ random: () => 0 })
    manners.blocked()
    manners.throttled(null)
    vi.advanceTimersByTime(5 * 3_600_000)
    expect(manners.refusal()).toMatchObject({ code: 'remote', details: { stopped: true } })
    vi.advanceTimersByTime(3_600_001)
    expect(manners.refusal()).toBeNull()
  })

  test('being offline refuses nothing and ends with the next success', () => {
    const manners = createManners({})
    expect(manners.unreachable().code).toBe('offline')
    expect([manners.state().state, manners.refusal()]).toEqual(['offline', null])
    manners.succeeded()
    expect(manners.state().state).toBe('ready')
  })

  test.each([
    ['120', 120_000],
    ['0', 1000],
    ['999999999', 6 * 3_600_000],
    ['Fri, 20 Nov 2026 12:05:00 GMT', 300_000],
    ['Fri, 20 Nov 2020 12:05:00 GMT', 1000],
    ['soon', null],
    ['', null],
    [null, null],
  ])('read Retry-After %j as %s ms', (header, wait) => {
    expect(readRetryAfter(header, start)).toBe(wait)
  })
})

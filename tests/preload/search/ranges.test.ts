// Ranges of days as people write them.
import { expect, it } from 'vitest'
import { timeRange } from '../../../preload/search/ranges.ts'

const now = new Date('2026-03-31T10:00:00.000Z')

it('reads how long ago something was added', () => {
  const from = (text: string) => timeRange(text, now)?.from
  expect(from('7d')).toBe('2026-03-24T10:00:00.000Z')
  expect(from('2w')).toBe('2026-03-17T10:00:00.000Z')
  expect(from('1y')).toBe('2025-03-31T10:00:00.000Z')
  expect(timeRange('3m', now)).toEqual({ from: '2025-12-31T10:00:00.000Z', to: null })
  expect(timeRange('d', now)).toBe(null)
  expect(timeRange('7x', now)).toBe(null)
})

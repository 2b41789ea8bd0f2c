import { expect, test } from 'vitest'
import { createReloadPolicy } from '../../../main/desktop/reload-policy.ts'

test('a page that crashes again and again is loaded three times, each time later, then the person is asked', () => {
  const delayOf = createReloadPolicy()
  expect([0, 1000, 2000, 3000, 4000].map(delayOf)).toEqual([500, 2000, 8000, null, null])
})

test('a crash after a quiet minute starts anew', () => {
  const delayOf = createReloadPolicy()
  expect([0, 1000, 62_000, 62_100].map(delayOf)).toEqual([500, 2000, 500, 2000])
})

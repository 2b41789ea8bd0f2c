// How far the queue is, and where a moved download goes.
import { describe, expect, it } from 'vitest'
import type { DownloadItem } from '../../../preload/model/app.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import { overall, shareOf } from '../../../renderer/app/downloads/downloads-store.ts'
import { targetBefore } from '../../../renderer/app/downloads/move-target.ts'

const item = (state: DownloadItem['state'], received = 0, total: number | null = null): DownloadItem => ({
  paperId: PaperId.parse('2406.15877'),
  version: null,
  title: 'A paper',
  state,
  received,
  total,
  problem: null,
  nextTryAt: null,
})

describe('the queue as a whole', () => {
  it('counts what is at its end, and the share of what is coming down', () => {
    const items = [item('done'), item('failed'), item('downloading', 50, 100), item('queued'), item('cancelled')]
    expect(overall(items)).toEqual({ done: 2, total: 4, value: 2.5 })
  })

  it('knows no share where the server did not say the size', () => {
    expect(shareOf(item('downloading', 50, null))).toBe(null)
  })
})

describe('moving a waiting download', () => {
  it('goes before its neighbour, or to the end', () => {
    const order = ['a', 'b', 'c']
    expect(targetBefore(order, 'b', -1)).toBe('a')
    expect(targetBefore(order, 'a', 1)).toBe('c')
    expect(targetBefore(order, 'b', 1)).toBe(null)
  })

  it('stays where it is at the ends, and when it is not waiting', () => {
    expect(targetBefore(['a', 'b'], 'a', -1)).toBe(undefined)
    expect(targetBefore(['a', 'b'], 'b', 1)).toBe(undefined)
    expect(targetBefore(['a', 'b'], 'x', 1)).toBe(undefined)
  })
})

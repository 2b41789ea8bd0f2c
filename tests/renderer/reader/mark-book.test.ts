import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../preload/errors.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import type { Client } from '../../../renderer/app/client/client.ts'
import { MarkBook } from '../../../renderer/reader/marks/mark-book.ts'
import { markOf } from './marks.ts'

const paper = PaperId.parse('2406.15877')

/** A client that keeps what it is sent, or fails while it is told to. */
function clientOf() {
  const sent: string[] = []
  const state = { failing: null as AppError | null, refused: null as string | null }
  const request = (
    method: string,
    input: { mark: Mark | string; changes?: readonly { id: string; mark: Mark | null }[] },
  ): Promise<unknown> => {
    if (state.failing) return Promise.reject(state.failing)
    if (input.changes) {
      const changes = input.changes.map(({ id, mark }) => (mark ? `${id} ${mark.color}` : `-${id}`))
      if (changes.some((change) => change.includes(state.refused ?? '\0')))
        return Promise.reject(new AppError('invalid-input', 'This mark is too long.'))
      sent.push(`${method} ${changes.join(', ')}`)
      return Promise.resolve({})
    }
    if (typeof input.mark !== 'string' && input.mark.id === state.refused)
      return Promise.reject(new AppError('invalid-input', 'This mark is too long.'))
    sent.push(`${method} ${typeof input.mark === 'string' ? input.mark : `${input.mark.id} ${input.mark.color}`}`)
    return Promise.resolve({})
  }
  return { sent, state, client: { request } as unknown as Client }
}

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function bookOf(client: Client, marks: readonly Mark[] = []) {
  const failures: unknown[] = []
  const book = new MarkBook(paper, client, marks, {
    onMarks: () => undefined,
    onSaveFailed: (error) => failures.push(error),
  })
  return { book, failures }
}

const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined)

describe('the marks of an open paper', () => {
  it('are shown at once and sent in order', async () => {
    const { client, sent } = clientOf()
    const { book } = bookOf(client)
    book.put(markOf('mark-1'))
    book.put(markOf('mark-1', { color: 'red' }))
    book.put(markOf('mark-2'))
    book.remove(markOf('mark-1').id)
    expect(book.all().map(({ id }) => id)).toEqual(['mark-2'])
    await settled()
    expect(sent).toEqual(['marks.save mark-1 yellow', 'marks.change mark-2 yellow, -mark-1'])
    expect(book.hasUnsent).toBe(false)
  })

  it('stay, and are sent when the link is back, also after a restart', async () => {
    const { client, state, sent } = clientOf()
    state.failing = new AppError('disconnected', 'gone')
    const { book, failures } = bookOf(client)
    book.put(markOf('mark-1'))
    await settled()
    book.destroy()
    state.failing = null
    const again = bookOf(client).book
    expect(again.all().map(({ id }) => id)).toEqual(['mark-1'])
    await settled()
    expect({ sent, failures }).toEqual({ sent: ['marks.save mark-1 yellow'], failures: [] })
  })

  it('are not overwritten by an older snapshot while a change is on its way', async () => {
    const { client, state } = clientOf()
    const old = markOf('mark-1')
    const { book } = bookOf(client, [old])
    state.failing = new AppError('disconnected', 'gone')
    book.put({ ...old, color: 'blue' })
    book.fromLibrary([old])
    expect(book.get(old.id)?.color).toBe('blue')
  })

  it('say so when main will never take one, and go on with the others', async () => {
    const { client, state, sent } = clientOf()
    const { book, failures } = bookOf(client)
    state.failing = new AppError('invalid-input', 'This mark is too long.')
    book.put(markOf('mark-1'))
    await settled()
    state.failing = null
    book.put(markOf('mark-2'))
    await settled()
    expect(failures).toHaveLength(1)
    expect({ sent, left: book.all().map(({ id }) => id) }).toEqual({
      sent: ['marks.save mark-2 yellow'],
      left: ['mark-2'],
    })
  })

  it('are undone and redone through main too', async () => {
    const { client, sent } = clientOf()
    const { book } = bookOf(client)
    book.put(markOf('mark-1'))
    await settled()
    book.undo()
    await settled()
    book.redo()
    await settled()
    expect(sent).toEqual(['marks.save mark-1 yellow', 'marks.remove mark-1', 'marks.save mark-1 yellow'])
  })

  it('are one write for one deed, and one undo', async () => {
    const { client, sent } = clientOf()
    const { book } = bookOf(client, [markOf('mark-1'), markOf('mark-2')])
    book.change([
      [markOf('mark-1').id, { ...markOf('mark-1'), comment: 'both' }],
      [markOf('mark-2').id, null],
    ])
    await settled()
    book.undo()
    await settled()
    expect(sent).toEqual(['marks.change mark-1 yellow, -mark-2', 'marks.change mark-1 yellow, mark-2 yellow'])
    expect(book.all().map(({ id, comment }) => [id, comment])).toEqual([
      ['mark-1', ''],
      ['mark-2', ''],
    ])
  })

  it('go on without the one that main refuses', async () => {
    const { client, state, sent } = clientOf()
    state.refused = 'mark-2'
    const { book, failures } = bookOf(client)
    book.change(['mark-1', 'mark-2', 'mark-3'].map((id) => [markOf(id).id, markOf(id)]))
    await settled()
    await settled()
    expect({ sent, failures: failures.length, left: book.all().length, waits: book.hasUnsent }).toEqual({
      sent: ['marks.save mark-1 yellow', 'marks.save mark-3 yellow'],
      failures: 1,
      left: 2,
      waits: false,
    })
  })

  it('do not go away because of a snapshot that was on its way when they were acknowledged', async () => {
    const { client } = clientOf()
    const { book } = bookOf(client)
    book.put(markOf('mark-1'))
    await settled()
    book.fromLibrary([])
    expect(book.all()).toHaveLength(1)
    // Later ones are the truth.
    await vi.advanceTimersByTimeAsync(5000)
    book.fromLibrary([])
    expect(book.all()).toHaveLength(0)
  })

  it('are undone also after the paper was left and opened again', async () => {
    const { client } = clientOf()
    const first = bookOf(client).book
    first.put(markOf('mark-9'))
    await settled()
    const marks = first.all()
    first.destroy()
    const again = bookOf(client, marks).book
    again.undo()
    expect(again.all()).toEqual([])
  })
})

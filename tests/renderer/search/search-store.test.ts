// Asking while typing: only the newest question counts, whatever comes in between.
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from '../../../renderer/app/client/client.ts'
import { giveApi } from '../../../renderer/app/api.ts'
import { ask, askAgain, useSearch } from '../../../renderer/search/search-store.ts'

interface Question {
  readonly query: string
  readonly signal: AbortSignal
  readonly answer: () => void
}

let questions: Question[] = []

const client: Pick<Client, 'request'> = {
  request: (_method, input, options) =>
    new Promise((resolve) => {
      const query = 'query' in input ? String(input.query) : ''
      const signal = options?.signal ?? new AbortController().signal
      // The one request these tests make is search.query; its answer is empty.
      questions.push({
        query,
        signal,
        answer: () => resolve({ problem: null, total: 0, groups: [], took: 0 } as never),
      })
    }),
}

describe('asking', () => {
  beforeAll(() => {
    vi.stubGlobal('requestAnimationFrame', () => 0)
    giveApi(client as Client)
    return () => vi.unstubAllGlobals()
  })
  beforeEach(() => {
    questions = []
  })

  it('cancels an older question and drops its answer', async () => {
    const first = ask('a')
    const second = ask('ab')
    expect(questions.map(({ query, signal }) => [query, signal.aborted])).toEqual([
      ['a', true],
      ['ab', false],
    ])
    questions[1]?.answer()
    questions[0]?.answer()
    await Promise.all([first, second])
    expect(useSearch.getState().query).toBe('ab')
  })

  it('asks the newest question again when something changed, not the one last answered', async () => {
    const answered = ask('old')
    questions[0]?.answer()
    await answered
    void ask('new')
    const again = askAgain()
    expect(questions.at(-1)?.query).toBe('new')
    questions.at(-1)?.answer()
    await again
    expect(useSearch.getState().query).toBe('new')
  })

  it('asks nothing for an empty query, and forgets what was there', async () => {
    await ask('  ')
    await askAgain()
    expect(questions).toEqual([])
    expect(useSearch.getState()).toMatchObject({ groups: [], total: 0, failed: null })
  })
})

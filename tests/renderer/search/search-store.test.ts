// Asking while typing: only the newest question counts, whatever comes in between.
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SearchGroup, SearchHit } from '../../../preload/model/search.ts'
import type { Client } from '../../../renderer/app/client/client.ts'
import { giveApi } from '../../../renderer/app/api.ts'
import { ask, askAgain, askMore, useSearch } from '../../../renderer/search/search-store.ts'

interface Question {
  readonly query: string
  readonly signal: AbortSignal
  readonly cursor: string | null
  readonly answer: (groups?: readonly SearchGroup[]) => void
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
        cursor: 'cursor' in input ? String(input.cursor) : null,
        answer: (groups = []) => resolve({ problem: null, total: 0, groups, took: 0 } as never),
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

  it('shows as much of a group as one wanted to see, also after something changed', async () => {
    const all = Array.from({ length: 90 }, (_, at) => ({ kind: 'paper', paperId: `2406.${at}` }) as SearchHit)
    const paper = (from: number, to: number): SearchGroup => ({
      kind: 'paper',
      total: all.length,
      capped: false,
      hits: all.slice(from, to),
      next: to < all.length ? `paper:${to}` : null,
    })
    const answered = async (asked: Promise<void>, ...groups: readonly SearchGroup[]): Promise<void> => {
      for (const group of groups) {
        await vi.waitFor(() => expect(questions.length).toBeGreaterThan(0))
        questions.shift()?.answer([group])
      }
      await asked
    }
    await answered(ask('graph'), paper(0, 20))
    await answered(askMore('paper'), paper(20, 70))
    const again = askAgain()
    await answered(again, paper(0, 20), paper(20, 70))
    expect(useSearch.getState().groups).toEqual([paper(0, 70)])
    expect(useSearch.getState().cursor).toBe('paper-2406.20---')
    await answered(ask('graphs'), paper(0, 20))
    expect(useSearch.getState().groups).toEqual([paper(0, 20)])
  })

  it('asks nothing for an empty query, and forgets what was there', async () => {
    await ask('  ')
    await askAgain()
    expect(questions).toEqual([])
    expect(useSearch.getState()).toMatchObject({ groups: [], total: 0, failed: null })
  })
})

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { PageText } from '../../../preload/model/text.ts'
import { FindDriver, type FindSource } from '../../../renderer/reader/find/find-driver.ts'
import { fold } from '../../../renderer/reader/find/fold.ts'
import { haystackOf } from '../../../renderer/reader/find/haystack.ts'
import { hitOf, type Hit } from '../../../renderer/reader/find/hits.ts'
import { matcherOf, type Query } from '../../../renderer/reader/find/matcher.ts'
import type { FromWorker, ToWorker } from '../../../renderer/reader/find/protocol.ts'
import { laidPage, type LaidLine } from '../../support/laid-page.ts'
import { createReaderStore } from '../../../renderer/reader/state/reader-state.ts'

type Line = NonNullable<LaidLine[3]> & { readonly text: string }

/** A page of lines under each other, columns side by side. */
function pageOf(page: number, lines: readonly Line[]): PageText {
  const laid = lines.map(({ text, ...more }, index): LaidLine => [
    text,
    50 + (more.column ?? 0) * 300,
    700 - index * 20,
    more,
  ])
  return laidPage(laid, { page })
}

const plainQuery = { caseSensitive: false, wholeWords: false, regex: false }

function hitsIn(page: PageText, query: Partial<Query> & { readonly text: string }, after: PageText | null = null) {
  const matcher = matcherOf({ ...plainQuery, ...query })
  if (typeof matcher !== 'function') throw new Error(matcher.problem)
  const hay = haystackOf(page, after)
  return matcher(hay).map((stretch) => hitOf(hay, stretch, page, after))
}

const wordsOf = (hits: readonly Hit[]): readonly string[] => hits.map(({ match }) => match)

describe('what find finds', () => {
  const page = pageOf(1, [
    { text: 'The opti-', hyphen: true },
    { text: 'misation of Schrödinger ﬁelds'.normalize('NFKC') },
    { text: 'state-of-the-' },
    { text: 'art “quoted” text', column: 1 },
    { text: '1 A note on fields', kind: 'footnote', paragraph: 1 },
  ])

  it('finds words over line ends, with accents or without, whatever the quotes', () => {
    expect(wordsOf(hitsIn(page, { text: 'optimisation' }))).toEqual(['optimisation'])
    expect(wordsOf(hitsIn(page, { text: 'schrodinger' }))).toEqual(['Schrödinger'])
    expect(wordsOf(hitsIn(page, { text: 'state-of-the-art "quoted"' }))).toEqual(['state-of-the-art “quoted”'])
  })

  it('finds a word with a hyphen where a line end took the hyphen away, and only there', () => {
    expect(wordsOf(hitsIn(page, { text: 'opti-misation' }))).toEqual(['optimisation'])
    expect(wordsOf(hitsIn(page, { text: 'schro-dinger' }))).toEqual([])
  })

  it('finds in the text first, then in what stands beside it', () => {
    expect(hitsIn(page, { text: 'fields' }).map(({ before }) => before.trim().split(' ').at(-1))).toEqual([
      'Schrödinger',
      'on',
    ])
  })

  it('draws a match line by line, from its glyphs', () => {
    const [hit] = hitsIn(page, { text: 'optimisation' })
    expect(hit?.parts.map(({ page: at, rects }) => [at, rects.map(([x1, , x2]) => [x1, x2])])).toEqual([
      [
        1,
        [
          [90, 140],
          [50, 130],
        ],
      ],
    ])
  })

  it('finds a phrase that a page end cuts, once', () => {
    const next = pageOf(2, [{ text: '7 Running head', kind: 'running' }, { text: 'waves go on' }])
    const first = pageOf(1, [{ text: 'gravitational' }, { text: 'a note', kind: 'footnote', paragraph: 1 }])
    const hits = hitsIn(first, { text: 'gravitational waves' }, next)
    expect(hits.map(({ parts }) => parts.map((part) => part.page))).toEqual([[1, 2]])
    expect(hitsIn(first, { text: 'waves' }, next)).toEqual([])
    expect(wordsOf(hitsIn(next, { text: 'waves' }))).toEqual(['waves'])
  })

  it('keeps to case and to whole words when asked', () => {
    const some = pageOf(1, [{ text: 'Net net nets 神经网络' }])
    expect(wordsOf(hitsIn(some, { text: 'net' }))).toEqual(['Net', 'net', 'net'])
    expect(wordsOf(hitsIn(some, { text: 'net', wholeWords: true }))).toEqual(['Net', 'net'])
    expect(wordsOf(hitsIn(some, { text: 'net', caseSensitive: true, wholeWords: true }))).toEqual(['net'])
    expect(wordsOf(hitsIn(some, { text: '网络', wholeWords: true }))).toEqual(['网络'])
  })

  it('takes regular expressions, and says what is wrong with one', () => {
    expect(wordsOf(hitsIn(page, { text: String.raw`\bfi\w+`, regex: true }))).toEqual(['fields', 'fields'])
    expect(wordsOf(hitsIn(page, { text: String.raw`state\-of`, regex: true }))).toEqual(['state-of'])
    expect(wordsOf(hitsIn(page, { text: 'x*', regex: true }))).toEqual(['x'])
    expect(matcherOf({ ...plainQuery, regex: true, text: '(' })).toMatchObject({ problem: 'Unterminated group' })
  })

  it('folds any text with a map back into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, caseSensitive) => {
        const { text: folded, from } = fold(text, { caseSensitive })
        expect(from.length).toBe(folded.length + 1)
        expect(Array.from(from).every((at, index) => index === 0 || at >= (from[index - 1] ?? 0))).toBe(true)
        expect(from.at(-1)).toBe(text.length)
      }),
    )
  })
})

describe('going through what was found', () => {
  function driver(pages = 9) {
    const sent: ToWorker[] = []
    let ended = 0
    const worker = {
      postMessage: (message: unknown) => void sent.push(message as ToWorker),
      terminate: () => void ended++,
      onmessage: null as Worker['onmessage'],
    }
    const store = createReaderStore()
    const shown: number[] = []
    const view = { page: 4, pages, sees: () => true, bring: (page: number) => void shown.push(page) }
    const source: FindSource = {
      view: view as unknown as FindSource['view'],
      store,
      textUrl: () => null,
      textOf: async () => null,
      drawn: () => [],
      draw: () => {},
      onCurrent: () => {},
      onNothing: () => {},
      startWorker: () => worker,
    }
    const hear = (message: FromWorker): void => {
      worker.onmessage?.call(worker as unknown as Worker, { data: message } as MessageEvent)
    }
    const found = (run: number, page: number, count = 1): void =>
      hear({
        say: 'found',
        run,
        page,
        hits: Array.from({ length: count }, () => ({
          parts: [{ page, from: 0, to: 1, rects: [[0, 0, 1, 1]] }],
          before: '',
          match: 'x',
          after: '',
        })),
      })
    const search = () => store.getState().search
    return { find: new FindDriver(source), sent, hear, found, search, shown, ended: () => ended }
  }

  it('begins where one is, lists in the order of the paper, and stays at its match while others come', () => {
    const { find, sent, hear, found, search, shown } = driver()
    find.search({ query: 'x' })
    expect(sent).toMatchObject([{ say: 'search', start: 4, pages: 9 }])
    found(1, 6, 2)
    expect([search().current, search().hits.length, shown]).toEqual([1, 2, [6]])
    found(1, 2)
    hear({ say: 'done', run: 1, more: false })
    expect(search()).toMatchObject({ current: 2, state: 'found' })
    find.next(true)
    find.next(true)
    expect([search().current, shown]).toEqual([3, [6, 2, 6]])
  })

  it('does not hear answers to what is no longer asked', () => {
    const { find, found, hear, search } = driver()
    find.search({ query: 'x' })
    find.search({ query: 'xy' })
    found(1, 4)
    expect(search().hits).toEqual([])
    hear({ say: 'done', run: 2, more: false })
    expect(search().state).toBe('not-found')
  })

  it('ends a worker whose expression does not come to an end, and starts another for the next search', () => {
    vi.useFakeTimers()
    try {
      const { find, hear, search, sent, ended } = driver()
      find.search({ query: '(a+)+b', regex: true })
      hear({ say: 'at', run: 1, page: 4 })
      vi.advanceTimersByTime(1400)
      hear({ say: 'past', run: 1 })
      hear({ say: 'at', run: 1, page: 5 })
      vi.advanceTimersByTime(1600)
      expect([search().state, ended()]).toEqual(['too-slow', 1])
      find.search({ query: 'a' })
      expect(sent.at(-1)).toMatchObject({ say: 'search', query: { text: 'a', regex: true } })
    } finally {
      vi.useRealTimers()
    }
  })

  it('says what is wrong with an expression', () => {
    const { find, hear, search } = driver()
    find.search({ query: '(', regex: true })
    hear({ say: 'bad-pattern', run: 1, problem: 'Unterminated group' })
    expect(search()).toMatchObject({ state: 'bad-pattern', problem: 'Unterminated group', hits: [] })
  })
})

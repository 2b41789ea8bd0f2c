// Searching as a person does: a real library folder, the real index in its worker.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshHome, id, writable } from '../library/support.ts'
import { described, found, papers, searchOver } from './support.ts'
import { A, B, C, D, sample } from './sample.ts'

describe('what is found', () => {
  it('comes in groups: marks, notes, papers, then full text with its page', async () => {
    const { search } = await sample()
    expect(await found(search, 'attention')).toEqual([`mark ${B} 3`, `paper ${A}`, `text ${C} 2`])
    expect(await found(search, 'idea')).toEqual([`mark ${B} 3`, `note ${A}`])
    const { groups } = await search.query('lemma', { limit: 5 })
    expect(groups[0]?.hits[0]).toMatchObject({
      page: 2,
      version: 1,
      route: `#/paper/${C}?v=1&page=2&find=lemma`,
      snippet: { text: 'The lemma on attention stands here.  ', ranges: [[4, 9]] },
    })
  })

  it('folds accents and ligatures, and lets a word go on', async () => {
    const { search } = await sample()
    const asked = [
      'schrodinger',
      'SCHRÖDINGER',
      'finite',
      'ﬁnite',
      'naive',
      'oeuvre',
      'transf',
      'network',
      'gra',
      'state-of-the-art',
    ]
    const ids = await Promise.all(asked.map((text) => papers(search, text)))
    expect(ids).toEqual([[A], [A], [A], [A], [D], [D], [A], [A], [A], [A]])
  })

  it('finds Chinese and Japanese by words, by two signs and by one', async () => {
    const { search } = await sample()
    for (const text of ['机器学习', '学习', '习', '量子', '方法 量子', '"器学"'])
      expect([text, await papers(search, text)]).toEqual([text, [B]])
    for (const text of ['コンピューター', '東京', '東', '京都'])
      expect([text, await papers(search, text)]).toEqual([text, [C]])
    expect(await papers(search, '子量')).toEqual([])
  })

  it('knows phrases, not, OR and brackets', async () => {
    const { search } = await sample()
    expect(await papers(search, '"sparse graph"')).toEqual([A])
    expect(await papers(search, '"graph sparse"')).toEqual([])
    expect(await papers(search, 'attention -sparse')).toEqual([])
    expect(await papers(search, '-attention -naive')).toEqual([B, C])
    expect(await papers(search, 'attention OR naive')).toEqual([A, D])
    expect(await papers(search, '(attention OR 学习) -status:read')).toEqual([A])
    expect(await papers(search, 'status:read OR naive')).toEqual([B, D])
  })

  it('knows every field', async () => {
    const { search } = await sample()
    const asked: Readonly<Record<string, readonly string[]>> = {
      'author:schrod': [A],
      'title:sparse': [A],
      'abstract:sparse': [],
      'note:kernel': [A],
      'mark:important': [B],
      'text:lemma': [],
      'tag:gnn': [A],
      'tag:"to read"': [A],
      'tag:g*': [A],
      'tag:gn': [],
      'status:read': [B],
      'year:2020': [C],
      'year:1990..2020': [C, D],
      'year:>2020': [A, B],
      'added:<2024-01-01': [D],
      'added:2024-05': [C],
      'category:stat': [B],
      'category:cs.LG': [B],
      'id:2401.00001v3': [A],
      'https://arxiv.org/abs/hep-th/9901001': [D],
      '10.1000/xyz.42': [B],
      'has:pdf': [C],
      'has:text': [C],
      'has:notes': [A],
      'has:marks': [B],
      'has:star': [B],
      'version:new': [],
    }
    const answers = await Promise.all(Object.keys(asked).map(async (text) => [text, await papers(search, text)]))
    expect(Object.fromEntries(answers)).toEqual(asked)
  })

  it('answers text: with full text alone, and lists the papers that have it', async () => {
    const { search } = await sample()
    await search.settled()
    expect(await found(search, 'text:lemma')).toEqual([`text ${C} 2`])
    expect((await search.match('text:lemma', { in: 'records' }))?.ids).toEqual(new Set([C]))
  })

  it('finds a mark by its words and its paper’s title at once', async () => {
    const { search } = await sample()
    expect(await found(search, '学习 important')).toEqual([`mark ${B} 3`])
  })

  it('goes on where a group ended', async () => {
    const { search } = await sample()
    const first = await search.query('-zzz', { limit: 3 })
    const cursor = first.groups[0]?.next
    const second = await search.query('-zzz', { limit: 3, cursor })
    const ids = [...first.groups, ...second.groups].flatMap(({ hits }) => hits.map(({ paperId }) => paperId))
    expect({ cursor, count: new Set(ids).size, last: second.groups[0]?.next }).toEqual({
      cursor: 'paper:3',
      count: 4,
      last: null,
    })
  })

  it('tells papers like another', async () => {
    const { library, search } = await sample()
    await library.create(described('2402.00009', 'Sparse graph attention revisited'))
    await search.ready()
    expect((await search.more(id(A), { limit: 5 })).map(({ paperId }) => paperId)).toEqual(['2402.00009'])
  })
})

describe('a library on one subject', () => {
  it('still tells which papers are alike, by the words that half of it have', async () => {
    const library = await writable(await freshHome())
    const subjects = ['retrieval', 'alignment', 'pruning']
    for (let index = 0; index < 30; index++) {
      const subject = subjects[index % 3] ?? ''
      const name = `2402.${String(index).padStart(5, '0')}`
      await library.create(described(name, `Language models and ${subject}`, { abstract: 'On large language models.' }))
    }
    const search = searchOver(library)
    await search.ready()
    const like = await search.more(id('2402.00000'), { limit: 9 })
    expect(like.map(({ title }) => title.text)).toEqual(
      Array.from({ length: 9 }, () => 'Language models and retrieval'),
    )
  })
})

describe('bad input', () => {
  it('is told with its place, and the rest still finds', async () => {
    const { search } = await sample()
    const { problem, groups } = await search.query('sparse status:nonsense', { limit: 5 })
    expect(problem).toMatchObject({ code: 'bad-value', from: 7, to: 22 })
    expect(groups.map(({ kind }) => kind)).toEqual(['paper'])
  })

  it('is only text: operators of SQL and FTS, emoji, right to left, ten thousand characters', async () => {
    const { search } = await sample()
    const asked = [
      "'; DROP TABLE paper; --", 'NEAR(a b, 2)', 'a AND NOT b', '* ^ + {title} : x', 'שלום עולם', '🔥🔥', 'title:*', '"*"', 'a*b*',
      'x '.repeat(5000), 'y'.repeat(10_000), `(${'a OR '.repeat(3000)}b)`, '-a '.repeat(3000), '('.repeat(10_000), '学'.repeat(10_000),
    ] // prettier-ignore
    for (const text of asked) await expect(search.query(text, { limit: 5 })).resolves.toBeDefined()
    expect(await papers(search, 'sparse')).toEqual([A])
  }, 60_000)

  it('is asked once for what it says many times, with the same found', async () => {
    const { search } = await sample()
    for (const text of ['sparse', '学习', '"graph networks"', 'tag:gnn', '-naive']) {
      expect(await papers(search, `${text} `.repeat(500))).toEqual(await papers(search, text))
      expect(await papers(search, `zzz OR ${`${text} OR `.repeat(400)}zzz`)).toEqual(await papers(search, text))
    }
    expect(await papers(search, `"${'graph networks '.repeat(600)}"`)).toEqual([])
  }, 60_000)

  it('never fails, whatever is asked', async () => {
    const { search } = await sample()
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('"', '(', ')', ' OR ', '-', 'year:', 'tag:', 'a', '学', '*', 'has:'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        await search.query(pieces.join(''), { limit: 3 })
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})

// Searching as a person does: a real library folder, the real index in its worker.
import { existsSync } from 'node:fs'
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLibrary, type OpenedLibrary } from '../../../main/library/open.ts'
import { IndexOwner } from '../../../main/search/index-owner.ts'
import { indexPath } from '../../../main/search/index-path.ts'
import { isIndexDamaged } from '../../../main/search/open-index.ts'
import type { Search } from '../../../main/search/search.ts'
import { freshHome, id, writable } from '../library/support.ts'
import { described, found, mark, papers, pdf, searchOver } from './support.ts'

const [A, B, C, D] = ['2401.00001', '2401.00002', '2401.00003', 'hep-th/9901001'] as const

async function sample(): Promise<{ library: OpenedLibrary; search: Search; home: string }> {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(
    described(
      A,
      'Attention and sparse graph networks',
      {
        authors: [{ name: 'Ada Schrödinger', affiliations: [] }],
        abstract: 'We study transformers: the state-of-the-art in ﬁnite automata.',
      },
      { tags: ['GNN', 'to read'], notes: { text: 'A nice idea about kernels.', updatedAt: null } },
    ),
  )
  await library.create(
    described(
      B,
      '机器学习方法',
      { abstract: '本文研究量子计算。', categories: ['cs.LG', 'stat.ML'], doi: '10.1000/xyz.42' },
      {
        marks: [mark('mark-one', 'the sentence on attention', 'an important idea', 3)],
        status: { value: 'read', at: '2026-01-01T00:00:00.000Z', by: 'person' },
        starred: true,
      },
    ),
  )
  await library.create(
    described(
      C,
      'コンピューターと東京都',
      { published: '2020-02-01T00:00:00.000Z' },
      { files: [pdf('a')], addedAt: '2024-05-10T00:00:00.000Z' },
    ),
  )
  await library.create(
    described(D, 'A Naïve Œuvre', { published: '1999-01-01T00:00:00.000Z' }, { addedAt: '2023-01-01T00:00:00.000Z' }),
  )
  const texts = new Map([[C, ['First page of it.', 'The lemma on attention stands here.']]])
  const search = searchOver(library, { texts })
  await search.settled()
  return { library, search, home }
}

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

describe('the index', () => {
  it('follows what changes: new papers, notes, lists, papers that go', async () => {
    const { library, search } = await sample()
    await library.update(id(A), (record) => ({ ...record, notes: { text: 'Entirely different', updatedAt: null } }))
    expect(await found(search, 'kernels')).toEqual([])
    expect(await found(search, 'entirely')).toEqual([`note ${A}`])
    await library.remove(id(A))
    expect(await found(search, 'sparse')).toEqual([])
    await library.bringBack(id(A))
    expect(await papers(search, 'sparse')).toEqual([A])
  })

  it('is the same after any changes as one that is made anew', async () => {
    const words = fc.constantFrom('alpha', 'beta', 'gamma', '量子', 'délta')
    const change = fc.record({ which: fc.nat(3), title: words, note: words, gone: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const library = await openLibrary({ home: await freshHome(), mode: 'write' })
        const texts = new Map([['2401.00001', ['a page of alpha']]])
        const search = searchOver(library, { texts })
        await search.settled()
        for (const { which, title, note, gone } of changes) {
          const paper = id(`2401.0000${which}`)
          if (gone && library.has(paper)) await library.remove(paper)
          else {
            await library.create(described(paper, 'beta'))
            await library.update(paper, (record) => ({
              ...described(paper, title),
              addedAt: record.addedAt,
              files: which === 1 ? [pdf('b')] : [],
              notes: { text: note, updatedAt: null },
            }))
          }
        }
        await search.settled()
        const anew = searchOver(library, { texts, mode: 'read' })
        anew.rebuild()
        await anew.settled()
        for (const text of ['alpha', 'beta', 'gamma', '量', 'delta', 'has:text', '-zzz']) {
          expect((await found(search, text)).toSorted()).toEqual((await found(anew, text)).toSorted())
        }
        await Promise.all([search.close(), anew.close()])
        await library.close()
      }),
      { numRuns: 5 },
    )
  }, 60_000)

  it('stays for the next time, and takes in what changed meanwhile', async () => {
    const { library, search, home } = await sample()
    await search.close()
    await library.update(id(A), (record) => ({ ...record, notes: { text: 'Afterthought', updatedAt: null } }))
    const again = searchOver(library)
    expect(existsSync(indexPath(home))).toBe(true)
    await again.ready()
    expect(await found(again, 'afterthought')).toEqual([`note ${A}`])
    expect(await found(again, 'lemma')).toEqual([`text ${C} 2`])
  })

  it('does not wait for texts that cannot be read', async () => {
    const library = await writable(await freshHome())
    await library.create(described(A, 'Readable', {}, { files: [pdf('a')] }))
    await library.create(described(B, 'Locked by a password', {}, { files: [pdf('b')] }))
    const search = searchOver(library, { texts: new Map([[A, ['All of it.']]]) })
    await search.settled()
    expect(search.state().texts).toEqual({ done: 1, total: 1 })
    expect(await found(search, 'locked')).toEqual([`paper ${B}`])
  })

  const spoil: Readonly<Record<string, (path: string) => Promise<void>>> = {
    truncated: (path) => truncate(path, 5000),
    empty: (path) => writeFile(path, ''),
    'no database': (path) => writeFile(path, 'This is no database, but a text that someone put here. '.repeat(100)),
    'overwritten inside': async (path) => {
      const bytes = await readFile(path)
      bytes.fill(0x55, 4096, bytes.length)
      await writeFile(path, bytes)
    },
    'from a newer program': async (path) => {
      const db = new DatabaseSync(path)
      db.exec('PRAGMA user_version = 999')
      db.close()
    },
  }
  for (const [how, damage] of Object.entries(spoil)) {
    it(`is made anew where it is ${how}, and read as if it were not there`, async () => {
      const { library, search, home } = await sample()
      await search.close()
      await damage(indexPath(home))
      const reading = searchOver(library, { mode: 'read' })
      await reading.ready()
      expect(await papers(reading, 'sparse')).toEqual([A])
      const again = searchOver(library)
      await again.ready()
      expect(await papers(again, 'sparse')).toEqual([A])
      expect(again.state()).toMatchObject({ state: 'ready', message: null })
      expect(isIndexDamaged(indexPath(home))).toBe(false)
    })
  }

  it('is kept in memory while another program holds it, or where it cannot be written, and says so', async () => {
    const { library, search, home } = await sample()
    await search.close()
    const other = new DatabaseSync(indexPath(home))
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    const locked = searchOver(library)
    await locked.ready()
    expect(await papers(locked, 'sparse')).toEqual([A])
    expect(locked.state().message).toMatch(/in memory/)
    other.close()

    const home2 = await freshHome()
    const library2 = await writable(home2)
    await library2.create(described(A, 'Sparse'))
    await writeFile(dirname(indexPath(home2)), 'a file where the folder should be')
    const blocked = searchOver(library2)
    await blocked.ready()
    expect(await papers(blocked, 'sparse')).toEqual([A])
    expect(blocked.state().message).toMatch(/in memory/)
  })

  it('is kept in memory where its disk is full, and says so; the library is none the worse', async () => {
    const home = await freshHome()
    const library = await writable(home)
    await library.create(described(A, 'Sparse'))
    const index = new IndexOwner({ home, mode: 'write', worker: new URL('./full-disk-worker.ts', import.meta.url) })
    const search = searchOver(library, { index })
    await search.ready()
    expect(await papers(search, 'sparse')).toEqual([A])
    expect(search.state()).toMatchObject({ state: 'ready', message: expect.stringMatching(/disk takes no more/) })
    await library.update(id(A), (record) => ({ ...record, tags: ['kept'] }))
    expect(await papers(search, 'tag:kept')).toEqual([A])
  })

  it('is not touched by reading, and reading sees what it does not have', async () => {
    const { library, search, home } = await sample()
    await search.close()
    await library.create(described('2402.00009', 'Sparse newcomer'))
    const before = await readFile(indexPath(home))
    const reading = searchOver(library, { mode: 'read' })
    await reading.ready()
    expect(await papers(reading, 'sparse')).toEqual([A, '2402.00009'])
    await reading.close()
    expect((await readFile(indexPath(home))).equals(before)).toBe(true)

    const empty = await freshHome()
    await mkdir(empty)
    const nothing = await openLibrary({ home: empty, mode: 'read' })
    const search2 = searchOver(nothing, { mode: 'read' })
    expect(await found(search2, 'sparse')).toEqual([])
    expect(existsSync(dirname(indexPath(empty)))).toBe(false)
  })
})

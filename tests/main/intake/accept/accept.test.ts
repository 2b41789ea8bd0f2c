// A draft becomes papers, a list and a receipt; the same source coming again adds nothing twice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptDraft } from '../../../../main/intake/accept/accept.ts'
import { fingerprintOf } from '../../../../main/intake/fingerprint.ts'
import { disk, type Disk } from '../../../../main/library/files/disk.ts'
import { appendPapers, newList, papersOf } from '../../../../main/library/lists/lists.ts'
import { withStatus } from '../../../../main/library/papers/status.ts'
import { ArxivId } from '../../../../preload/model/ids.ts'
import { AcceptedDraft } from '../../../../preload/model/list.ts'
import { say } from '../../../../preload/said.ts'
import { failureOf, freshHome, id, noon, paper, writable } from '../../library/support.ts'

type Item = { arxivId: string; version?: number; title?: string; summary?: string }

function draft(
  sections: Record<string, readonly (string | Item)[]>,
  given: Partial<AcceptedDraft> = {},
): AcceptedDraft {
  return AcceptedDraft.parse({
    title: 'This week',
    date: null,
    intro: null,
    source: { kind: 'text', name: null, url: null, fingerprint: null },
    sections: Object.entries(sections).map(([title, items]) => ({
      title: title || null,
      items: items.map((item) => ({
        version: null,
        title: null,
        summary: null,
        ...(typeof item === 'string' ? { arxivId: item } : item),
      })),
    })),
    mentions: [],
    ...given,
  })
}

const text = (fingerprint: string, url: string | null = null): AcceptedDraft['source'] => ({
  kind: 'text',
  name: null,
  url,
  fingerprint,
})
const options = { into: null, now: () => noon }
const outcomes = ({ results }: { results: readonly { outcome: string }[] }): readonly string[] =>
  results.map(({ outcome }) => outcome)

test('papers, sections, order, words and versions are kept, and each line is answered', async () => {
  const library = await writable(await freshHome())
  const given = draft(
    {
      Agents: [{ arxivId: '2406.15877', version: 2, title: 'BigCode', summary: 'Long words.' }, 'hep-th/9901001'],
      '': ['2406.11931'],
    },
    { date: '2024-06-28', intro: 'Hello.', mentions: [ArxivId.parse('2310.06770')] },
  )
  const receipt = await acceptDraft(library, given, options)
  expect(receipt.results).toEqual(
    ['2406.15877v2', 'hep-th/9901001', '2406.11931'].map((input) => ({
      input,
      arxivId: input.replace(/v\d+$/, ''),
      paperId: input.replace(/v\d+$/, ''),
      outcome: 'added',
      ...say('receipt.added', { list: 'This week' }),
    })),
  )
  const [list] = library.lists()
  expect(list).toMatchObject({
    id: receipt.listId,
    title: 'This week',
    date: '2024-06-28',
    intro: 'Hello.',
    mentions: ['2310.06770'],
    sections: [
      {
        title: 'Agents',
        items: [
          { paperId: '2406.15877', version: 2, title: 'BigCode', summary: 'Long words.' },
          { paperId: 'hep-th/9901001', version: null, title: null, summary: null },
        ],
      },
      { title: null, items: [{ paperId: '2406.11931' }] },
    ],
  })
  expect(library.record(id('2406.15877'))).toMatchObject({
    givenTitle: 'BigCode',
    wantedVersion: 2,
    metadata: { state: 'wanted' },
    provenance: [{ kind: 'list', input: '2406.15877v2', listId: receipt.listId, section: 'Agents' }],
  })
  expect(library.has(id('2310.06770'))).toBe(false)
})

test('the same source again, by its text, address or title, adds nothing twice and says since when', async () => {
  const ids = ['2406.15877', '2406.11931', '2406.00001']
  for (const [first, again] of [
    [{ source: text('one') }, { source: text('one'), title: 'Renamed meanwhile' }],
    [
      { source: text('one', 'https://www.example.org/week/') },
      { source: text('two', 'https://example.org/week'), title: 'Other' },
    ],
    [{ source: text('one') }, { source: text('two'), title: 'THIS  week!' }],
  ] satisfies [Partial<AcceptedDraft>, Partial<AcceptedDraft>][]) {
    const library = await writable(await freshHome())
    const before = await acceptDraft(library, draft({ Agents: ids }, first), options)
    const [list] = library.lists()
    await library.update(id('2406.15877'), (record) =>
      withStatus(record, { value: 'read', at: noon.toISOString(), by: 'person' }),
    )
    const after = await acceptDraft(library, draft({ Agents: ids }, again), options)
    expect([after.listId, outcomes(after)]).toEqual([before.listId, ['already-here', 'already-here', 'already-here']])
    expect(after.results.map(({ message }) => message).slice(0, 2)).toEqual([
      'Already here since 12 June, read.',
      'Already here since 12 June, unread.',
    ])
    expect(library.lists().map(({ sections }) => sections)).toEqual([list?.sections])
    expect(library.record(id('2406.15877'))?.provenance).toHaveLength(1)
  }
})

test('the same source with more in it puts what is new in its place and keeps the words that are there', async () => {
  const library = await writable(await freshHome())
  const source = text('one', 'https://example.org/week')
  await acceptDraft(
    library,
    draft({ Agents: [{ arxivId: '2406.00001', summary: 'Old words.' }, '2406.00003'] }, { source }),
    options,
  )
  const receipt = await acceptDraft(
    library,
    draft(
      {
        Agents: [
          { arxivId: '2406.00001', summary: 'New words.' },
          '2406.00002',
          { arxivId: '2406.00003', summary: 'First words.' },
        ],
        Benchmarks: ['2406.00004'],
      },
      { source: text('two', 'https://example.org/week') },
    ),
    options,
  )
  expect(outcomes(receipt)).toEqual(['already-here', 'added', 'updated', 'added'])
  expect(library.lists()).toHaveLength(1)
  expect(
    library.lists()[0]?.sections.map(({ title, items }) => [title, items.map((item) => [item.paperId, item.summary])]),
  ).toEqual([
    [
      'Agents',
      [
        ['2406.00001', 'Old words.'],
        ['2406.00002', null],
        ['2406.00003', 'First words.'],
      ],
    ],
    ['Benchmarks', [['2406.00004', null]]],
  ])
})

test('lists that only share a title or an address are different lists', async () => {
  const library = await writable(await freshHome())
  await acceptDraft(library, draft({ '': ['2406.00001', '2406.00002'] }), options)
  await acceptDraft(library, draft({ '': ['2406.00002', '2406.00003', '2406.00004'] }), options)
  const weekly = (title: string, paper: string) =>
    draft({ '': [paper] }, { title, source: text(title, 'https://example.org/latest') })
  await acceptDraft(library, weekly('June', '2406.00005'), options)
  await acceptDraft(library, weekly('July', '2407.00005'), options)
  expect(library.lists()).toHaveLength(4)
})

test('a paper that is here already joins the new list and remembers both ways it came', async () => {
  const library = await writable(await freshHome())
  await library.create(paper('2406.15877'))
  const receipt = await acceptDraft(library, draft({ Agents: [{ arxivId: '2406.15877', title: 'BigCode' }] }), options)
  expect(receipt.results[0]).toMatchObject({
    outcome: 'already-here',
    message: 'Already here since 12 June, unread. Now also in “This week”.',
  })
  expect(library.record(id('2406.15877'))).toMatchObject({
    givenTitle: 'BigCode',
    provenance: [{ listId: receipt.listId, section: 'Agents' }],
  })
  expect(library.summary(id('2406.15877'))?.lists).toEqual([
    { id: receipt.listId, title: 'This week', section: 'Agents' },
  ])
})

test('a draft goes into the list it is meant for; a list that is gone is said', async () => {
  const library = await writable(await freshHome())
  const list = appendPapers(newList({ title: 'Mine', now: noon }), [id('2406.00009')])
  await library.saveList(list)
  const receipt = await acceptDraft(library, draft({ Agents: ['2406.15877'] }), { ...options, into: list.id })
  expect([receipt.listId, library.lists().map(papersOf)]).toEqual([list.id, [['2406.00009', '2406.15877']]])
  const gone = acceptDraft(library, draft({ '': ['2406.15877'] }), { ...options, into: newList({ title: '' }).id })
  expect(await failureOf(gone)).toMatchObject({ code: 'not-found' })
})

test('what is done to a list while papers come into it stays', async () => {
  const library = await writable(await freshHome())
  const list = appendPapers(newList({ title: 'Mine', now: noon }), [id('2406.00009')])
  await library.saveList(list)
  let meanwhile: Promise<void> | undefined
  const onProgress = (): void => {
    meanwhile ??= library.changeLists((lists) =>
      lists.map((each) => ({ ...appendPapers(each, [id('2406.00010')], noon), title: 'Ours' })),
    )
  }
  await acceptDraft(library, draft({ Agents: ['2406.15877'] }), { ...options, into: list.id, onProgress })
  await meanwhile
  expect(library.lists().map((each) => [each.title, ...papersOf(each)])).toEqual([
    ['Ours', '2406.00009', '2406.00010', '2406.15877'],
  ])
})

test('a paper named twice is in the list once, and a list without papers is none', async () => {
  const library = await writable(await freshHome())
  const receipt = await acceptDraft(library, draft({ A: ['2406.15877'], B: ['2406.15877'] }), options)
  expect(outcomes(receipt)).toEqual(['added', 'already-here'])
  expect(library.lists().map(papersOf)).toEqual([['2406.15877']])
  expect(await acceptDraft(library, draft({}), options)).toEqual({ listId: null, results: [] })
  expect(library.lists()).toHaveLength(1)
})

test('a source without a title gets one from its file, its address or the day', async () => {
  const library = await writable(await freshHome())
  const sources: AcceptedDraft['source'][] = [
    { kind: 'file', name: 'week 26.md', url: null, fingerprint: 'a' },
    { kind: 'url', name: null, url: 'https://www.example.org/x', fingerprint: 'b' },
    text('c'),
  ]
  for (const source of sources)
    await acceptDraft(library, draft({ '': ['2406.15877'] }, { title: null, source }), options)
  expect(library.lists().map(({ title }) => title)).toEqual(['week 26', 'example.org', 'Reading list, 12 June 2026'])
})

test('when the disk fails half-way, every paper is answered, and what is here is whole', async () => {
  const home = await freshHome()
  const faulty: { -readonly [K in keyof Disk]: Disk[K] } = { ...disk }
  const library = await writable(home, faulty)
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
  const ids = Array.from({ length: 100 }, (_, index) => `2406.${String(index).padStart(5, '0')}`)
  let writes = 0
  faulty.rename = (from, to) =>
    String(to).includes('/papers/') && ++writes > 40 ? Promise.reject(full) : disk.rename(from, to)
  const given = draft({ Agents: ids }, { source: text('one') })
  const receipt = await acceptDraft(library, given, options)
  const failed = receipt.results.filter(({ outcome }) => outcome === 'failed')
  expect([receipt.results.length, failed.length]).toEqual([100, 60])
  expect(failed[0]?.message).toMatch(/the disk is full/i)
  expect(library.lists().map((list) => papersOf(list).length)).toEqual([40])

  Object.assign(faulty, disk)
  const again = await acceptDraft(library, given, options)
  expect(new Set(outcomes(again))).toEqual(new Set(['already-here', 'added']))
  expect(library.lists().map(papersOf)).toEqual([ids])
})

test('when the list cannot be written there is no half of it, and the next try completes it', async () => {
  const home = await freshHome()
  const faulty: { -readonly [K in keyof Disk]: Disk[K] } = { ...disk }
  const library = await writable(home, faulty)
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
  faulty.rename = (from, to) => (String(to).endsWith('library.json') ? Promise.reject(full) : disk.rename(from, to))
  const given = draft({ Agents: ['2406.15877', '2406.11931'] })
  expect(await failureOf(acceptDraft(library, given, options))).toMatchObject({ code: 'storage' })
  expect(library.lists()).toEqual([])
  Object.assign(faulty, disk)
  expect(outcomes(await acceptDraft(library, given, options))).toEqual(['already-here', 'already-here'])
  expect(library.lists().map(papersOf)).toEqual([['2406.15877', '2406.11931']])
})

test('cancelling takes back what was added and leaves what was here', async () => {
  const library = await writable(await freshHome())
  await library.create(paper('2406.00000'))
  const ids = Array.from({ length: 200 }, (_, index) => `2406.${String(index).padStart(5, '0')}`)
  const cancel = new AbortController()
  const onProgress = (done: number): void => {
    if (done === 60) cancel.abort()
  }
  const work = acceptDraft(library, draft({ '': ids }), { ...options, onProgress, signal: cancel.signal })
  expect(await failureOf(work)).toMatchObject({ code: 'cancelled' })
  expect([library.ids(), library.lists()]).toEqual([['2406.00000'], []])
})

test('any draft, accepted twice, is the same library as accepted once', async () => {
  const ids = Array.from({ length: 8 }, (_, index) => `2406.0000${index}`)
  const section = fc.tuple(
    fc.constantFrom('', 'A', 'B'),
    fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(section, { minLength: 1, maxLength: 4 }), async (sections) => {
      const library = await writable(await freshHome())
      const given = draft({}, { source: text('one') })
      const whole = { ...given, sections: sections.flatMap(([title, items]) => draft({ [title]: items }).sections) }
      await acceptDraft(library, whole, options)
      const once = [library.lists(), library.ids().map((one) => library.record(one))]
      const again = await acceptDraft(library, whole, options)
      expect([library.lists(), library.ids().map((one) => library.record(one))]).toEqual(once)
      expect(new Set(outcomes(again))).toEqual(new Set(['already-here']))
    }),
    { numRuns: 15 },
  )
})

test('a fingerprint does not depend on how the text was copied', () => {
  const lines = 'Title\n\n- 2406.15877  a paper\n'
  expect(fingerprintOf(`\uFEFF${lines.replaceAll('\n', '\r\n')}  `)).toBe(fingerprintOf(lines))
  expect(fingerprintOf('Title\n- 2406.15877')).not.toBe(fingerprintOf('Title\n- 2406.15878'))
})

test('a list of very many goes into the index once, when it is whole; so does what came of one that was stopped', async () => {
  const library = await writable(await freshHome())
  const told = new Map<string, number>()
  library.onDurable(({ papers }) => papers.forEach((each) => told.set(each, (told.get(each) ?? 0) + 1)))
  const ids = Array.from({ length: 450 }, (_, index) => `2401.${String(index + 1).padStart(5, '0')}`)
  let before = -1
  const { listId } = await acceptDraft(library, draft({ '': ids }), {
    ...options,
    onProgress: () => (before = told.size),
  })
  expect(before).toBe(0)
  expect(told).toEqual(new Map(ids.map((each) => [each, 1])))
  expect(papersOf(library.list(listId ?? newList({ title: '' }).id) ?? newList({ title: '' }))).toEqual(ids)

  const more = ids.map((each) => each.replace('2401', '2402'))
  const stop = new AbortController()
  const stopped = acceptDraft(library, draft({ '': more }), {
    ...options,
    signal: stop.signal,
    onProgress: (done) => done === 40 && stop.abort(),
  })
  expect(await failureOf(stopped)).toMatchObject({ code: 'cancelled' })
  expect(library.ids().filter((each) => each.startsWith('2402'))).toEqual([])
  // Papers of other lists are told of at once.
  await library.update(id(ids[0] ?? ''), (record) => ({ ...record, starred: true }))
  expect(told.get(ids[0] ?? '')).toBe(2)
})

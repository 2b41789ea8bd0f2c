// The Atom parser: today's format, the old one, errors, oddities, and what is no feed at all.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFeed } from '../../../main/arxiv/feed.ts'
import { VersionMetadata } from '../../../preload/model/paper.ts'

const at = new Date('2026-11-20T12:00:00Z')

const today = (entries: string) => `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id><title>arXiv Query</title>
  <opensearch:itemsPerPage>100</opensearch:itemsPerPage><opensearch:totalResults>1</opensearch:totalResults>
  ${entries}
</feed>`

const entry = (inner: string, id = 'http://arxiv.org/abs/2406.90001v3') =>
  today(`<entry><id>${id}</id><title>A title</title><updated>2024-07-01T10:00:00Z</updated>${inner}</entry>`)

function paper(body: string) {
  const feed = readFeed(body, at)
  if (feed.kind !== 'feed') throw new Error(`read as ${feed.kind}`)
  const [only] = feed.papers
  if (only === undefined) throw new Error('no paper')
  return only
}

describe('a feed', () => {
  test('is read whole, in today’s format', () => {
    const body = today(`<entry>
      <id>http://arxiv.org/abs/2406.90001v3</id>
      <title>On $\\alpha$-stable
   margins &amp; &lt;notes&gt;</title>
      <updated>2024-07-01T10:00:00Z</updated>
      <link href="https://arxiv.org/abs/2406.90001v3" rel="alternate" type="text/html"/>
      <link href="https://arxiv.org/pdf/2406.90001v3" rel="related" type="application/pdf" title="pdf"/>
      <summary>  We read
in the margin, $x &lt; y$.
      </summary>
      <category term="cs.HC" scheme="http://arxiv.org/schemas/atom"/>
      <category term="stat.TH"/><category term="math.ST"/><category term="Primary: 05C81"/><category term="68U15"/>
      <published>2024-06-12T09:30:00Z</published>
      <arxiv:comment>12 pages</arxiv:comment>
      <arxiv:primary_category term="cs.HC"/>
      <arxiv:journal_ref>J. Marg. 3 (2024)</arxiv:journal_ref>
      <author><name>Ada  Margin</name><arxiv:affiliation>House A</arxiv:affiliation><arxiv:affiliation>House B</arxiv:affiliation></author>
      <author><name>Bo Gutter</name></author>
      <arxiv:doi>10.48550/arXiv.2406.90001</arxiv:doi><arxiv:doi>10.1000/marg.3</arxiv:doi>
    </entry>`)
    expect(readFeed(body, at)).toEqual({
      kind: 'feed',
      total: 1,
      errors: [],
      papers: [
        {
          base: '2406.90001',
          latest: 3,
          withdrawnHint: false,
          metadata: {
            version: 3,
            title: 'On $\\alpha$-stable margins & <notes>',
            authors: [
              { name: 'Ada Margin', affiliations: ['House A', 'House B'] },
              { name: 'Bo Gutter', affiliations: [] },
            ],
            abstract: 'We read in the margin, $x < y$.',
            primaryCategory: 'cs.HC',
            categories: ['cs.HC', 'math.ST'],
            published: '2024-06-12T09:30:00.000Z',
            updated: '2024-07-01T10:00:00.000Z',
            comment: '12 pages',
            journalRef: 'J. Marg. 3 (2024)',
            doi: '10.1000/marg.3',
            source: 'api',
            fetchedAt: '2026-11-20T12:00:00.000Z',
          },
        },
      ],
    })
  })

  test('in the old format, with prefixes declared per element, reads the same', () => {
    const old = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query</title>
<totalResults xmlns="http://a9.com/-/spec/opensearch/1.1/">7</totalResults>
<a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:id>http://arxiv.org/abs/hep-ph/0301050v2</a:id><a:title>Old</a:title>
<a:author><a:name>C. Quire</a:name><x:affiliation xmlns:x="http://arxiv.org/schemas/atom">Uni</x:affiliation></a:author>
<x:primary_category xmlns:x="http://arxiv.org/schemas/atom" term="hep-ph" scheme="http://arxiv.org/schemas/atom"/></a:entry></feed>`
    expect(paper(old)).toMatchObject({
      base: 'hep-ph/0301050',
      latest: 2,
      metadata: {
        title: 'Old',
        authors: [{ name: 'C. Quire', affiliations: ['Uni'] }],
        primaryCategory: 'hep-ph',
        abstract: null,
      },
    })
  })

  test('keeps the title 0, and an entry called Error that is a paper', () => {
    expect(paper(entry('').replace('A title', '0')).metadata.title).toBe('0')
    expect(paper(entry('').replace('A title', 'Error')).metadata.title).toBe('Error')
  })

  test.each(['http', 'https'])('tells an error entry by its id, with %s', (scheme) => {
    const body = entry(
      '<summary>incorrect id format for abc</summary>',
      `${scheme}://arxiv.org/api/errors#incorrect_id_format_for_abc`,
    )
    expect(readFeed(body, at)).toMatchObject({
      papers: [],
      errors: [{ message: 'incorrect id format for abc', malformedId: 'abc' }],
    })
  })

  test('hints at a withdrawal by comment or replaced abstract, not by an abstract about withdrawal', () => {
    const hint = (inner: string) => paper(entry(inner)).withdrawnHint
    expect([
      hint('<arxiv:comment>This paper has been withdrawn by the authors</arxiv:comment>'),
      hint('<summary>This paper has been withdrawn since a lemma is false.</summary>'),
      hint('<summary>Withdrawn.</summary>'),
      hint('<summary>We study how funds are withdrawn by bank customers.</summary>'),
    ]).toEqual([true, true, true, false])
  })

  test('expands no entity of its own making and survives reserved names', () => {
    const bomb = `<!DOCTYPE feed [<!ENTITY a "boom">]>${today('').replace(/^<\?xml.*\?>\n/, '')}`.replace(
      'arXiv Query',
      '&a;',
    )
    expect(readFeed(bomb, at).kind).not.toBe('throttled')
    expect(paper(entry('<summary>&a; &#233;&#x1F600;</summary>')).metadata.abstract).toBe('&a; é😀')
    expect(readFeed(entry('<__proto__>x</__proto__>'), at).kind).toBe('not-a-feed')
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x')
  })
})

describe('what is no feed', () => {
  test.each([
    ['Rate exceeded.', 'throttled'],
    ['  Rate exceeded.\n', 'throttled'],
    ['<html><body>Rate exceeded.</body></html>', 'throttled'],
    ['', 'not-a-feed'],
    ['<html><body>Sorry</body></html>', 'not-a-feed'],
    [entry('').slice(0, -20), 'not-a-feed'],
    ['{"a":1}', 'not-a-feed'],
  ])('%j is %s', (body, kind) => {
    expect(readFeed(body, at).kind).toBe(kind)
  })

  test('any text at all is read without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readFeed(text, at)
        readFeed(entry(text), at)
      }),
    )
  })
})

const recorded = join(import.meta.dirname, '../../../../shared/arxiv-responses')
describe.skipIf(!existsSync(recorded))('recorded answers', () => {
  const bodies = existsSync(recorded) ? readdirSync(recorded).filter((name) => /^api-.*\.xml$/.test(name)) : []
  test.each(bodies)('%s is read, and every paper is valid metadata', (name) => {
    const body = readFileSync(join(recorded, name), 'utf8')
    const feed = readFeed(body, at)
    if (feed.kind !== 'feed') throw new Error(`read as ${feed.kind}`)
    expect(feed.papers.length + feed.errors.length).toBe(body.match(/<entry/g)?.length ?? 0)
    for (const { metadata } of feed.papers) {
      VersionMetadata.parse(metadata)
      expect(metadata.authors.length).toBeGreaterThan(0)
      expect(metadata.title).not.toMatch(/\s\s|\n|&(?:amp|lt);/)
      expect(metadata.primaryCategory).not.toBeNull()
    }
  })
})

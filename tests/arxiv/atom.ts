// Feeds as arXiv's query API writes them: today's shape, the one before 2025, and error entries (arxiv.md §1).
import type { StandInPaper } from './papers.ts'

export interface FeedEntry {
  readonly paper: StandInPaper
  /** The version the entry is of, 1-based. */
  readonly version: number
}

interface FeedHead {
  readonly query: string
  readonly total: number
  readonly perPage: number
  readonly start: number
}

/** A feed as of 2026: totals after the link, authors last, ids with http and versions. */
export function feedOf(entries: readonly FeedEntry[], head: FeedHead): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/standin/${escape(head.query).length}</id>
  <title>arXiv Query: ${escape(head.query)}</title>
  <updated>2026-11-20T00:00:00Z</updated>
  <link href="https://arxiv.org/api/query?${escape(head.query)}" type="application/atom+xml"/>
  <opensearch:itemsPerPage>${head.perPage}</opensearch:itemsPerPage>
  <opensearch:totalResults>${head.total}</opensearch:totalResults>
  <opensearch:startIndex>${head.start}</opensearch:startIndex>
${entries.map(entryOf).join('\n')}
</feed>
`
}

function entryOf({ paper, version }: FeedEntry): string {
  const it = versionOf(paper, version)
  const name = `${paper.id}v${version}`
  const authors = it.authors.map(
    (author) =>
      `    <author>\n      <name>${escape(author.name)}</name>\n${author.affiliations
        .map((place) => `      <arxiv:affiliation>${escape(place)}</arxiv:affiliation>\n`)
        .join('')}    </author>`,
  )
  return `  <entry>
    <id>http://arxiv.org/abs/${name}</id>
    <title>${escape(it.title)}</title>
    <updated>${it.updated}</updated>
    <link href="https://arxiv.org/abs/${name}" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/${name}" rel="related" type="application/pdf" title="pdf"/>
    <summary>${escape(it.abstract)}</summary>
${paper.categories.map((term) => `    <category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('\n')}
    <published>${versionOf(paper, 1).updated}</published>
${it.comment === null ? '' : `    <arxiv:comment>${escape(it.comment)}</arxiv:comment>\n`}    <arxiv:primary_category term="${paper.categories[0] ?? 'cs.DL'}"/>
${paper.journalRef === null ? '' : `    <arxiv:journal_ref>${escape(paper.journalRef)}</arxiv:journal_ref>\n`}${authors.join('\n')}
${paper.doi === null ? '' : `    <arxiv:doi>${escape(paper.doi)}</arxiv:doi>\n    <link rel="related" href="https://doi.org/${escape(paper.doi)}" title="doi"/>\n`}  </entry>`
}

/** The feed as it was until 2025: namespaces on the elements, wrapped titles, alias categories and MSC classes. */
export function oldFeedOf(entries: readonly FeedEntry[], head: FeedHead): string {
  const search = 'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
  const arxiv = 'xmlns:arxiv="http://arxiv.org/schemas/atom"'
  const body = entries.map(({ paper, version }) => {
    const it = versionOf(paper, version)
    const name = `${paper.id}v${version}`
    return `  <entry>
    <id>http://arxiv.org/abs/${name}</id>
    <updated>${it.updated}</updated>
    <published>${versionOf(paper, 1).updated}</published>
    <title>${escape(it.title).replace(/^(.{20,}?) /, '$1\n  ')}</title>
    <summary>  ${escape(it.abstract)}
</summary>
${it.authors.map((author) => `    <author>\n      <name>${escape(author.name)}</name>\n    </author>`).join('\n')}
    <link href="http://arxiv.org/abs/${name}" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/${name}" rel="related" type="application/pdf"/>
    <arxiv:primary_category ${arxiv} term="${paper.categories[0] ?? 'cs.DL'}" scheme="http://arxiv.org/schemas/atom"/>
${paper.categories.map((term) => `    <category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('\n')}
    <category term="68U35" scheme="http://arxiv.org/schemas/atom"/>
  </entry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?${escape(head.query)}" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: ${escape(head.query)}</title>
  <id>http://arxiv.org/api/standin</id>
  <updated>2019-05-14T00:00:00-04:00</updated>
  <opensearch:totalResults ${search}>${head.total}</opensearch:totalResults>
  <opensearch:startIndex ${search}>${head.start}</opensearch:startIndex>
  <opensearch:itemsPerPage ${search}>${head.perPage}</opensearch:itemsPerPage>
${body.join('\n')}
</feed>
`
}

/** The answer to a bad question, sent with HTTP 400. */
export function errorFeed(summary: string): string {
  const id = `https://arxiv.org/api/errors#${escape(summary.replaceAll(' ', '_'))}`
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/</id>
  <title>arXiv Search Results</title>
  <updated>2026-11-20T00:00:00Z</updated>
  <opensearch:itemsPerPage>1</opensearch:itemsPerPage>
  <opensearch:totalResults>1</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>${id}</id>
    <title>Error</title>
    <updated>2026-11-20T00:00:00Z</updated>
    <link href="${id}" rel="alternate" type="text/html"/>
    <summary>${escape(summary)}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>
</feed>
`
}

function versionOf(paper: StandInPaper, version: number): StandInPaper['versions'][number] {
  const found = paper.versions[version - 1]
  if (found === undefined) throw new Error(`${paper.id} has no version ${version}`)
  return found
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

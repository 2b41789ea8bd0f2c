// The Atom answers of arXiv's query API → metadata: today's format and the one before 2025, read by namespace and
// local name, never by position. What is no feed (plain `Rate exceeded.`, HTML, cut-off XML) is told apart.
import { z } from 'zod'
import { Moment } from '../../preload/model/ids.ts'
import type { VersionMetadata } from '../../preload/model/paper.ts'
import { realCategories } from './archives.ts'
import type { PaperMetadata } from './arxiv.ts'
import { parseArxivRef } from './identifiers.ts'
import { isThrottle } from './refusal.ts'
import { parseXml, type XmlElement } from './xml.ts'

const atom = 'http://www.w3.org/2005/Atom'
const arxiv = 'http://arxiv.org/schemas/atom'
const opensearch = 'http://a9.com/-/spec/opensearch/1.1/'

/** An error entry: what arXiv says, and the id it complains about where it names one. */
export interface FeedError {
  readonly message: string
  readonly malformedId: string | null
}

export type FeedReading =
  | {
      readonly kind: 'feed'
      readonly papers: readonly PaperMetadata[]
      readonly errors: readonly FeedError[]
      readonly total: number | null
    }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'not-a-feed' }

/** Reads the body of an answer. `fetchedAt` is written into the metadata. */
export function readFeed(body: string, fetchedAt: Date): FeedReading {
  const root = parseXml(body)
  if (root === null || root.name !== 'feed' || root.namespace !== atom) {
    return isThrottle(200, body.slice(0, 1000).replace(/<[^>]*>/g, ' '))
      ? { kind: 'throttled' }
      : { kind: 'not-a-feed' }
  }
  const papers: PaperMetadata[] = []
  const errors: FeedError[] = []
  for (const entry of all(root, atom, 'entry')) {
    const id = textOf(entry, atom, 'id') ?? ''
    // Decided by the id, never by the title: a paper may be called “Error”. The scheme was http until 2025.
    if (/\/api\/errors\b/.test(id)) errors.push(readError(entry, id))
    else {
      const paper = readEntry(entry, id, fetchedAt)
      if (paper) papers.push(paper)
    }
  }
  const total = z.coerce
    .number()
    .int()
    .min(0)
    .safeParse(textOf(root, opensearch, 'totalResults') ?? undefined)
  return { kind: 'feed', papers, errors, total: total.success ? total.data : null }
}

function readError(entry: XmlElement, id: string): FeedError {
  const message = textOf(entry, atom, 'summary') ?? 'arXiv answered with an error.'
  const said = /incorrect id format for\s*(.*)$/i.exec(message)?.[1]
  const fragment = /#incorrect_id_format_for_(.*)$/i.exec(id)?.[1]
  return { message, malformedId: (said || fragment)?.trim() ?? null }
}

function readEntry(entry: XmlElement, id: string, fetchedAt: Date): PaperMetadata | null {
  const parsed = parseArxivRef(id, { now: fetchedAt })
  if (!parsed.ok) return null
  const { base, version } = parsed.ref
  const comment = textOf(entry, arxiv, 'comment')
  const abstract = textOf(entry, atom, 'summary')
  const primary = first(entry, arxiv, 'primary_category')?.attributes.get('term')?.trim() || null
  const categories = all(entry, atom, 'category').map((category) => category.attributes.get('term') ?? '')
  const metadata: VersionMetadata = {
    version: version ?? 1,
    // A title may be “0” (2104.12255): absent only where the element is.
    title: textOf(entry, atom, 'title') ?? base,
    authors: all(entry, atom, 'author').flatMap(readAuthor),
    abstract,
    primaryCategory: primary ?? realCategories(categories)[0] ?? null,
    categories: realCategories(primary === null ? categories : [primary, ...categories]),
    published: momentOf(entry, 'published'),
    updated: momentOf(entry, 'updated'),
    comment,
    journalRef: textOf(entry, arxiv, 'journal_ref'),
    doi: publisherDoi(entry),
    source: 'api',
    fetchedAt: fetchedAt.toISOString(),
  }
  return { base, latest: metadata.version, metadata, withdrawnHint: soundsWithdrawn(comment, abstract) }
}

function readAuthor(author: XmlElement): VersionMetadata['authors'] {
  const name = textOf(author, atom, 'name')
  if (name === null) return []
  return [
    {
      name,
      affiliations: all(author, arxiv, 'affiliation')
        .map(flat)
        .filter((text) => text !== ''),
    },
  ]
}

/** arXiv's own DOI (10.48550) is derived from the id, never kept as the publisher's. */
function publisherDoi(entry: XmlElement): string | null {
  const dois = all(entry, arxiv, 'doi').map(flat)
  return dois.find((doi) => doi !== '' && !doi.startsWith('10.48550/')) ?? null
}

/** A hint only: Atom has no withdrawn flag. The comment says so, or the abstract was replaced by a sentence that does. */
function soundsWithdrawn(comment: string | null, abstract: string | null): boolean {
  if (comment !== null && /\bwithdrawn\b|\bwithdrawal\b/i.test(comment)) return true
  const replaced =
    /^\W*(?:(?:this|the)\s+(?:paper|article|manuscript|submission|preprint|work|version|note)\b.{0,60}?\b)?withdrawn\b/i
  return abstract !== null && replaced.test(abstract)
}

function momentOf(entry: XmlElement, name: string): string | null {
  const text = textOf(entry, atom, name)
  const date = text === null ? Number.NaN : Date.parse(text)
  if (Number.isNaN(date)) return null
  const moment = Moment.safeParse(new Date(date).toISOString())
  return moment.success ? moment.data : null
}

function all(parent: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.name === name && child.namespace === namespace)
}

function first(parent: XmlElement, namespace: string, name: string): XmlElement | undefined {
  return parent.children.find((child) => child.name === name && child.namespace === namespace)
}

/** The text of a child with whitespace collapsed (TeX stays as it is); null where it is absent or empty. */
function textOf(parent: XmlElement, namespace: string, name: string): string | null {
  const child = first(parent, namespace, name)
  return child === undefined ? null : flat(child) || null
}

function flat(element: XmlElement): string {
  return element.text.replace(/\s+/g, ' ').trim()
}

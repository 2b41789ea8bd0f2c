// Makes the draft of an understood document: title, introduction, sections in order, items each once, mentions, problems.
import type { ArxivId } from '../../../preload/model/ids.ts'
import type { Draft, DraftItem, DraftProblem, DraftSection, ListSource } from '../../../preload/model/list.ts'
import type { Block, SourceNotes } from '../blocks.ts'
import { partAround } from './around.ts'
import type { Cutting, Entry, PlacedRef } from './entries.ts'
import { headingWords, type Seen, type Sight } from './seen.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { frontOf, type Front } from './front.ts'
import { bareTitle } from './titles.ts'
import { wordingOf } from './wording.ts'
import type { Reading } from './references.ts'

interface DraftContext {
  readonly notes: SourceNotes
  readonly source: Omit<ListSource, 'fingerprint'>
  readonly text: string
}

/** The draft; with no cutting (nothing names a paper) it has no sections. */
export function draftOf(sight: Sight, cutting: Cutting | null, context: DraftContext): Draft {
  const { seen } = sight
  const front: Front = frontOf(seen, cutting, context.notes)
  const prose = cutting !== null && isProse(seen, cutting)
  const sections = cutting === null ? [] : sectionsOf(seen, cutting, front, prose)
  const said = prose ? cutting.entries.filter((entry) => looseRefs(seen, entry).length > 1) : []
  const intro = [front.intro, ...said.map((entry) => seen[entry.start]?.block.text)].filter(
    (text) => typeof text === 'string',
  )
  const items = new Set(sections.flatMap((section) => section.items.map((item) => item.arxivId)))
  const url = context.notes.url ?? sight.notes.url ?? context.source.url
  return {
    title: front.title,
    date: context.notes.date ?? sight.notes.date,
    intro: intro.length === 0 ? null : intro.join('\n\n'),
    source: { ...context.source, url, fingerprint: context.text.trim() === '' ? null : fingerprintOf(context.text) },
    sections,
    mentions: mentionsOf([...seen, ...sight.aside], items),
    problems: problemsOf([...seen, ...sight.aside]),
  }
}

interface OpenSection {
  readonly title: string | null
  readonly line: number | null
  readonly items: DraftItem[]
}

function sectionsOf(seen: readonly Seen[], cutting: Cutting, front: Front, prose: boolean): DraftSection[] {
  const sections: OpenSection[] = []
  const places = new Map<ArxivId, { section: OpenSection; at: number }>()
  let open: OpenSection | null = null
  let scanned = 0
  const starts = [...cutting.headings].toSorted((a, b) => a - b)
  let nextHeading = 0
  for (const entry of cutting.entries) {
    let heading: number | null = null
    while (nextHeading < starts.length && (starts[nextHeading] ?? 0) < entry.start) {
      const at = starts[nextHeading++] ?? 0
      if (at >= scanned && at !== front.titleAt) heading = at
    }
    if (scanned === 0) heading = front.sectionAt
    scanned = entry.start + 1
    const one = heading === null ? undefined : seen[heading]
    if (one !== undefined) open = { title: bareTitle(headingWords(one)), line: one.block.lines.from, items: [] }
    else open ??= { title: null, line: null, items: [] }
    if (entry.base === null) continue
    for (const item of itemsOf(seen, cutting, entry, prose)) {
      const known = places.get(item.arxivId)
      const before = known?.section.items[known.at]
      if (known !== undefined && before !== undefined) known.section.items[known.at] = mergeItems(before, item)
      else {
        if (!sections.includes(open)) sections.push(open)
        places.set(item.arxivId, { section: open, at: open.items.push({ ...item, key: `i${places.size + 1}` }) - 1 })
      }
    }
  }
  return sections
}

function itemsOf(seen: readonly Seen[], cutting: Cutting, entry: Entry, prose: boolean): DraftItem[] {
  if (entry.base === null) return []
  const loose = prose ? looseRefs(seen, entry) : []
  if (loose.length > 1) return loose.map((placed) => bareItem(seen, placed))
  const { title, summary, titleLines, summaryLines } = wordingOf(seen, cutting, entry)
  const link = entry.refs[0]
  const main: DraftItem = {
    key: '',
    arxivId: entry.base,
    version: entry.refs.find(({ ref }) => ref.version !== null)?.ref.version ?? null,
    title,
    summary,
    lines: {
      title: titleLines,
      summary: summaryLines,
      link: link === undefined ? null : (seen[link.at]?.block.lines ?? null),
    },
    links: unique(entry.refs.map(({ ref }) => ref.written)),
  }
  return [main, ...entry.extra.map((placed) => bareItem(seen, placed))]
}

/** A paper with nothing said about it but, perhaps, the words that link to it. */
function bareItem(seen: readonly Seen[], { at, ref }: PlacedRef): DraftItem {
  const title = ref.label === null ? null : bareTitle(ref.label)
  const lines = seen[at]?.block.lines ?? null
  return {
    key: '',
    arxivId: ref.base,
    version: ref.version,
    title,
    summary: null,
    lines: { title: title === null ? null : lines, summary: null, link: lines },
    links: [ref.written],
  }
}

/** In a text that is no list, only sentences, every paper that is named is meant: "see 2406.15877 and 2406.17245". */
function looseRefs(seen: readonly Seen[], entry: Entry): PlacedRef[] {
  const one = seen[entry.start]
  if (one === undefined) return []
  const refs = one.reading.refs.map((ref) => ({ at: entry.start, ref }))
  return [...new Map(refs.toReversed().map((placed) => [placed.ref.base, placed])).values()].toReversed()
}

function isProse(seen: readonly Seen[], cutting: Cutting): boolean {
  if (cutting.hypothesis.signed) return false
  return cutting.entries.every(({ start }) => {
    const one = seen[start]
    return one !== undefined && !one.carrier && one.block.row === null && partAround(one.block, one.reading.refs).prose
  })
}

/** The same paper again: the first place and title stay, words that were not there yet are added. */
function mergeItems(first: DraftItem, again: DraftItem): DraftItem {
  const known = first.summary ?? ''
  const added = again.summary ?? ''
  const summary =
    added === '' || known.includes(added)
      ? known
      : known === '' || added.includes(known)
        ? added
        : `${known}\n\n${added}`
  return {
    ...first,
    version: first.version ?? again.version,
    title: first.title ?? again.title,
    summary: summary === '' ? null : summary,
    lines: {
      title: first.lines.title ?? again.lines.title,
      summary: first.lines.summary ?? again.lines.summary,
      link: first.lines.link,
    },
    links: unique([...first.links, ...again.links]),
  }
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}

interface Read {
  readonly block: Block
  readonly reading: Reading
}

function mentionsOf(all: readonly Read[], items: ReadonlySet<ArxivId>): Draft['mentions'] {
  const mentions = new Map<ArxivId, number>()
  for (const { block, reading } of all) {
    for (const { base } of reading.refs)
      if (!items.has(base) && !mentions.has(base)) mentions.set(base, block.lines.from)
  }
  return [...mentions].map(([arxivId, line]) => ({ arxivId, line })).toSorted((a, b) => a.line - b.line)
}

function problemsOf(all: readonly Read[]): DraftProblem[] {
  const problems: DraftProblem[] = []
  const told = new Set<string>()
  for (const { block, reading } of all) {
    for (const miss of reading.misses) {
      const problem = {
        line: block.lines.from,
        text: miss.text,
        reason: miss.sentence.message,
        said: miss.sentence.said,
      }
      const key = `${problem.line} ${problem.text}`
      if (told.has(key)) continue
      told.add(key)
      problems.push(problem)
    }
  }
  return problems.toSorted((a, b) => a.line - b.line)
}

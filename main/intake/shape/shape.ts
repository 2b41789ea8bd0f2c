// What shape a list has. Several readings of the whole document compete ("every numbered line starts an entry", "each
// link ends one", "each row is one" …); each is cut into entries (entries.ts) and weighed, and the lightest wins.
import { isCitation } from './around.ts'
import { inRow, type Seen } from './seen.ts'
import { cut, type Cutting } from './entries.ts'
import { countWords, speaksOfList } from './titles.ts'
import { weigh } from './weigh.ts'

/** One way to read the document: where its entries start. */
export interface Hypothesis {
  readonly name: string
  /** Indices of blocks that start an entry, ascending. */
  readonly starts: readonly number[]
  /** Whether a block's own sign (number, heading, bullet, row) says so, or only its place. */
  readonly signed: boolean
}

/** The best reading of a document; null where nothing in it names a paper. */
export function understand(seen: readonly Seen[]): Cutting | null {
  let best: { readonly cutting: Cutting; readonly weight: number } | null = null
  for (const hypothesis of hypotheses(seen)) {
    if (hypothesis.starts.length === 0) continue
    const cutting = cut(seen, hypothesis)
    if (cutting.entries.length === 0) continue
    const weight = weigh(seen, cutting)
    if (best === null || weight < best.weight) best = { cutting, weight }
  }
  return best?.cutting ?? null
}

/** Every hypothesis that a document's signs suggest, the more explicit first: they win ties. */
function hypotheses(seen: readonly Seen[]): Hypothesis[] {
  const found: Hypothesis[] = []
  const add = (name: string, signed: boolean, starts: readonly number[]) => {
    if (starts.length === 0) return
    const same = found.some(
      (other) => other.starts.length === starts.length && other.starts.every((at, i) => at === starts[i]),
    )
    if (!same) found.push({ name, starts, signed })
  }
  const where = (test: (one: Seen, i: number) => boolean): number[] => {
    const at: number[] = []
    for (const [i, one] of seen.entries()) if (test(one, i)) at.push(i)
    return at
  }
  const named = (one: Seen) => one.reading.refs.length > 0 || one.reading.misses.length > 0

  add(
    'rows',
    true,
    where((one) => one.block.row !== null),
  )
  add(
    'labelled titles',
    true,
    where((one) => one.label === 'title'),
  )
  for (let level = 1; level <= 6; level++)
    add(
      `headings ${level}`,
      true,
      where((one) => one.block.heading === level),
    )
  const styles = new Set(
    seen.flatMap((one) =>
      one.block.marker === null || one.block.marker.style === 'bullet' ? [] : [one.block.marker.style],
    ),
  )
  for (const style of styles) {
    add(
      `numbers ${style}`,
      true,
      where((one) => one.block.marker?.style === style && one.block.entry?.start !== false && !onlyPointsAt(one)),
    )
    add(
      `outer numbers ${style}`,
      true,
      where((one) => one.block.marker?.style === style && one.block.entry === null),
    )
  }
  add(
    'all numbers',
    true,
    where(
      (one) => one.block.marker !== null && counted.has(one.block.marker.style) && one.block.entry?.start !== false,
    ),
  )
  const depths = new Set(seen.flatMap((one) => (one.block.entry?.start === true ? [one.block.entry.depth] : [])))
  for (const depth of depths) {
    add(
      `list ${depth}`,
      true,
      where((one) => one.block.entry?.start === true && one.block.entry.depth === depth),
    )
  }
  add(
    'any list',
    true,
    where((one) => (one.block.entry?.start === true || one.block.marker !== null) && named(one)),
  )
  add(
    'bold lines',
    true,
    where(
      (one) =>
        one.block.bold > 1 && one.block.entry === null && one.titleLike && one.block.bold >= one.block.text.length - 1,
    ),
  )
  add(
    'bold leads',
    true,
    where((one) => one.block.bold > 1),
  )
  add(
    'linked titles',
    true,
    where((one) => one.reading.refs.some((ref) => ref.label !== null && ref.start <= (one.block.marker?.end ?? 0) + 2)),
  )
  add(
    'citations',
    true,
    where((one) => isCitation(one.block, one.reading.refs)),
  )
  add(
    'messages',
    true,
    where((one) => one.block.message),
  )
  add(
    'named lines',
    false,
    where((one) => named(one) && !one.carrier && !one.block.code && one.words.length < 400 && one.titleLike),
  )
  add(
    'named paragraphs',
    false,
    where((one) => named(one) && !one.block.code && !one.related),
  )

  const carriers = carrierGroups(seen)
  const own = where((one) => one.own)
  add(
    'link first',
    false,
    carriers.map((group) => group.from),
  )
  const spots = carriers.filter((group) => isTitleSpot(seen[group.from - 1])).length
  // Titles above their links, and links with nothing above them but the link before.
  const bare = carriers.filter((group) => seen[group.from - 1]?.carrier === true).length
  const ends = seen[0]?.carrier === false && seen.at(-1)?.carrier === true
  if (
    spots >= carriers.length * 0.7 ||
    (spots > 1 && ends && spots + bare === carriers.length) ||
    (spots > 0 && carriers.every((group) => isOwnTitle(seen[group.from - 1]) !== inRow(seen, group.from, group.to)))
  ) {
    add(
      'title, link',
      false,
      carriers.map((group) => (isTitleSpot(seen[group.from - 1]) ? group.from - 1 : group.from)),
    )
  }
  if (own.length > 0 && carriers.length > 0) {
    const heads = carriers.map((group) => (isTitleSpot(seen[group.from - 1]) ? group.from - 1 : group.from))
    add('own lines', false, ascending([...own, ...carriers.map((group) => group.from)]))
    add('titles, own lines', false, ascending([...own, ...heads]))
  }
  add('link last', false, linkLast(seen, carriers))
  add('stanzas', false, stanzas(seen))
  return found
}

/** Styles that number items; where a list changes from one to another its items are all of them. */
const counted: ReadonlySet<string> = new Set(['dot', 'comma', 'paren', 'parens', 'bracket', 'circle', 'hash', 'word'])

function ascending(places: readonly number[]): number[] {
  return [...new Set(places)].toSorted((a, b) => a - b)
}

export interface Group {
  readonly from: number
  readonly to: number
}

/** Runs of carriers that lead to one paper: its abs, pdf and other links. */
function carrierGroups(seen: readonly Seen[]): Group[] {
  const groups: { from: number; to: number; base: string | null }[] = []
  for (const [i, one] of seen.entries()) {
    if (!one.carrier) continue
    const base = one.reading.refs[0]?.base ?? null
    const last = groups.at(-1)
    if (last !== undefined && last.base === base && base !== null && onlyLinksBetween(seen, last.to + 1, i)) last.to = i
    else groups.push({ from: i, to: i, base })
  }
  return groups
}

function onlyLinksBetween(seen: readonly Seen[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (seen[i]?.reading.linksOnly !== true) return false
  return true
}

/** A title of the link under it rather than of the whole list. */
function isOwnTitle(one: Seen | undefined): boolean {
  return isTitleSpot(one) && !speaksOfList(one?.words ?? '')
}

function isTitleSpot(one: Seen | undefined): boolean {
  return (
    one !== undefined &&
    one.titleLike &&
    !one.own &&
    !one.reading.linksOnly &&
    one.label !== 'summary' &&
    one.block.heading === 0
  )
}

/** Each link ends an entry: the next one starts behind it, after the headings that stand there. */
function linkLast(seen: readonly Seen[], carriers: readonly Group[]): number[] {
  const runs = carriers.map((group, i) => shortRun(seen, i === 0 ? 0 : (carriers[i - 1]?.to ?? 0) + 1, group.from))
  const usual = mode(runs.slice(1).map((run) => run.length)) ?? 1
  const titles = runs.length > 2 || usual === 0 ? usual : Math.max(1, usual)
  return carriers.map((group, i) => {
    if (i === 0) return firstStart(seen, group.from, titles)
    const from = (carriers[i - 1]?.to ?? 0) + 1
    const run = runs[i] ?? []
    let start = from
    while (start < group.from && (seen[start]?.block.heading ?? 0) > 0 && start + 1 < group.from) start++
    const extra = run.length - titles
    for (let k = 0; k < extra && start < group.from; k++) if (isShortHeading(seen[start])) start++
    return Math.min(start, group.from)
  })
}

/** A heading as people write one above titles: a few words. */
function isShortHeading(one: Seen | undefined): boolean {
  if (one === undefined || one.heading === null) return false
  return (
    one.heading === 'sign' || (/[\u3040-\u9fff]/.test(one.words) ? one.words.length <= 16 : countWords(one.words) <= 5)
  )
}

/** The short lines with which the stretch begins. */
function shortRun(seen: readonly Seen[], from: number, to: number): number[] {
  const run: number[] = []
  for (let i = from; i < to && seen[i]?.titleLike === true; i++) run.push(i)
  return run
}

/** Where the first entry starts, looking back from its link: over its summary to the nearest short line. */
function firstStart(seen: readonly Seen[], link: number, titles: number): number {
  let at = link
  while (at > 0 && seen[at - 1]?.titleLike !== true) at--
  if (at === 0) return link
  let start = at
  while (
    start > 0 &&
    at - start < titles &&
    seen[start - 1]?.titleLike === true &&
    seen[start - 1]?.block.heading === 0
  )
    start--
  return start
}

/** The most frequent number, the lesser of equals. */
function mode(numbers: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1)
  let best: number | null = null
  for (const [n, count] of counts) {
    const top = best === null ? -1 : (counts.get(best) ?? 0)
    if (count > top || (count === top && best !== null && n < best)) best = n
  }
  return best
}

/** Blocks that follow an empty line, in stanzas that name a paper on a line of its own. */
function stanzas(seen: readonly Seen[]): number[] {
  const starts: number[] = []
  let from = 0
  let carries = false
  const close = (to: number) => {
    if (carries && to > from) starts.push(from)
  }
  for (const [i, one] of seen.entries()) {
    if (one.block.gap && i > 0) {
      close(i)
      from = i
      carries = false
    }
    if (one.carrier || one.reading.refs.some((ref) => ref.label !== null || endsWith(one, ref.end))) carries = true
  }
  close(seen.length)
  return starts
}

/** "🔗 https://…": the picture marks a link, not an entry. */
function onlyPointsAt(one: Seen): boolean {
  return one.block.marker?.style === 'picture' && one.reading.linksOnly
}

/** Whether a reference ends its block, but for closing signs. */
function endsWith(one: Seen, end: number): boolean {
  return !one.related && !one.block.code && /^[\s)\]）】.。]*$/.test(one.block.text.slice(end))
}

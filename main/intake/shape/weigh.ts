// How badly a reading of a document fits it: papers left over, entries without title, words that belong to nobody. The
// numbers were tuned on tests/fixtures/lists; only their order matters.
import { partAround } from './around.ts'
import { isOfElsewhere, type Cutting, type Entry } from './entries.ts'
import { inRow, type Seen } from './seen.ts'
import { wordingOf } from './wording.ts'

/** The weight of a cutting; less is better. */
export function weigh(seen: readonly Seen[], cutting: Cutting): number {
  const live = cutting.entries.filter((entry) => entry.base !== null)
  const covered = new Set(live.flatMap((entry) => [entry.base]))
  const wordings = live.map((entry) => wordingOf(seen, cutting, entry))
  const titled = wordings.filter(({ title }) => title !== null).length
  const worded = wordings.filter(({ summary }) => summary !== null).length
  let weight = 0

  for (const [i, wording] of wordings.entries()) {
    const entry = live[i]
    if (entry === undefined) continue
    // Links in one row have no titles, whatever the others have.
    const bare = titled === 0 || inRow(seen, entry.start, entry.start)
    if (wording.title === null) weight += bare ? 0.6 : 1
    else if (!wording.titleFits) weight += 0.8
    if (wording.summary === null && worded > live.length * 0.5) weight += 0.7
    weight +=
      (seen[entry.start]?.block.heading === 0 ? 1.5 : 2) * entry.extra.length +
      (entry.titledElsewhere ? 1.2 : 0) +
      looseness(seen, entry)
    if (wording.opensLikeTitle) weight += 0.5
    weight += 0.8 * siblingsIn(seen, entry) + subEntries(seen, entry)
    if (cutting.hypothesis.signed) weight -= 0.4
  }
  const inEntry = new Uint8Array(seen.length)
  for (const entry of [...cutting.entries, ...cutting.dead]) inEntry.fill(1, entry.start, entry.end)
  weight += leftOver(seen, cutting, covered, inEntry) * 2.5
  weight += strayWords(seen, cutting, inEntry) + sequence(seen, cutting)
  for (const entry of cutting.dead)
    weight += cutting.headings.has(entry.start) ? 0.1 : isOfElsewhere(seen, entry) ? 0.15 : 0.5
  const headings = [...cutting.headings].filter((at) => seen[at]?.heading !== 'sign').length
  if (headings > Math.max(2, live.length * 0.7)) weight += (headings - live.length * 0.7) * 0.7
  return weight
}

/** Blocks inside an entry that look just like its start: entries that it swallowed. */
function siblingsIn(seen: readonly Seen[], entry: Entry): number {
  const start = seen[entry.start]?.block
  if (start === undefined || (start.entry?.start !== true && start.marker === null)) return 0
  let siblings = 0
  for (let at = entry.start + 1; at < entry.end; at++) {
    const { entry: list, marker } = seen[at]?.block ?? start
    if (start.entry?.start === true) siblings += list?.start === true && list.depth <= start.entry.depth ? 1 : 0
    else if (marker !== null && marker.style === start.marker?.style && marker.n === (start.marker.n ?? 0) + 1)
      siblings++
  }
  return siblings
}

/** "一、评测方向": a few words under a number that sections have. */
function headsPart(one: Seen | undefined): boolean {
  const style = one?.block.marker?.style
  if (one === undefined || one.reading.refs.length > 0 || one.words.length > 40) return false
  return style === 'han' || style === 'part' || style === 'roman'
}

function counts({ block }: Seen): boolean {
  return block.marker !== null && block.marker.n !== null && !/^(?:han|part|roman)$/.test(block.marker.style)
}

/** Points inside an entry that name papers with titles of their own: they look like entries, and it like a section. */
function subEntries(seen: readonly Seen[], entry: Entry): number {
  const bases = new Set<string>()
  const headed = headsPart(seen[entry.start])
  for (let at = entry.start + 1; at < entry.end; at++) {
    const one = seen[at]
    if (one === undefined || one.carrier || one.related || one.reading.refs.length === 0 || one.words.length > 240)
      continue
    const base = one.reading.refs[0]?.base
    if (headed && base !== undefined && (counts(one) || /^[《“「『]/.test(one.words))) bases.add(base)
    if (one.block.entry?.start !== true && one.block.marker === null) continue
    const parts = partAround(one.block, one.reading.refs)
    if (parts.title !== null && !parts.prose && base !== undefined) bases.add(base)
  }
  return bases.size
}

/** An entry with an empty line inside but none before it is held together the wrong way round. */
function looseness(seen: readonly Seen[], entry: Entry): number {
  if (entry.start === 0 || seen[entry.start]?.block.gap === true) return 0
  const inside = seen.slice(entry.start + 1, entry.end).some((one) => one.block.gap)
  return inside ? 0.6 : 0
}

/**
 * Papers that are no entry's: those on lines of their own or with their title count in full, wherever they stand; those
 * within words that belong to no entry count half.
 */
function leftOver(
  seen: readonly Seen[],
  cutting: Cutting,
  covered: ReadonlySet<string | null>,
  inEntry: Uint8Array,
): number {
  const plain = new Set<string>()
  const loose = new Set<string>()
  for (const [at, one] of seen.entries()) {
    if (one.related || one.block.code) continue
    for (const ref of one.reading.refs) {
      if (covered.has(ref.base)) continue
      const leads = ref.start <= (one.block.marker?.end ?? 0) + 2
      if (one.carrier || one.own || one.block.row !== null || (leads && ref.label !== null)) plain.add(ref.base)
      else if (inEntry[at] !== 1) loose.add(ref.base)
    }
  }
  for (const entry of cutting.entries) for (const { ref } of entry.extra) plain.delete(ref.base)
  return plain.size + [...loose].filter((base) => !plain.has(base)).length * 0.4
}

/** Words before, between and after the entries. A few at the start are an introduction. */
function strayWords(seen: readonly Seen[], cutting: Cutting, inEntry: Uint8Array): number {
  const first = cutting.entries[0]
  const last = cutting.entries.at(-1)
  if (first === undefined || last === undefined) return 0
  let stray = 0
  for (const [at, one] of seen.entries()) {
    if (inEntry[at] === 1 || cutting.headings.has(at) || one.block.heading > 0 || one.reading.linksOnly) continue
    if (at < first.start) stray += 0.15
    else if (at < last.start) stray += 0.3
    else stray += 0.25
  }
  if (!cutting.keepsAfter) {
    for (const entry of cutting.entries) {
      const link = entry.refs.findLast(({ at }) => seen[at]?.carrier === true)?.at
      if (link === undefined) continue
      for (let at = link + 1; at < entry.end; at++)
        if (seen[at]?.reading.linksOnly !== true) stray += entry === last ? 0.25 : 0.4
    }
  }
  return stray
}

/** Numbers that count up (and may start again) are worth a lot; numbers in disorder are no numbering. */
function sequence(seen: readonly Seen[], cutting: Cutting): number {
  if (!cutting.hypothesis.signed) return 0
  const numbers = cutting.hypothesis.starts.flatMap((at) => {
    const n = seen[at]?.block.marker?.n
    return n === null || n === undefined ? [] : [n]
  })
  if (numbers.length < 2 || numbers.length < cutting.hypothesis.starts.length) return 0
  let good = 0
  for (const [i, n] of numbers.entries())
    if (i > 0 && (n === (numbers[i - 1] ?? 0) + 1 || n === 1 || n === (numbers[i - 1] ?? 0) - 1)) good++
  return (
    (good / (numbers.length - 1)) * numbers.length * -0.3 + (1 - good / (numbers.length - 1)) * numbers.length * 0.5
  )
}

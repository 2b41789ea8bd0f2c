// Looks the whole library through for papers that may be one: those that meet under a name, and those by the same first
// author with nearly the same title. Costs one pass, and comparisons only within what meets.
import { setImmediate } from 'node:timers/promises'
import type { DuplicateGroup, LikePair } from '../../preload/model/duplicates.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'
import type { Library, PaperPair } from '../library/library.ts'
import { alike } from './alike.ts'
import { keysOf, traitsOf, type Traits } from './traits.ts'

type Papers = Pick<Library, 'ids' | 'record' | 'summary' | 'notDuplicates'>

export interface LookOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
  /** Pairs found by other means, of papers that need not meet otherwise. */
  readonly also?: readonly LikePair[]
}

/** Every group of papers that may be one, without pairs the person told apart; the surest first. */
export async function findDuplicates(library: Papers, options: LookOptions = {}): Promise<readonly DuplicateGroup[]> {
  const ids = library.ids()
  const meeting = new Map<string, Traits[]>()
  const meet = (key: string, traits: Traits): void => {
    const others = meeting.get(key)
    if (others) others.push(traits)
    else meeting.set(key, [traits])
  }
  for (const [index, id] of ids.entries()) {
    if (index % 500 === 0) {
      options.signal?.throwIfAborted()
      options.onProgress?.(index, ids.length)
      await setImmediate()
    }
    const record = library.record(id)
    if (!record) continue
    const traits = traitsOf(record)
    for (const key of keysOf(traits)) meet(key, traits)
    // Nearly the same titles share their longest words; with one author they meet under those.
    const [author] = traits.families
    const long = traits.words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 3)
    if (author !== undefined) for (const word of long) meet(`near ${author} ${word}`, traits)
  }
  const apart = new Set(library.notDuplicates().map(pairKey))
  const pairs = new Map<string, LikePair>()
  for (const pair of options.also ?? []) pairs.set(pairKey([pair.a, pair.b]), pair)
  let compared = 0
  for (const traits of meeting.values()) {
    if (traits.length < 2) continue
    for (const [at, a] of traits.entries()) {
      for (const b of traits.slice(at + 1, at + 200)) {
        const key = pairKey([a.id, b.id])
        if (a.id === b.id || pairs.has(key) || apart.has(key)) continue
        const why = alike(a, b)
        if (why) pairs.set(key, { ...inOrder(a.id, b.id), why })
        if (++compared % 20_000 === 0) {
          options.signal?.throwIfAborted()
          await setImmediate()
        }
      }
    }
  }
  for (const key of apart) pairs.delete(key)
  options.onProgress?.(ids.length, ids.length)
  return groupsOf([...pairs.values()], library)
}

/** The pair under one name, whichever comes first. */
export function pairKey([a, b]: PaperPair): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

const sure: readonly LikePair['why'][] = ['id', 'file', 'doi', 'title', 'opening', 'near']

/** Pairs that hang together, as groups with their papers. */
export function groupsOf(pairs: readonly LikePair[], library: Pick<Library, 'summary'>): readonly DuplicateGroup[] {
  const groups: LikePair[][] = []
  const at = new Map<PaperId, LikePair[]>()
  for (const pair of pairs.toSorted((a, b) => sure.indexOf(a.why) - sure.indexOf(b.why))) {
    const [left, right] = [at.get(pair.a), at.get(pair.b)]
    const group = left ?? right ?? []
    if (!left && !right) groups.push(group)
    if (left && right && left !== right) {
      left.push(...right.splice(0))
      for (const { a, b } of left) at.set(a, left).set(b, left)
    }
    group.push(pair)
    at.set(pair.a, group).set(pair.b, group)
  }
  return groups.flatMap((group): DuplicateGroup[] => {
    const ids = [...new Set(group.flatMap(({ a, b }) => [a, b]))]
    const papers = ids.flatMap((id) => library.summary(id) ?? []).toSorted(byWorth)
    const [first] = papers
    return first && papers.length > 1 ? [{ keep: first.id, papers, pairs: group }] : []
  })
}

/** Which of several stays: arXiv's own before a file, then the one worked with, then the first here. */
function byWorth(a: PaperSummary, b: PaperSummary): number {
  return (
    Number(a.arxivId === null) - Number(b.arxivId === null) ||
    b.marks + Number(b.hasNotes) - (a.marks + Number(a.hasNotes)) ||
    a.addedAt.localeCompare(b.addedAt) ||
    a.id.localeCompare(b.id)
  )
}

function inOrder(a: PaperId, b: PaperId): { readonly a: PaperId; readonly b: PaperId } {
  return a < b ? { a, b } : { a: b, b: a }
}

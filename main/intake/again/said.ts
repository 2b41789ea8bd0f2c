// What a source says, brought to the form in which two of its states are compared: each paper once, sections by their
// names. Pure.
import { hash } from 'node:crypto'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { ListItem, ReadingList, SaidSource, ToldSource } from '../../../preload/model/list.ts'
import { plainTitle } from '../../library/lists/list-changes.ts'
import { paperIdOf } from '../../library/papers/records.ts'

/** A paper of a source with the source's words on it. */
export type SaidPaper = Omit<ListItem, 'id'>

export interface SaidSection {
  readonly title: string | null
  readonly items: readonly SaidPaper[]
}

/** The sections of a source: those of the same name as one, without papers named before, none empty. */
export function saidSections(said: Pick<SaidSource, 'sections'>): readonly SaidSection[] {
  const seen = new Set<PaperId>()
  const sections = new Map<string, { title: string | null; items: SaidPaper[] }>()
  for (const { title, items } of said.sections) {
    const section = sections.get(plainTitle(title)) ?? { title, items: [] }
    sections.set(plainTitle(title), section)
    for (const { arxivId, ...words } of items) {
      const paperId = paperIdOf(arxivId)
      if (seen.has(paperId)) continue
      seen.add(paperId)
      section.items.push({ paperId, ...words })
    }
  }
  return [...sections.values()].filter(({ items }) => items.length > 0)
}

/** What is kept of a source, to compare with when it comes again. */
export function toldBy(said: SaidSource, now: Date): ToldSource {
  return {
    at: now.toISOString(),
    title: said.title,
    intro: said.intro,
    sections: saidSections(said).map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ paperId: item.paperId, words: wordsOf(item) })),
    })),
  }
}

/** What was told, of some papers only. */
export function toldOf(told: ToldSource, keeps: (id: PaperId) => boolean): ToldSource {
  return {
    ...told,
    sections: told.sections.map((section) => ({
      ...section,
      items: section.items.filter(({ paperId }) => keeps(paperId)),
    })),
  }
}

/** What was told, with what a source says now of the papers that `takes` names; of the others it stays. */
export function toldWith(
  told: ToldSource,
  said: Pick<SaidSource, 'sections'>,
  takes: (id: PaperId) => boolean,
): ToldSource {
  const fresh = toldOf(toldBy({ title: null, intro: null, ...said }, new Date(told.at)), takes)
  const taken = new Set(fresh.sections.flatMap(({ items }) => items.map(({ paperId }) => paperId)))
  const sections = toldOf(told, (id) => !taken.has(id)).sections
  for (const { title, items } of fresh.sections) {
    const known = sections.find((section) => plainTitle(section.title) === plainTitle(title))
    if (known) known.items.push(...items)
    else if (items.length > 0) sections.push({ title, items })
  }
  return { ...told, sections }
}

/** A list as if it were what its source said last: for lists that did not keep that. */
export function toldByList(list: ReadingList): Omit<ToldSource, 'at'> {
  return {
    title: list.title,
    intro: list.intro,
    sections: list.sections.map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ paperId: item.paperId, words: wordsOf(item) })),
    })),
  }
}

/** A fingerprint of the words on a paper: spaces and compatibility forms do not count. */
export function wordsOf({ title, summary }: Pick<ListItem, 'title' | 'summary'>): string {
  return hash('sha256', JSON.stringify([normal(title), normal(summary)])).slice(0, 16)
}

function normal(text: string | null): string {
  return (text ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim()
}

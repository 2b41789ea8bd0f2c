// A draft while a person works on it: what is ticked, renamed, moved. Pure; every edit gives a new draft, and what it
// did not touch keeps its identity, so that 10,000 items stay light.
import type { ArxivId } from '../../preload/model/ids.ts'
import type { AcceptedDraft, Draft, DraftItem, DraftProblem, ListSource } from '../../preload/model/list.ts'

export interface EditItem extends DraftItem {
  readonly included: boolean
}

export interface EditSection {
  readonly key: string
  readonly title: string | null
  readonly line: number | null
  readonly items: readonly EditItem[]
}

export interface EditMention {
  readonly arxivId: ArxivId
  readonly line: number
  readonly included: boolean
}

export interface DraftEdit {
  readonly title: string | null
  readonly date: string | null
  readonly intro: string | null
  readonly source: ListSource
  readonly sections: readonly EditSection[]
  readonly mentions: readonly EditMention[]
  readonly problems: readonly DraftProblem[]
}

export type Edit =
  | { readonly do: 'title'; readonly title: string }
  | { readonly do: 'section-title'; readonly section: string; readonly title: string }
  | { readonly do: 'item-title'; readonly item: string; readonly title: string }
  | { readonly do: 'item-words'; readonly item: string; readonly summary: string }
  | { readonly do: 'include'; readonly item: string; readonly on: boolean }
  | { readonly do: 'include-section'; readonly section: string; readonly on: boolean }
  | { readonly do: 'include-all'; readonly on: boolean }
  | { readonly do: 'include-mention'; readonly arxivId: ArxivId; readonly on: boolean }
  | { readonly do: 'move'; readonly item: string; readonly by: -1 | 1 }
  | { readonly do: 'move-to'; readonly item: string; readonly section: string }
  | { readonly do: 'move-to-new'; readonly item: string; readonly title: string }

/** A draft as it comes: every item ticked, no mention. */
export function startEdit(draft: Draft): DraftEdit {
  const { title, date, intro, source, problems } = draft
  return {
    title,
    date,
    intro,
    source,
    problems,
    sections: draft.sections.map((section, at) => ({
      ...section,
      key: `s${at}`,
      items: section.items.map((item) => ({ ...item, included: true })),
    })),
    mentions: draft.mentions.map((mention) => ({ ...mention, included: false })),
  }
}

/** The draft after one edit; the same one where the edit changes nothing. */
export function applyEdit(draft: DraftEdit, edit: Edit): DraftEdit {
  switch (edit.do) {
    case 'title':
      return { ...draft, title: edit.title || null }
    case 'section-title':
      return mapSection(draft, edit.section, (section) => ({ ...section, title: edit.title || null }))
    case 'item-title':
      return mapItem(draft, edit.item, (item) => ({ ...item, title: edit.title || null }))
    case 'item-words':
      return mapItem(draft, edit.item, (item) => ({ ...item, summary: edit.summary || null }))
    case 'include':
      return mapItem(draft, edit.item, (item) => ({ ...item, included: edit.on }))
    case 'include-section':
      return mapSection(draft, edit.section, (section) => withAll(section, edit.on))
    case 'include-all':
      return { ...draft, sections: draft.sections.map((section) => withAll(section, edit.on)) }
    case 'include-mention':
      return {
        ...draft,
        mentions: draft.mentions.map((mention) =>
          mention.arxivId === edit.arxivId ? { ...mention, included: edit.on } : mention,
        ),
      }
    case 'move':
      return moveBy(draft, edit.item, edit.by)
    case 'move-to':
      return moveTo(draft, edit.item, edit.section)
    case 'move-to-new': {
      const key = `s${Math.max(-1, ...draft.sections.map((section) => Number(section.key.slice(1)))) + 1}`
      const added = { key, title: edit.title || null, line: null, items: [] }
      return moveTo({ ...draft, sections: [...draft.sections, added] }, edit.item, key)
    }
  }
}

/** What the person accepts: unticked items left out, ticked mentions as items of a last section, empty sections gone. */
export function acceptedDraft(draft: DraftEdit): AcceptedDraft {
  const { title, date, intro, source } = draft
  const sections = draft.sections
    .map((section) => ({
      title: section.title,
      items: section.items
        .filter(({ included }) => included)
        .map((item) => ({ arxivId: item.arxivId, version: item.version, title: item.title, summary: item.summary })),
    }))
    .filter(({ items }) => items.length > 0)
  const wanted = draft.mentions.filter(({ included }) => included)
  const mentioned = wanted.map(({ arxivId }) => ({ arxivId, version: null, title: null, summary: null }))
  return {
    title,
    date,
    intro,
    source,
    sections: mentioned.length > 0 ? [...sections, { title: null, items: mentioned }] : sections,
    mentions: draft.mentions.filter(({ included }) => !included).map(({ arxivId }) => arxivId),
  }
}

/** How many papers would be imported. */
export function includedCount(draft: DraftEdit): number {
  const items = draft.sections.reduce((sum, section) => sum + ticked(section), 0)
  return items + draft.mentions.filter(({ included }) => included).length
}

/** How many items of a section are ticked. */
export function ticked(section: EditSection): number {
  return section.items.reduce((sum, { included }) => sum + (included ? 1 : 0), 0)
}

/** A box for some of many: all, none, or some. */
export function tickState(on: number, of: number): boolean | 'some' {
  if (on === 0) return false
  return on === of ? true : 'some'
}

function withAll(section: EditSection, on: boolean): EditSection {
  return { ...section, items: section.items.map((item) => (item.included === on ? item : { ...item, included: on })) }
}

function mapSection(draft: DraftEdit, key: string, change: (section: EditSection) => EditSection): DraftEdit {
  return { ...draft, sections: draft.sections.map((section) => (section.key === key ? change(section) : section)) }
}

function mapItem(draft: DraftEdit, key: string, change: (item: EditItem) => EditItem): DraftEdit {
  const [section] = find(draft, key)
  if (!section) return draft
  return mapSection(draft, section.key, (old) => ({
    ...old,
    items: old.items.map((item) => (item.key === key ? change(item) : item)),
  }))
}

function moveBy(draft: DraftEdit, key: string, by: -1 | 1): DraftEdit {
  const [section, from] = find(draft, key)
  const item = section?.items[from]
  if (!section || !item) return draft
  const to = from + by
  if (to >= 0 && to < section.items.length) {
    return mapSection(draft, section.key, (old) => ({
      ...old,
      items: old.items.toSpliced(from, 1).toSpliced(to, 0, item),
    }))
  }
  const neighbour = draft.sections[draft.sections.indexOf(section) + by]
  if (!neighbour) return draft
  const emptied = mapSection(draft, section.key, (old) => ({ ...old, items: old.items.toSpliced(from, 1) }))
  return mapSection(emptied, neighbour.key, (old) => ({
    ...old,
    items: by < 0 ? [...old.items, item] : [item, ...old.items],
  }))
}

function moveTo(draft: DraftEdit, key: string, target: string): DraftEdit {
  const [section, from] = find(draft, key)
  const item = section?.items[from]
  if (!section || !item || section.key === target) return draft
  if (!draft.sections.some((each) => each.key === target)) return draft
  const emptied = mapSection(draft, section.key, (old) => ({ ...old, items: old.items.toSpliced(from, 1) }))
  return mapSection(emptied, target, (old) => ({ ...old, items: [...old.items, item] }))
}

function find(draft: DraftEdit, key: string): readonly [EditSection | undefined, number] {
  for (const section of draft.sections) {
    const at = section.items.findIndex((item) => item.key === key)
    if (at >= 0) return [section, at]
  }
  return [undefined, -1]
}

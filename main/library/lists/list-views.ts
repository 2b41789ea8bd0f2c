// Lists as screens show them: with how far each has come, counted once and kept until something in it changed.
import type { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { ListDetail, ListSummary, Progress, ReadingList } from '../../../preload/model/list.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import { progressOf, type FactsBook } from '../papers/facts.ts'
import type { ListShelf } from './list-shelf.ts'
import { nextToRead, papersOf } from './lists.ts'

export class ListViews {
  readonly #lists: ListShelf
  readonly #facts: FactsBook
  readonly #summary: (id: PaperId) => PaperSummary | null
  readonly #progress = new Map<ListId, Progress>()

  constructor(lists: ListShelf, facts: FactsBook, summary: (id: PaperId) => PaperSummary | null) {
    this.#lists = lists
    this.#facts = facts
    this.#summary = summary
  }

  /** Papers of these lists changed. */
  forget(lists: readonly ListId[]): void {
    for (const id of lists) this.#progress.delete(id)
  }

  forgetAll(): void {
    this.#progress.clear()
  }

  summaries(): readonly ListSummary[] {
    return this.#lists.lists().map((list) => this.#summaryOf(list))
  }

  detail(id: ListId): ListDetail | null {
    const list = this.#lists.list(id)
    if (!list) return null
    return {
      list,
      progress: this.#progressOf(list),
      inside: this.#lists.inside(id).map((child) => this.#summaryOf(child)),
      next: nextToRead(this.#papersWithin(list).flatMap((paper) => this.#summary(paper) ?? [])),
      sections: list.sections.map((section) => ({
        id: section.id,
        progress: progressOf(this.#facts.of(papersOf({ sections: [section] }))),
      })),
      papers: papersOf(list).flatMap((paper) => this.#summary(paper) ?? []),
    }
  }

  #summaryOf(list: ReadingList): ListSummary {
    return {
      id: list.id,
      title: list.title,
      parent: this.#lists.above(list.id)[0] ?? null,
      date: list.date,
      sections: list.sections.length,
      progress: this.#progressOf(list),
      archived: list.archived,
      createdAt: list.createdAt,
    }
  }

  /** The papers of a list and of those that stand in it, each once, in reading order. */
  #papersWithin(list: ReadingList): readonly PaperId[] {
    const inside = this.#lists.inside(list.id)
    if (inside.length === 0) return papersOf(list)
    return [...new Set([...papersOf(list), ...inside.flatMap((child) => this.#papersWithin(child))])]
  }

  #progressOf(list: ReadingList): Progress {
    const known = this.#progress.get(list.id)
    if (known) return known
    const progress = progressOf(this.#facts.of(this.#papersWithin(list)))
    this.#progress.set(list.id, progress)
    return progress
  }
}

// Papers as rows: each computed once from its record, or taken over from the index, and kept until what it shows changed.
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperRecord, PaperSummary, PdfState } from '../../../preload/model/paper.ts'
import { summaryOf, withCompany, type Membership } from './summary.ts'

/** What the download queue says of a paper; null when it says nothing. */
export type DownloadState = (id: PaperId) => Pick<PdfState, 'state'> | null

export interface SummarySources {
  readonly record: (id: PaperId) => PaperRecord | null
  readonly memberships: (id: PaperId) => readonly Membership[]
}

/** Rows that are kept; more than any list has. */
const MOST = 30_000

export class SummaryBook {
  readonly #sources: SummarySources
  readonly #rows = new Map<PaperId, PaperSummary>()
  #downloads: DownloadState = () => null

  constructor(sources: SummarySources) {
    this.#sources = sources
  }

  /** The row of a paper; null where there is none. */
  of(id: PaperId): PaperSummary | null {
    const known = this.#rows.get(id)
    if (known) return known
    const record = this.#sources.record(id)
    if (!record) return null
    const row = summaryOf(record, this.#sources.memberships(id), this.#downloads(id))
    this.#keep(row)
    return row
  }

  /** A row of the index with what lists and downloads say of it now. */
  completed(row: PaperSummary): PaperSummary {
    return withCompany(row, this.#sources.memberships(row.id), this.#downloads(row.id))
  }

  /** Takes a row of the index over. */
  know(row: PaperSummary): void {
    this.#keep(this.completed(row))
  }

  isKnown(id: PaperId): boolean {
    return this.#rows.has(id)
  }

  /** From now on rows tell what this source says of their downloads. */
  setDownloads(source: DownloadState): void {
    this.#downloads = source
    this.#rows.clear()
  }

  forget(id: PaperId): void {
    this.#rows.delete(id)
  }

  forgetAll(): void {
    this.#rows.clear()
  }

  #keep(row: PaperSummary): void {
    if (this.#rows.size >= MOST) this.#rows.clear()
    this.#rows.set(row.id, row)
  }
}

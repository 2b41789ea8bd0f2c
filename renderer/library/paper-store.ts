// What this window knows of papers: one summary each, shared by the library, the lists and the receipts.
// A change shows at once (`patchPapers`) and is confirmed by the snapshot that follows.
import { create } from 'zustand'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'

interface PaperState {
  readonly byId: ReadonlyMap<PaperId, PaperSummary>
}

export const usePapers = create<PaperState>(() => ({ byId: new Map() }))

/** One paper's summary; drawn anew only when that paper changes. */
export function usePaper(id: PaperId | null): PaperSummary | null {
  return usePapers((state) => (id === null ? null : (state.byId.get(id) ?? null)))
}

/** Takes in snapshots from main. What did not change keeps its identity, so that its row is not drawn again. */
export function keepPapers(papers: readonly PaperSummary[]): void {
  const { byId } = usePapers.getState()
  const changed = papers.filter((paper) => !same(byId.get(paper.id), paper))
  if (changed.length === 0) return
  const next = new Map(byId)
  for (const paper of changed) next.set(paper.id, paper)
  usePapers.setState({ byId: next })
}

/** Shows a change before main has confirmed it. */
export function patchPapers(ids: readonly PaperId[], change: (paper: PaperSummary) => PaperSummary): void {
  const next = new Map(usePapers.getState().byId)
  for (const id of ids) {
    const paper = next.get(id)
    if (paper) next.set(id, change(paper))
  }
  usePapers.setState({ byId: next })
}

/** A paper's summary now, outside components. */
export function knownPaper(id: PaperId): PaperSummary | null {
  return usePapers.getState().byId.get(id) ?? null
}

function same(a: PaperSummary | undefined, b: PaperSummary): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b)
}

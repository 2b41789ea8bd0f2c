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

/** Summaries kept at most, unless more came at once: those that came longest ago are forgotten, screens ask again. */
const MOST_PAPERS = 8000

/** Takes in snapshots from main. What did not change keeps its identity, so that its row is not drawn again. */
export function keepPapers(papers: readonly PaperSummary[]): void {
  const { byId } = usePapers.getState()
  const kept = papers.map((paper) => {
    const known = byId.get(paper.id)
    return known && same(known, paper) ? known : paper
  })
  if (byId.size < MOST_PAPERS && kept.every((paper) => byId.get(paper.id) === paper)) return
  const next = new Map(byId)
  for (const paper of kept) {
    // Put at the end again: what was asked for last is forgotten last.
    next.delete(paper.id)
    next.set(paper.id, paper)
    confirmed.delete(paper.id)
  }
  const most = Math.max(MOST_PAPERS, papers.length + 1000)
  for (const id of next.keys()) {
    if (next.size <= most) break
    next.delete(id)
  }
  usePapers.setState({ byId: next })
}

/** Papers as main told of them, while a change is shown that it has not confirmed. */
const confirmed = new Map<PaperId, PaperSummary>()

/** Shows a change before main has confirmed it. */
export function patchPapers(ids: readonly PaperId[], change: (paper: PaperSummary) => PaperSummary): void {
  const next = new Map(usePapers.getState().byId)
  for (const id of ids) {
    const paper = next.get(id)
    if (!paper) continue
    confirmed.set(id, paper)
    next.set(id, change(paper))
  }
  usePapers.setState({ byId: next })
}

/** Shows papers as they were before a change that did not come about. */
export function unpatchPapers(ids: readonly PaperId[]): void {
  keepPapers(ids.flatMap((id) => confirmed.get(id) ?? []))
}

/** A paper's summary now, outside components. */
export function knownPaper(id: PaperId): PaperSummary | null {
  return usePapers.getState().byId.get(id) ?? null
}

function same(a: PaperSummary, b: PaperSummary): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

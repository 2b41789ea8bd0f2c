// A source that came again: its comparison with the list it made, and which changes are ticked.
import { create } from 'zustand'
import type { Comparison, SourceChange } from '../../preload/model/again.ts'
import type { AcceptedDraft } from '../../preload/model/list.ts'
import { api } from '../app/api.ts'

interface AgainState {
  readonly comparison: Comparison | null
  readonly draft: AcceptedDraft | null
  readonly taken: ReadonlySet<string>
  readonly busy: boolean
  readonly failure: string | null
}

export const useAgain = create<AgainState>(() => ({
  comparison: null,
  draft: null,
  taken: new Set(),
  busy: false,
  failure: null,
}))

/** Compares a draft, as its source says it, with the list it made. True where there is such a list. */
export async function compareWithList(draft: AcceptedDraft, signal: AbortSignal): Promise<boolean> {
  const { comparison } = await api().request('intake.compare', { draft, into: null }, { signal })
  if (!comparison) return false
  const taken = new Set(comparison.changes.flatMap(({ id, yours }) => (yours ? [] : [id])))
  useAgain.setState({ comparison, draft, taken, busy: false, failure: null })
  return true
}

/** Ticks changes, or takes their ticks away. */
export function take(changes: readonly SourceChange[], on: boolean): void {
  const taken = new Set(useAgain.getState().taken)
  for (const { id } of changes) {
    if (on) taken.add(id)
    else taken.delete(id)
  }
  useAgain.setState({ taken })
}

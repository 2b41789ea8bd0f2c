// What can be undone, by paper: it outlives leaving the paper and coming back, and two views of one paper share it.
import type { PaperId } from '../../../preload/model/ids.ts'
import { noEdits, type Edits } from './edits.ts'

const kept = new Map<PaperId, Edits>()

export function editsOf(paper: PaperId): Edits {
  return kept.get(paper) ?? noEdits
}

export function keepEdits(paper: PaperId, edits: Edits): void {
  kept.set(paper, edits)
}

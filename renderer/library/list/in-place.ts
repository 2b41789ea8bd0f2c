// What is being changed in place, beside a line of the list: the status or the tags of some papers. Shown by
// in-place-popover.tsx, which is loaded with the first.
import { create } from 'zustand'
import type { PaperId } from '../../../preload/model/ids.ts'

export interface InPlaceChange {
  readonly kind: 'status' | 'tags'
  readonly ids: readonly PaperId[]
  /** The element it opens beside. */
  readonly beside: HTMLElement
}

export const useInPlace = create<{ readonly open: InPlaceChange | null }>(() => ({ open: null }))

/** Opens the change beside an element. */
export function showInPlace(kind: InPlaceChange['kind'], ids: readonly PaperId[], beside: HTMLElement): void {
  useInPlace.setState({ open: { kind, ids, beside } })
}

/** Closes what is open; the list has the focus again. */
export function hideInPlace(): void {
  useInPlace.setState({ open: null })
}

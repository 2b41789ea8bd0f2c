// Which item of a draft is lit on both sides at the moment, and which line the source should bring into view.
import { create } from 'zustand'

interface Lit {
  readonly item: string | null
  /** Who lit it: the other side follows. */
  readonly by: 'source' | 'draft' | null
  /** A line to show whatever is lit, for problems and mentions; `at` makes asking twice count. */
  readonly line: { readonly number: number; readonly at: number } | null
}

export const useLit = create<Lit>(() => ({ item: null, by: null, line: null }))

/** Lights an item, or none. */
export function light(item: string | null, by: 'source' | 'draft'): void {
  const now = useLit.getState()
  if (now.item !== item || now.by !== by) useLit.setState({ item, by })
}

let asked = 0

/** Brings a line of the source into view. */
export function showLine(number: number): void {
  useLit.setState({ line: { number, at: ++asked } })
}

// How far the library's list was scrolled, so that coming back from a paper finds the list as it was left.
let place = { turn: -1, top: 0 }

/** Keeps how far the list of an order (library-store's `turn`) is scrolled. */
export function rememberPlace(turn: number, top: number): void {
  place = { turn, top }
}

/** How far that order's list was scrolled; 0 for another. */
export function rememberedPlace(turn: number): number {
  return place.turn === turn ? place.top : 0
}

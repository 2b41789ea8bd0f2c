// Cards beside the lines they belong to, none over another. Pure.

/** Where each card goes, in the order given (top to bottom): at its line, or under the card before. */
export function stack(
  cards: readonly { readonly top: number; readonly height: number }[],
  gap: number,
): readonly number[] {
  let free = -Infinity
  return cards.map(({ top, height }) => {
    const at = Math.max(top, free)
    free = at + height + gap
    return at
  })
}

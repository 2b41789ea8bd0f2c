// Where a queued thing goes when it moves one place: pure, so that keys and tests share it.

/** The item to stand before after moving by `step` (−1 or 1); null is the end, undefined is "it cannot". */
export function targetBefore<Id>(order: readonly Id[], id: Id, step: -1 | 1): Id | null | undefined {
  const at = order.indexOf(id)
  if (at < 0) return undefined
  if (step === -1) return at === 0 ? undefined : order[at - 1]
  if (at === order.length - 1) return undefined
  return order[at + 2] ?? null
}

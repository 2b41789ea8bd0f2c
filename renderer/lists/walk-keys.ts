// Keys that take one far through a reading list: Home, End, a screenful.

/** Items that a screenful is, about. */
const SCREENFUL = 5

/** How many items a key goes on, null where it means nothing here: fields and menus have their own. */
export function farSteps(event: {
  readonly key: string
  readonly target: EventTarget | null
  readonly modified: boolean
}): number | null {
  if (event.modified) return null
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [role="menu"]')) return null
  switch (event.key) {
    case 'Home':
      return -Infinity
    case 'End':
      return Infinity
    case 'PageDown':
      return SCREENFUL
    case 'PageUp':
      return -SCREENFUL
    default:
      return null
  }
}

/** Frames to wait for what is just being scrolled to. */
const PATIENCE = 30

/** Focuses an element as soon as it is drawn; `wanted` ends the waiting when it says no. */
export function focusWhenDrawn(id: string, wanted: () => boolean, left = PATIENCE): void {
  requestAnimationFrame(() => {
    if (!wanted()) return
    const element = document.getElementById(id)
    if (element) element.focus({ preventScroll: true })
    else if (left > 0) focusWhenDrawn(id, wanted, left - 1)
  })
}

// Giving the keys back to what is read: the pages, or the text, of the side that has the keys.

/** Puts the focus on the paper. */
export function focusPages(): void {
  const side = document.querySelector('[data-active-side]') ?? document
  const read =
    side.querySelector<HTMLElement>('[data-text-view]') ?? side.querySelector<HTMLElement>('[data-reader-pages]')
  read?.focus({ preventScroll: true })
}

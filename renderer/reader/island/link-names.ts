// Names for the links of a page: pdf.js leaves many without, and a screen reader needs one.

/** Gives every link of a page's annotation layer a name. */
export function nameLinks(page: HTMLElement | null): void {
  for (const link of page?.querySelectorAll<HTMLAnchorElement>('.annotationLayer a') ?? []) {
    if (link.getAttribute('aria-label')) continue
    link.setAttribute('aria-label', link.title || link.textContent || link.href)
    // The text under an internal link is on the page already: no tooltip for it.
    if (!/^(?:https?|mailto):/.test(link.title)) link.removeAttribute('title')
  }
}

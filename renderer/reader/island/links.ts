// Links inside a PDF: jumps stay in the paper and are told before they happen; addresses never open by themselves.
import { PDFLinkService, type EventBus } from './viewer-component.ts'

/** Where a link leads, in the paper: page (1-based) and what pdf.js calls an explicit destination. */
export interface LinkTarget {
  readonly page: number
  readonly destination: readonly unknown[]
}

export interface LinkEvents {
  /** A link inside the paper was followed. */
  onJump(target: LinkTarget): void
  /** An address in the paper was clicked; nothing has been opened. */
  onAddress(url: string, anchor: HTMLAnchorElement): void
  onBack(): void
  onForward(): void
}

/** pdf.js's link service with our own ending for every link. */
export class ReaderLinks extends PDFLinkService {
  readonly #events: LinkEvents

  constructor(eventBus: EventBus, events: LinkEvents) {
    super({ eventBus, ignoreDestinationZoom: true })
    this.#events = events
  }

  override async goToDestination(destination: unknown): Promise<void> {
    const target = await this.resolve(destination)
    if (target) this.#events.onJump(target)
  }

  /** The page and place a named or explicit destination stands for; null where the paper does not have it. */
  async resolve(destination: unknown): Promise<LinkTarget | null> {
    const pdf = this.pdfDocument
    if (!pdf) return null
    const explicit: unknown =
      typeof destination === 'string' ? await pdf.getDestination(destination).catch(() => null) : await destination
    if (!Array.isArray(explicit)) return null
    const [target] = explicit as readonly unknown[]
    let page: number | null = null
    if (typeof target === 'number' && Number.isInteger(target)) page = target + 1
    else if (target && typeof target === 'object') {
      page =
        pdf.cachedPageNumber(target) ??
        (await pdf.getPageIndex(target).then(
          (index: number) => index + 1,
          () => null,
        ))
    }
    return page !== null && page >= 1 && page <= this.pagesCount ? { page, destination: explicit } : null
  }

  override addLinkAttributes(link: HTMLAnchorElement, url: string): void {
    link.href = url
    link.rel = 'noopener noreferrer nofollow'
    link.title = url
    const stop = (event: MouseEvent): void => {
      event.preventDefault()
      if (event.button < 2) this.#events.onAddress(url, link)
    }
    link.addEventListener('click', stop)
    link.addEventListener('auxclick', stop)
  }

  /** Internal links carry the address of the page we are on: a copied or middle-clicked one leads nowhere else. */
  override getAnchorUrl(): string {
    return location.hash || '#'
  }

  override executeNamedAction(action: string): void {
    if (action === 'GoBack') this.#events.onBack()
    else if (action === 'GoForward') this.#events.onForward()
    else super.executeNamedAction(action)
  }

  override getAttachmentContent(): Promise<null> {
    return Promise.resolve(null)
  }
}

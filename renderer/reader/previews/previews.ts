// Previews of one open paper: which link is pointed at or focused, when its preview opens and closes, and the links that
// the text has where the PDF has none. Drawing is the card's.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { Mention, PaperPlaces } from '../../../preload/model/references.ts'
import { glyphAt, rectsOf } from '../../../preload/text/select.ts'
import type { PaperView } from '../island/paper-view.ts'
import { boxOfElement, boxOfRects } from '../state/boxes.ts'
import type { ContentBox, ReaderStore } from '../state/reader-state.ts'
import type { PageTexts } from '../selection/page-texts.ts'
import { pointOnPage, type PagePoint } from '../selection/pointer.ts'
import { HoverIntent } from './hover-intent.ts'
import { MentionLayer } from './mention-layer.ts'
import { isOtherHalf, linksOf } from './page-links.ts'
import { agreed, targetOfLink, targetsOfMention, type PreviewTarget } from './target.ts'

export interface PreviewsOptions {
  readonly view: PaperView
  readonly store: ReaderStore
  readonly texts: PageTexts
  /** What a name in the text is called, for a screen reader. */
  readonly mentionName: (mention: Mention, places: PaperPlaces) => string
  readonly onFollow: (target: PreviewTarget) => void
}

/** Something that has a preview: a link of the PDF or a name in the text. */
interface Thing {
  readonly key: string
  readonly page: number
  readonly element: HTMLElement | null
  readonly box: () => Promise<ContentBox>
  readonly targets: () => Promise<readonly PreviewTarget[]>
}

const CARD = '[data-preview]'
const LINK = '.linkAnnotation[data-internal-link] > a, [data-mention]'

export class Previews {
  readonly #options: PreviewsOptions
  readonly #lifetime = new AbortController()
  readonly #hover: HoverIntent<Thing>
  readonly #layers = new Map<number, MentionLayer>()
  #mentions: ReadonlyMap<number, readonly { readonly index: number; readonly mention: Mention }[]> = new Map()
  #frame = 0
  #asked = 0
  #shown: Thing | null = null
  /** The link to give the focus back to. */
  #from: HTMLElement | null = null

  constructor(options: PreviewsOptions) {
    this.#options = options
    const { container } = options.view
    this.#hover = new HoverIntent<Thing>(
      {
        onOpen: (thing) => void this.#open(thing, false),
        onClose: () => this.close(),
        box: () => container.querySelector(CARD)?.getBoundingClientRect() ?? null,
      },
      (a, b) => a.key === b.key,
    )
    const { signal } = this.#lifetime
    container.addEventListener('pointermove', (event) => this.#moved(event), { signal })
    container.addEventListener('pointerleave', () => this.#hover.move(null, { x: 0, y: 0 }), { signal })
    container.addEventListener('pointerdown', (event) => this.#pressed(event), { signal })
    container.addEventListener('focusin', (event) => this.#focused(event), { signal })
    container.addEventListener('focusout', (event) => this.#blurred(event), { signal })
    container.addEventListener('keydown', (event) => this.#key(event), { signal })
    container.addEventListener('click', (event) => this.#clickedLink(event), { signal })
  }

  destroy(): void {
    this.#lifetime.abort()
    this.#hover.cancel()
    cancelAnimationFrame(this.#frame)
    for (const layer of this.#layers.values()) layer.remove()
    this.#options.store.setState({ preview: null })
  }

  /** What the paper points at has been read: names in the text become links where there are none. */
  placesCame(places: PaperPlaces): void {
    this.#mentions = Map.groupBy(
      places.mentions.map((mention, index) => ({ index, mention })),
      ({ mention }) => mention.stretch.page,
    )
    const { view } = this.#options
    void this.#again()
    for (const page of this.#mentions.keys()) {
      if (view.pageElement(page)?.querySelector(':scope > .textLayer')) void this.pageDrawn(page)
    }
  }

  /** A preview that was opened before the places were known may mean something better now. */
  async #again(): Promise<void> {
    const { store } = this.#options
    const shown = this.#shown
    const targets = shown ? await shown.targets().catch(() => []) : []
    const { preview } = store.getState()
    if (preview && shown?.key === preview.key && targets.length > 0) {
      store.setState({ preview: { ...preview, targets, guess: 0 } })
    }
  }

  /** A page's own layers are there: ours go over them. */
  async pageDrawn(page: number): Promise<void> {
    const { view, store, mentionName } = this.#options
    const { places } = store.getState()
    const pageView = view.pageView(page)
    const mentions = await this.#unlinked(page)
    if (!places || !pageView || mentions.length === 0 || this.#lifetime.signal.aborted) return
    this.#layers.get(page)?.remove()
    const layer = new MentionLayer(mentions, pageView.viewport, (mention) => mentionName(mention, places))
    this.#layers.set(page, layer)
    layer.attach(pageView.div)
  }

  /** Follows the name in the text at a point; false where there is none. */
  follow(point: PagePoint): boolean {
    const thing = this.#thingAt(point)
    if (!thing) return false
    this.close()
    void thing.targets().then(([target]) => target && this.#options.onFollow(target))
    return true
  }

  close(): boolean {
    this.#asked++
    this.#hover.set(false)
    const { store } = this.#options
    const { preview } = store.getState()
    if (!preview) return false
    store.setState({ preview: null })
    if (preview.held) this.#from?.focus({ preventScroll: true })
    this.#from = null
    return true
  }

  /** Shows the next thing that the words may mean; false where there is only one. */
  nextGuess(): boolean {
    const { store } = this.#options
    const { preview } = store.getState()
    if (!preview || preview.targets.length < 2) return false
    store.setState({ preview: { ...preview, guess: (preview.guess + 1) % preview.targets.length } })
    return true
  }

  /** The mentions of a page that no link of the PDF covers. */
  async #unlinked(page: number): Promise<readonly { readonly index: number; readonly mention: Mention }[]> {
    const all = this.#mentions.get(page) ?? []
    const proxy = this.#options.view.pageView(page)?.pdfPage
    if (all.length === 0 || !proxy) return []
    const { links } = await linksOf(proxy)
    const rects = [...links.values()].map(({ rect }) => rect)
    return all.filter(({ mention: { stretch } }) => {
      const [x1, y1, x2, y2] = stretch.rect
      return !rects.some((rect) => rect[0] < x2 && rect[2] > x1 && rect[1] < y2 - 1 && rect[3] > y1 + 1)
    })
  }

  #moved(event: PointerEvent): void {
    if (event.pointerType === 'touch' || event.buttons !== 0) return
    const { target, clientX: x, clientY: y } = event
    if (this.#options.store.getState().preview?.held) return
    if (!(target instanceof Element)) return
    if (target.closest(CARD)) return this.#hover.move('preview', { x, y })
    const link = target.closest<HTMLElement>(LINK)
    if (link) return this.#hover.move(this.#thingOf(link), { x, y })
    // The text is hit-tested once a frame.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      const point = target.closest('.page') ? pointOnPage(this.#options.view, x, y) : null
      const thing = point?.inside ? this.#thingAt(point) : null
      this.#options.view.container.toggleAttribute('data-over-mention', thing !== null)
      this.#hover.move(thing, { x, y })
    })
  }

  #pressed(event: PointerEvent): void {
    if (event.target instanceof Element && event.target.closest(CARD)) return
    this.#hover.cancel()
    this.close()
  }

  #clickedLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-mention]') : null
    if (link) this.#go(link)
  }

  #focused(event: FocusEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>(LINK) : null
    if (!link?.matches(':focus-visible') || link === this.#from) return
    const thing = this.#thingOf(link)
    if (thing) this.#hover.move(thing, { x: 0, y: 0 })
  }

  #blurred(event: FocusEvent): void {
    const to = event.relatedTarget
    if (to instanceof Element && to.closest(CARD)) return
    const { preview } = this.#options.store.getState()
    if (preview && event.target instanceof Element && event.target.closest(`${LINK}, ${CARD}`) && to !== null) {
      this.#from = null
      this.close()
    }
  }

  #key(event: KeyboardEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>(LINK) : null
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === ' ') {
      event.preventDefault()
      event.stopPropagation()
      const thing = this.#thingOf(link)
      this.#hover.cancel()
      if (thing) void this.#open(thing, true)
    } else if (event.key === 'Enter' && link.dataset['mention']) {
      event.preventDefault()
      this.#go(link)
    }
  }

  #go(link: HTMLElement): void {
    const thing = this.#thingOf(link)
    this.close()
    void thing?.targets().then(([target]) => target && this.#options.onFollow(target))
  }

  async #open(thing: Thing, held: boolean): Promise<void> {
    const asked = ++this.#asked
    const targets = await thing.targets().catch(() => [])
    if (asked !== this.#asked || this.#lifetime.signal.aborted) return
    if (targets.length === 0) return this.#hover.set(false)
    this.#from = thing.element
    this.#shown = thing
    this.#hover.set(true)
    const { key, page } = thing
    const box = await thing.box()
    if (asked !== this.#asked) return
    this.#options.store.setState({
      preview: { key, page, box, targets, guess: 0, large: false, held },
      link: null,
    })
  }

  #thingOf(link: HTMLElement): Thing | null {
    const page = Number(link.closest<HTMLElement>('.page')?.dataset['pageNumber'])
    if (!page) return null
    const index = link.dataset['mention']
    if (index !== undefined) return this.#mentionThing(page, Number(index), link)
    const id = link.closest<HTMLElement>('[data-annotation-id]')?.dataset['annotationId']
    if (id === undefined) return null
    return {
      key: `${page} ${id}`,
      page,
      element: link,
      box: () => this.#linkBox(page, id, link),
      targets: () => this.#linkTargets(page, id),
    }
  }

  /** The box of a link with its other half, where a line's end parts it: neither is to be covered. */
  async #linkBox(page: number, id: string, link: HTMLElement): Promise<ContentBox> {
    const { view } = this.#options
    const proxy = view.pageView(page)?.pdfPage
    const links = proxy ? (await linksOf(proxy)).links : null
    const own = links?.get(id)
    const halves = own ? [...(links?.values() ?? [])].filter((other) => isOtherHalf(own, other)) : []
    const box = own && halves.length > 0 ? boxOfRects(view, page, [own.rect, ...halves.map(({ rect }) => rect)]) : null
    return box ?? boxOfElement(view.container, link)
  }

  async #linkTargets(page: number, id: string): Promise<readonly PreviewTarget[]> {
    const { view } = this.#options
    const proxy = view.pageView(page)?.pdfPage
    const found = proxy ? await linksOf(proxy) : null
    const link = found?.links.get(id)
    if (!found || !link || found.contents) return []
    const jump = await view.links.resolve(link.destination)
    if (!jump) return []
    const target = targetOfLink(typeof link.destination === 'string' ? link.destination : null, jump)
    const { places } = this.#options.store.getState()
    const mention = this.#mentions
      .get(page)
      ?.find(({ mention: { stretch } }) => overlaps(stretch.rect, link.rect))?.mention
    if (!places || !mention) return [target]
    return agreed(target, mention, await this.#options.texts.get(target.page), places)
  }

  #thingAt(point: PagePoint): Thing | null {
    const text = this.#options.texts.now(point.page)
    const mentions = this.#mentions.get(point.page)
    const layer = this.#layers.get(point.page)
    const glyph = text && mentions && layer ? glyphAt(text, point, 1.5) : null
    if (glyph === null || !text) return null
    const [x1 = 0, , x2 = 0] = text.rects.slice(4 * glyph, 4 * glyph + 4)
    if (point.x < x1 - 3 || point.x > x2 + 3) return null
    const hit = mentions?.find(({ mention: { stretch } }) => glyph >= stretch.from && glyph < stretch.to)
    const link =
      hit && this.#options.view.pageElement(point.page)?.querySelector<HTMLElement>(`[data-mention="${hit.index}"]`)
    return hit && link ? this.#mentionThing(point.page, hit.index, link) : null
  }

  #mentionThing(page: number, index: number, element: HTMLElement): Thing | null {
    const { view, store, texts } = this.#options
    const { places } = store.getState()
    const mention = places?.mentions[index]
    const text = mention && texts.now(page)
    const rects = text ? rectsOf(text, mention.stretch.from, mention.stretch.to) : []
    const box = mention && boxOfRects(view, page, rects.length > 0 ? rects : [mention.stretch.rect])
    if (!places || !mention || !box) return null
    return {
      key: `${page} mention ${index}`,
      page,
      element,
      box: async () => box,
      targets: async () => targetsOfMention(mention, places),
    }
  }
}

/** Whether the middle of `inner` is in `outer`, or the other way round. */
function overlaps(outer: PdfRect, inner: PdfRect): boolean {
  const within = (a: PdfRect, b: PdfRect): boolean => {
    const [x, y] = [(a[0] + a[2]) / 2, (a[1] + a[3]) / 2]
    return x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3]
  }
  return within(inner, outer) || within(outer, inner)
}

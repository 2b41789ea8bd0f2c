// What the reader does before it is asked for. Small: the first screen imports it. In idle time the reader and its
// worker are loaded and warmed up; a paper that is rested on or pressed on starts to come before its screen is drawn.
import { PaperId, type Version } from '../../preload/model/ids.ts'
import { pdfPath } from '../../preload/resources.ts'
import { parseRoute } from '../app/routes.ts'
import { knownPaper } from '../library/paper-store.ts'
import './came-from.ts'
import { earlyWorker } from './island/early-worker.ts'
import { watchInput } from './island/timing.ts'
import { loadReader } from './reader-screen.tsx'
import { RestsOn, type LikelyPaper } from './rests-on.ts'
import { askAhead } from './state/paper-ahead.ts'

const rests = new RestsOn(likelyToRead)

watchInput()
watchLinks()
watchPointer()

let warm: Promise<void> | null = null

/** Loads the reader and starts its worker. Call once the first screen stands; calling again does nothing. */
export function warmUpReader(): Promise<void> {
  earlyWorker()
  warm ??= (async () => {
    const [{ warmUpEngine }] = await Promise.all([import('./island/warm-engine.ts'), loadReader()])
    await warmUpEngine()
  })().catch(() => {
    // Nobody has asked for the reader yet; when somebody does, it loads and says what is wrong.
    warm = null
  })
  return warm
}

/** The keys are at a paper, or at none: it starts to open when they rest there. Cheap to call often. */
export function keysAt(paper: PaperId | null): void {
  rests.move(paper === null ? null : { id: paper, version: null })
}

/** What was rested on: its PDF starts to open, and how it was last seen is fetched. Asks nothing that is not known to be there. */
function likelyToRead({ id, version }: LikelyPaper): void {
  const pdf = knownPaper(id)?.pdf
  if (pdf?.state !== 'ready' || pdf.version === null) return
  if (version !== null && version !== pdf.version) return
  const { version: shown, sha256 } = pdf
  intendToRead(id, shown)
  if (sha256)
    void import('./poster/posters.ts').then(({ posterOf }) => posterOf({ paper: id, version: shown, sha256 }), ignore)
}

function intendToRead(paper: PaperId, version: Version): void {
  void import('./island/intent.ts').then(({ intend }) => intend(pdfPath(paper, version)), ignore)
}

/** Rows name their paper in `data-paper`, links in their address. */
function watchPointer(): void {
  let [x, y] = [Number.NaN, Number.NaN]
  addEventListener(
    'pointerover',
    (event) => {
      // Things also come under a pointer that lies still, where a screen changes: that is nobody's intent.
      if (event.clientX === x && event.clientY === y) return
      ;[x, y] = [event.clientX, event.clientY]
      rests.move(paperAt(event.target))
    },
    { capture: true, passive: true },
  )
  addEventListener(
    'focusin',
    (event) => {
      const link = linkAt(event.target)
      if (link) rests.move(link)
    },
    { capture: true, passive: true },
  )
}

function paperAt(target: EventTarget | null): LikelyPaper | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-paper]') : null
  const id = PaperId.safeParse(row?.dataset['paper'])
  return linkAt(target) ?? (id.success ? { id: id.data, version: null } : null)
}

function linkAt(target: EventTarget | null): LikelyPaper | null {
  const link = target instanceof Element ? target.closest('a[href*="#/paper/"]') : null
  const hash = link?.getAttribute('href') ?? ''
  const route = link ? parseRoute(hash.slice(hash.indexOf('#'))) : null
  return route?.at === 'paper' ? { id: route.id, version: route.version } : null
}

/** Whoever presses a link to a paper will see it: ask for it now, and open its PDF as soon as it is known which. */
function watchLinks(): void {
  const pressed = (event: Event): void => {
    const link = linkAt(event.target)
    if (link) comeAhead(link.id, link.version)
  }
  addEventListener('pointerdown', pressed, { capture: true, passive: true })
  addEventListener('click', pressed, { capture: true, passive: true })
  addEventListener('hashchange', () => {
    const route = parseRoute(location.hash)
    if (route.at === 'paper') comeAhead(route.id, route.version)
  })
}

function comeAhead(id: PaperId, version: Version | null): void {
  earlyWorker()
  void askAhead(id).then(({ record, summary }) => {
    const wanted = version ?? summary.pdf.version
    if (wanted !== null && record.files.some((file) => file.version === wanted)) intendToRead(id, wanted)
  }, ignore)
}

function ignore(): void {}

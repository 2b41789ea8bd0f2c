// What the reader does before it is asked for. Small: the first screen imports it. In idle time the reader and its
// worker are loaded and warmed up; a paper that is pointed at or pressed on starts to come before its screen is drawn.
import type { PaperId, Version } from '../../preload/model/ids.ts'
import { pdfPath } from '../../preload/resources.ts'
import { parseRoute } from '../app/routes.ts'
import './came-from.ts'
import { earlyWorker } from './island/early-worker.ts'
import { watchInput } from './island/timing.ts'
import { loadReader } from './reader-screen.tsx'
import { askAhead } from './state/paper-ahead.ts'

watchInput()
watchLinks()

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

/** The person points at a paper: its PDF starts to open. Cheap to call often. */
export function intendToRead(paper: PaperId, version: Version): void {
  void import('./island/intent.ts').then(({ intend }) => intend(pdfPath(paper, version)), ignore)
}

/** Whoever presses a link to a paper will see it: ask for it now, and open its PDF as soon as it is known which. */
function watchLinks(): void {
  const pressed = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href*="#/paper/"]') : null
    const hash = link?.getAttribute('href') ?? ''
    const route = link ? parseRoute(hash.slice(hash.indexOf('#'))) : null
    if (route?.at === 'paper') comeAhead(route.id, route.version)
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

// What the reader does before it is asked for, in the window's idle time. Small: the rest of the window imports it.
import type { PaperId, Version } from '../../preload/model/ids.ts'
import { pdfPath } from '../../preload/resources.ts'
import './came-from.ts'
import { watchInput } from './island/timing.ts'

watchInput()

let warm: Promise<void> | null = null

/** Loads the reader and starts its worker. Call once the first screen stands; calling again does nothing. */
export function warmUpReader(): Promise<void> {
  warm ??= (async () => {
    const [{ warmUpEngine }] = await Promise.all([import('./island/warm-engine.ts'), import('./reader-page.tsx')])
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

function ignore(): void {}

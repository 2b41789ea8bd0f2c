// What happens by itself to papers that just came in: arXiv is asked about them, then their PDFs are queued.
import type { PaperId } from '../preload/model/ids.ts'
import { missingPdfs } from './downloads/missing.ts'
import type { Services } from './services.ts'

/** Starts it and returns at once: what fails is shown on the papers and in arXiv's state, and is tried again later. */
export function welcome(services: Pick<Services, 'library' | 'filler' | 'downloads'>, ids: readonly PaperId[]): void {
  const { library, filler, downloads } = services
  filler.ask(ids)
  // The metadata request is in arXiv's one queue by now, so the PDFs queue up behind it.
  if (library.settings().autoDownload) downloads.add(missingPdfs(library, ids))
}

// Requests about downloads. Each answers with the queue as it stands.
import type { Services } from '../../services.ts'
import { missingPdfs } from '../../downloads/missing.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `downloads.*`. */
export function downloadHandlers({ library, downloads, filler }: Services): HandlersOf<'downloads'> {
  return {
    'downloads.add': async ({ ids, list }) => {
      downloads.add(missingPdfs(library, list ? (library.listDetail(list)?.papers.map(({ id }) => id) ?? []) : ids))
      return downloads.state()
    },
    'downloads.state': async () => downloads.state(),
    'downloads.pause': async ({ paused }) => {
      downloads.pause(paused)
      return downloads.state()
    },
    'downloads.cancel': async ({ id }) => {
      downloads.cancel(id)
      return downloads.state()
    },
    'downloads.retry': async ({ id }) => {
      downloads.retry(id)
      return downloads.state()
    },
    'downloads.move': async ({ id, before }) => {
      downloads.move(id, before)
      return downloads.state()
    },
    'downloads.online': async () => {
      downloads.online()
      filler.resume()
      return downloads.state()
    },
    'downloads.clear': async () => {
      downloads.clear()
      return downloads.state()
    },
  }
}

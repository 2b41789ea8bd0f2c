// Requests about what a paper points at: its references and places, which of them are here, bringing one in.
import { addCited } from '../../intake/accept/add-cited.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `references.*`. */
export function referenceHandlers(services: Services): HandlersOf<'references'> {
  const { references } = services
  return {
    'references.places': ({ id, version }, { signal }) => references.places(id, version, { signal }),

    'references.known': async ({ id, version }, { signal }) => ({
      known: [...(await references.known(id, version, { signal }))],
    }),

    'references.add': (cited, { signal }) => addCited(services, cited, { signal }),
  }
}

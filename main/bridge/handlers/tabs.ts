// Requests about the open tabs: read at a start, kept whenever they change.
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `tabs.*`. */
export function tabsHandlers({ tabs }: Services): HandlersOf<'tabs'> {
  return {
    'tabs.get': async () => tabs.read(),

    'tabs.save': async (open) => {
      await tabs.save(open)
      return {}
    },
  }
}

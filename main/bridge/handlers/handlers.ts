// The contract's requests, each answered by the service that owns it. Thin: no rule of the domain lives here.
import type { Handlers } from '../../../preload/contract.ts'
import type { Services } from '../../services.ts'
import { appHandlers } from './app.ts'
import { binHandlers } from './bin.ts'
import { downloadHandlers } from './downloads.ts'
import { duplicateHandlers } from './duplicates.ts'
import { intakeHandlers } from './intake.ts'
import { listHandlers } from './lists.ts'
import { paperHandlers } from './papers.ts'
import { passwordHandlers } from './passwords.ts'
import { readingHandlers } from './reading.ts'
import { referenceHandlers } from './references.ts'
import { searchHandlers } from './search.ts'
import { tabsHandlers } from './tabs.ts'
import { tagHandlers } from './tags.ts'
import { createUndoBook } from '../undo-book.ts'

/** Every request of the contract, over one library's services. */
export function createHandlers(services: Services): Handlers {
  const undo = createUndoBook()
  return {
    ...appHandlers(services),
    ...paperHandlers(services, undo),
    ...binHandlers(services),
    ...readingHandlers(services),
    ...referenceHandlers(services),
    ...listHandlers(services, undo),
    ...intakeHandlers(services, undo),
    ...downloadHandlers(services),
    ...searchHandlers(services),
    ...passwordHandlers(services),
    ...tabsHandlers(services),
    ...duplicateHandlers(services),
    ...tagHandlers(services, undo),
  }
}

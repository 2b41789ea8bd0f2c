// The services of one open library, as the handlers of the contract use them. main/offprint.ts makes them.
import type { EventName, EventPayload } from '../preload/contract.ts'
import type { AppInfo } from '../preload/model/app.ts'
import type { Arxiv } from './arxiv/arxiv.ts'
import type { MetadataFiller } from './arxiv/fill.ts'
import type { DownloadQueue } from './downloads/downloads.ts'
import type { Exports } from './exchange/exports.ts'
import type { Library } from './library/library.ts'
import type { PasswordsFile } from './library/files/passwords-file.ts'
import type { TabsFile } from './library/files/tabs-file.ts'
import type { References } from './references/references.ts'
import type { Search } from './search/search.ts'
import type { Shell } from './shell.ts'
import type { PageTexts } from './text/page-texts.ts'
import type { Uploads } from './web/uploads.ts'

export interface Services {
  readonly library: Library
  readonly arxiv: Arxiv
  readonly filler: MetadataFiller
  readonly downloads: DownloadQueue
  readonly texts: PageTexts
  readonly references: References
  readonly search: Search
  readonly uploads: Uploads
  readonly passwords: PasswordsFile
  readonly tabs: TabsFile
  readonly exports: Exports
  readonly shell: Shell
  readonly info: Pick<AppInfo, 'version' | 'home' | 'platform' | 'capabilities' | 'arxivOrigin'>
  /** Tells every client. */
  emit<E extends EventName>(name: E, payload: EventPayload<E>): void
}

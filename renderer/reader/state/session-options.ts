// What a session is made with.
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import type { Mention, PaperPlaces } from '../../../preload/model/references.ts'
import type { PanePlace } from '../../../preload/model/tabs.ts'
import type { KeptTrail } from '../../../preload/model/trail.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import type { Client } from '../../app/client/client.ts'
import type { Place } from '../island/place.ts'

/** Where one is in a paper: the page as it is labelled, of how many, in which section. */
export interface Where {
  readonly page: string
  readonly pages: number
  readonly section: string | null
}

/** The words the session needs: it has no language of its own. */
export interface SessionWords {
  readonly pageLabel: (page: number) => string
  /** Said when a page was turned or jumped to. */
  readonly at: (where: Where) => string
  readonly markLabel: (mark: Mark, page: number) => string
  /** What a name in the text is called: the work it cites, the figure it names. */
  readonly mention: (mention: Mention, places: PaperPlaces) => string
  readonly match: (current: number, total: number) => string
  readonly noMatch: () => string
  readonly selected: (text: string) => string
  readonly noSelection: () => string
}

export interface SessionOptions {
  readonly paper: PaperId
  readonly version: Version
  readonly record: PaperRecord
  readonly client: Client
  readonly language: string
  /** Pages are shown inverted. */
  readonly dark: boolean
  /** Where to begin; null begins where reading stopped. */
  readonly place: Place | null
  /** The window stands somewhere else over the paper. */
  readonly onPlace: (place: PanePlace) => void
  /** The way one came on this side; null is the paper's own, where it was left last. */
  readonly trail: KeptTrail | null
  /** The way one came is another now. */
  readonly onTrail: (trail: KeptTrail) => void
  readonly words: SessionWords
  readonly onStayed: () => void
  readonly onSaveFailed: (error: unknown) => void
}

/** The elements the session draws into, made by the island component. */
export interface SessionElements {
  readonly container: HTMLDivElement
  readonly viewer: HTMLDivElement
}

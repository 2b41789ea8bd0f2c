// What of previews the components draw from.
import type { KnownReference, PaperPlaces } from '../../../preload/model/references.ts'
import type { ContentBox } from '../state/reader-state.ts'
import type { PreviewTarget } from './target.ts'

/** A preview that is open. */
export interface OpenPreview {
  /** Names the link it is of. */
  readonly key: string
  /** The page the link stands on. */
  readonly page: number
  readonly box: ContentBox
  /** The likeliest first; several where words may mean several things. */
  readonly targets: readonly PreviewTarget[]
  /** The one that is shown. */
  readonly guess: number
  readonly large: boolean
  /** It was asked for by key and has the focus: it stays until it is closed. */
  readonly held: boolean
}

export interface PreviewState {
  readonly preview: OpenPreview | null
  /** What the paper points at; null until it has been read. */
  readonly places: PaperPlaces | null
  /** Which references are papers of the library. */
  readonly known: readonly KnownReference[]
}

export const noPreviews: PreviewState = { preview: null, places: null, known: [] }

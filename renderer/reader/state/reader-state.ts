// The view state of one open paper: what the reader's components draw from. Only the view's own; papers, marks and
// notes are the library's and come in as snapshots.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import type { Rotation, Spread } from '../../../preload/model/reading.ts'
import type { Hit } from '../find/hits.ts'
import type { FileMark } from '../file-marks/read-annotations.ts'
import type { OpenProblem } from '../island/engine.ts'
import type { Zoom } from '../island/place.ts'
import { noPreviews, type PreviewState } from '../previews/preview-state.ts'
import { emptyTrail, type Trail } from '../history/trail.ts'
import type { MarkElsewhere } from '../marks/placed-marks.ts'
import type { PagePoint } from '../selection/pointer.ts'
import type { OutlineItem } from '../rail/outline-items.ts'

/** A box in the scrolled content of the reader, CSS pixels: where a floating thing belongs. */
export interface ContentBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Search {
  readonly open: boolean
  readonly query: string
  readonly caseSensitive: boolean
  readonly wholeWords: boolean
  readonly regex: boolean
  /** What was found so far, in reading order. */
  readonly hits: readonly Hit[]
  /** The match one is at, 1-based; 0 where there is none. */
  readonly current: number
  /** There are more matches than are listed. */
  readonly more: boolean
  readonly state: 'idle' | 'pending' | 'found' | 'not-found' | 'bad-pattern' | 'too-slow'
  /** What is wrong with the expression, in the engine's own words. */
  readonly problem: string | null
}

/** An address in the paper that was clicked and waits for the person's word. */
export interface AskedLink {
  readonly url: string
  readonly box: ContentBox
}

export interface ReaderState extends PreviewState {
  readonly phase: 'opening' | 'open' | 'problem'
  readonly problem: OpenProblem | null
  readonly page: number
  readonly pages: number
  readonly labels: readonly string[] | null
  readonly factor: number
  readonly zoom: Zoom
  readonly rotation: Rotation
  readonly spread: Spread
  /** Null until it is known; empty where the paper has none. */
  readonly outline: readonly OutlineItem[] | null
  /** Those that can be shown on these pages, where they stand here; `elsewhere` are the others. */
  readonly marks: readonly Mark[]
  readonly elsewhere: readonly MarkElsewhere[]
  /** The selection when it is done: its clean text, and the box of its last line. */
  readonly selection: { readonly text: string; readonly box: ContentBox } | null
  /** The mark that is open, and whether its comment is being written. */
  readonly active: {
    readonly id: MarkId
    /** Where on the page it was clicked; null where it was opened from a list. */
    readonly at: PagePoint | null
    readonly box: ContentBox
    readonly editing: boolean
    /** The focus goes into what floats beside it: it was opened by key. */
    readonly entered: boolean
  } | null
  /** The file's own marks known so far, and whether the whole file was looked through. */
  readonly fileMarks: { readonly marks: readonly FileMark[]; readonly complete: boolean }
  /** The mark of the file that is open. */
  readonly fileMark: { readonly mark: FileMark; readonly box: ContentBox } | null
  /** The tool in hand: the next press on a page draws a frame or puts a pin. */
  readonly tool: 'area' | 'pin' | null
  /** A frame or pin stands on the page and waits for Enter. */
  readonly placing: boolean
  readonly trail: Trail
  /** The page a button offers to go back to, after a jump. */
  readonly returnTo: number | null
  /** A link of the paper led here, a citation for instance: this is a look, not reading on. */
  readonly looking: boolean
  readonly search: Search
  readonly link: AskedLink | null
  readonly failedPages: readonly number[]
  /** A page on screen that does not get done. */
  readonly slowPage: number | null
  /** What a screen reader is told. */
  readonly live: string
  /** Grows whenever pages moved under what floats over them. */
  readonly layout: number
  /** The last page was seen, so that "Mark as read" may be offered. */
  readonly reachedEnd: boolean
}

export type ReaderStore = StoreApi<ReaderState>

export const noSearch: Search = {
  open: false,
  query: '',
  caseSensitive: false,
  wholeWords: false,
  regex: false,
  hits: [],
  current: 0,
  more: false,
  state: 'idle',
  problem: null,
}

export function createReaderStore(initial: Partial<ReaderState> = {}): ReaderStore {
  return createStore<ReaderState>(() => ({
    phase: 'opening',
    problem: null,
    page: 1,
    pages: 0,
    labels: null,
    factor: 1,
    zoom: 'auto',
    rotation: 0,
    spread: 'single',
    outline: null,
    marks: [],
    elsewhere: [],
    selection: null,
    active: null,
    fileMarks: { marks: [], complete: false },
    fileMark: null,
    tool: null,
    placing: false,
    trail: emptyTrail,
    returnTo: null,
    looking: false,
    search: noSearch,
    link: null,
    failedPages: [],
    slowPage: null,
    live: '',
    layout: 0,
    reachedEnd: false,
    ...noPreviews,
    ...initial,
  }))
}

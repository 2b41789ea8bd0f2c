// Which panels of the reader are open and how wide the notes are: the same for every paper, kept in this browser.
import { z } from 'zod'
import { create } from 'zustand'
import { keepHere, keptHere } from '../../app/kept-here.ts'
import { useMedia } from '../../app/use-media.ts'
import { MEDIUM } from '../../app/view-store.ts'

export const RailTab = z.enum(['outline', 'pages', 'marks', 'references'])
export type RailTab = z.infer<typeof RailTab>

const Kept = z.object({
  rail: RailTab.nullable(),
  notes: z.boolean(),
  notesWidth: z.number().min(240).max(1200),
  /** The list of matches stands beside the pages while find is open. */
  findList: z.boolean().default(false),
  /** The size of the text view, as a place among its sizes. */
  textSize: z.number().int().min(0).max(5).default(2),
})

interface Panels extends z.infer<typeof Kept> {
  /** Only the paper is shown. */
  readonly focus: boolean
  /** The notes lie over the page, in a window too narrow for both side by side; every paper opens without. */
  readonly notesOver: boolean
  /** The paper is shown as text. */
  readonly text: boolean
  /** One page at a time, on the whole screen. */
  readonly presenting: boolean
  /** The notes were just asked for by key: their editor takes the focus when it is there. */
  readonly notesAsked: boolean
}

const KEY = 'offprint:reader-panels'

export const usePanels = create<Panels>(() => ({
  rail: null,
  notes: false,
  notesWidth: 400,
  findList: false,
  textSize: 2,
  ...remembered(),
  focus: false,
  notesOver: false,
  text: false,
  presenting: false,
  notesAsked: false,
}))

/** Changes what is open. */
export function showPanels(change: Partial<Panels>): void {
  // In a narrow window both lie over the page: one goes when the other comes.
  const over = (change.rail ?? null) !== null && window.matchMedia(MEDIUM).matches ? { notesOver: false } : {}
  usePanels.setState({ ...change, ...over })
  const { rail, notes, notesWidth, findList, textSize } = usePanels.getState()
  keepHere(KEY, { rail, notes, notesWidth, findList, textSize })
}

/** Shows or hides the notes: beside the page where there is room, else over it. */
export function showNotes(open: boolean): void {
  const narrow = window.matchMedia(MEDIUM).matches
  const { rail } = usePanels.getState()
  showPanels({
    ...(narrow ? { notesOver: open, rail: open ? null : rail } : { notes: open }),
    ...(open ? { focus: false } : {}),
  })
}

/** Whether the notes are shown now. */
export function notesShown(): boolean {
  const { notes, notesOver } = usePanels.getState()
  return window.matchMedia(MEDIUM).matches ? notesOver : notes
}

/** How the notes are shown: beside the page, over it, or not. */
export function useNotesPlace(): 'beside' | 'over' | null {
  const narrow = useMedia(MEDIUM)
  return usePanels(({ notes, notesOver, focus, presenting }) => {
    if (focus || presenting || !(narrow ? notesOver : notes)) return null
    return narrow ? 'over' : 'beside'
  })
}

function remembered(): Partial<z.infer<typeof Kept>> {
  return Kept.safeParse(keptHere(KEY)).data ?? {}
}

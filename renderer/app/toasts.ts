// Short messages that come and go, most with an Undo; and the last things that can be undone and done again, for Ctrl/⌘ Z.
// A feature says what it did, how to take it back and how to do it again; showing it is toast-region.tsx.
import { create } from 'zustand'

export interface Toast {
  readonly id: number
  readonly text: string
  /** A later toast with the same topic takes the place of this one. */
  readonly topic: string | null
  readonly tone: 'info' | 'warning' | 'error'
  readonly undo: (() => Promise<unknown>) | null
  /** A way on, shown as a button beside the text. */
  readonly action: { readonly label: string; readonly run: () => void } | null
}

interface ToastState {
  readonly toasts: readonly Toast[]
}

/** How long a toast stays, in milliseconds; errors stay until they are dismissed. */
export const TOAST_STAYS = 7000
const MOST_AT_ONCE = 2
const MOST_UNDOS = 50

export const useToasts = create<ToastState>(() => ({ toasts: [] }))
let lastId = 0

/** A deed that can be taken back; `again` does it anew, and tells of it as the first time. */
export interface Deed {
  readonly undo: () => Promise<unknown>
  readonly again: (() => Promise<unknown>) | null
}
const done: Deed[] = []
/** What was taken back and can be done again, the last last. */
let undone: Deed[] = []
/** Something is being done again: its toast is no new deed that ends the row. */
let redoing = false

/** Puts a deed on the undo stack that is not worth a toast: it is seen where it was done. */
export function canUndo(deed: Deed): void {
  done.push(deed)
  if (done.length > MOST_UNDOS) done.shift()
  if (!redoing) undone = []
}

/** Shows a toast. What it can undo also goes on the undo stack, and with `again` it can be redone. */
export function toast(
  text: string,
  options: Partial<Pick<Toast, 'topic' | 'tone' | 'undo' | 'action'> & Pick<Deed, 'again'>> = {},
): { readonly dismiss: () => void } {
  const id = ++lastId
  const undo = options.undo ?? null
  if (undo) canUndo({ undo, again: options.again ?? null })
  const topic = options.topic ?? null
  const made: Toast = { id, text, topic, tone: options.tone ?? 'info', undo, action: options.action ?? null }
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter((each) => topic === null || each.topic !== topic), made].slice(-MOST_AT_ONCE),
  }))
  return { dismiss: () => dismissToast(id) }
}

/** Takes a toast away. Its undo stays on the stack. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) }))
}

/** Takes back what one toast tells of. */
export async function undoToast(one: Toast): Promise<void> {
  dismissToast(one.id)
  const at = done.findLastIndex(({ undo }) => undo === one.undo)
  const deed = done[at]
  if (deed) await takeBack(deed, at)
  else await one.undo?.()
}

/** Takes back the last undoable thing; false when there is none. */
export async function undoLast(): Promise<boolean> {
  const deed = done.at(-1)
  if (!deed) return false
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.undo !== deed.undo) }))
  await takeBack(deed, done.length - 1)
  return true
}

/** Does again what was taken back last; false when there is nothing of that kind. */
export async function redoLast(): Promise<boolean> {
  const deed = undone.pop()
  if (!deed?.again) return false
  redoing = true
  try {
    await deed.again()
  } finally {
    redoing = false
  }
  return true
}

/** Only what can be done again, and only in its order, stays to be redone. */
async function takeBack(deed: Deed, at: number): Promise<void> {
  const last = at === done.length - 1
  done.splice(at, 1)
  undone = deed.again && last ? [...undone, deed] : []
  await deed.undo()
}

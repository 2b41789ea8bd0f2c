// Short messages that come and go, most with an Undo; and the last thing that can be undone, for Ctrl/⌘ Z.
// A feature says what it did and how to take it back; showing it is toast-region.tsx.
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
const undos: (() => Promise<unknown>)[] = []
let lastId = 0

/** Shows a toast. What it can undo also goes on the undo stack. */
export function toast(
  text: string,
  options: Partial<Pick<Toast, 'topic' | 'tone' | 'undo' | 'action'>> = {},
): { readonly dismiss: () => void } {
  const id = ++lastId
  const undo = options.undo ?? null
  if (undo) undos.push(undo)
  if (undos.length > MOST_UNDOS) undos.shift()
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
  const at = one.undo ? undos.lastIndexOf(one.undo) : -1
  if (at >= 0) undos.splice(at, 1)
  await one.undo?.()
}

/** Takes back the last undoable thing; false when there is none. */
export async function undoLast(): Promise<boolean> {
  const undo = undos.pop()
  if (!undo) return false
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.undo !== undo) }))
  await undo()
  return true
}

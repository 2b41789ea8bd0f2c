// Undo and redo of what happened to marks: each edit is a mark before and after. Pure values, newest last.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'

/** One edit: `before` null is a mark that was made, `after` null one that was deleted. */
export interface Edit {
  readonly id: MarkId
  readonly before: Mark | null
  readonly after: Mark | null
}

export interface Edits {
  readonly done: readonly Edit[]
  readonly undone: readonly Edit[]
}

export const noEdits: Edits = { done: [], undone: [] }

/** The history after an edit. Typing a comment is one edit, however many saves it takes. */
export function record(edits: Edits, edit: Edit): Edits {
  const last = edits.done.at(-1)
  if (last && edits.undone.length === 0 && isTypingOn(last, edit)) {
    return { done: [...edits.done.slice(0, -1), { ...edit, before: last.before }], undone: [] }
  }
  return { done: [...edits.done, edit], undone: [] }
}

/** What to set to undo the newest edit that still fits; edits overtaken from elsewhere are dropped. */
export function undo(
  edits: Edits,
  now: (id: MarkId) => Mark | null,
): { readonly edit: Edit | null; readonly edits: Edits } {
  const index = edits.done.findLastIndex((edit) => fits(edit.after, now(edit.id)))
  const edit = edits.done[index] ?? null
  return {
    edit,
    edits: { done: edits.done.slice(0, Math.max(index, 0)), undone: edit ? [...edits.undone, edit] : edits.undone },
  }
}

/** What to set to redo. */
export function redo(
  edits: Edits,
  now: (id: MarkId) => Mark | null,
): { readonly edit: Edit | null; readonly edits: Edits } {
  const index = edits.undone.findLastIndex((edit) => fits(edit.before, now(edit.id)))
  const edit = edits.undone[index] ?? null
  return {
    edit,
    edits: { undone: edits.undone.slice(0, Math.max(index, 0)), done: edit ? [...edits.done, edit] : edits.done },
  }
}

/** Whether two marks say the same, whenever they were saved. */
export function sameMark(a: Mark, b: Mark): boolean {
  return (
    a.kind === b.kind &&
    a.color === b.color &&
    a.comment === b.comment &&
    a.tags.join('\n') === b.tags.join('\n') &&
    JSON.stringify(a.anchor) === JSON.stringify(b.anchor)
  )
}

function fits(expected: Mark | null, now: Mark | null): boolean {
  return expected === null || now === null ? expected === now : sameMark(expected, now)
}

function isTypingOn(last: Edit, next: Edit): boolean {
  const { before, after } = next
  if (last.id !== next.id || !before || !after || !last.before || !last.after) return false
  const near = Date.parse(after.updatedAt) - Date.parse(last.after.updatedAt) < 5000
  return near && before.comment !== after.comment && last.before.comment !== last.after.comment
}

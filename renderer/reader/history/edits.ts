// Undo and redo of what happened to marks, one deed at a time, however many marks it touched. Pure values, newest last.
// A deed is undone field by field, so that what was changed elsewhere meanwhile stays; where both changed the same field
// the deed is overtaken and dropped.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'

/** What happened to one mark: `before` null is a mark that was made, `after` null one that was deleted. */
export interface Change {
  readonly id: MarkId
  readonly before: Mark | null
  readonly after: Mark | null
}

/** One deed: marking, merging, splitting, typing a comment. Each mark occurs once. */
export type Edit = readonly Change[]

export interface Edits {
  readonly done: readonly Edit[]
  readonly undone: readonly Edit[]
}

/** What a mark is to become; null takes it away. */
export type Wish = readonly [id: MarkId, mark: Mark | null]

export interface Step {
  /** The deed that was undone or redone; null when there was none that still fits. */
  readonly edit: Edit | null
  readonly wishes: readonly Wish[]
  readonly edits: Edits
}

export const noEdits: Edits = { done: [], undone: [] }

/** The history after a deed. Typing a comment, or moving an end key by key, is one deed. */
export function record(edits: Edits, edit: Edit): Edits {
  if (edit.length === 0) return edits
  const last = edits.done.at(-1)
  const joined = last && edits.undone.length === 0 ? oneGesture(last, edit) : null
  if (joined) return { done: [...edits.done.slice(0, -1), joined], undone: [] }
  return { done: [...edits.done, edit], undone: [] }
}

/** How to undo the newest deed that still fits; deeds overtaken from elsewhere are dropped. */
export function undo(edits: Edits, now: (id: MarkId) => Mark | null): Step {
  const found = newestFitting(edits.done, (change) => rebased(change.after, change.before, now(change.id)))
  if (!found) return { edit: null, wishes: [], edits: { ...edits, done: [] } }
  const { edit, wishes, rest } = found
  return { edit, wishes, edits: { done: rest, undone: [...edits.undone, edit] } }
}

/** How to redo. */
export function redo(edits: Edits, now: (id: MarkId) => Mark | null): Step {
  const found = newestFitting(edits.undone, (change) => rebased(change.before, change.after, now(change.id)))
  if (!found) return { edit: null, wishes: [], edits: { ...edits, undone: [] } }
  const { edit, wishes, rest } = found
  return { edit, wishes, edits: { done: [...edits.done, edit], undone: rest } }
}

/** Whether two marks say the same, whenever they were saved and whether or not the picture has come. */
export function sameMark(a: Mark, b: Mark): boolean {
  return fields.every((field) => same(a[field], b[field]))
}

const fields = [
  'kind',
  'color',
  'comment',
  'tags',
  'anchor',
  'origin',
  'formerly',
] as const satisfies readonly (keyof Mark)[]
const overtaken = Symbol('overtaken')

function newestFitting(
  stack: readonly Edit[],
  wishFor: (change: Change) => Mark | null | typeof overtaken,
): { readonly edit: Edit; readonly wishes: readonly Wish[]; readonly rest: readonly Edit[] } | null {
  for (let index = stack.length - 1; index >= 0; index--) {
    const edit = stack[index] ?? []
    const wishes: Wish[] = []
    for (const change of edit) {
      const wish = wishFor(change)
      if (wish !== overtaken) wishes.push([change.id, wish])
    }
    if (wishes.length === edit.length) return { edit, wishes, rest: stack.slice(0, index) }
  }
  return null
}

/** What `now` becomes when the change `from` → `to` is applied to it. */
function rebased(from: Mark | null, to: Mark | null, now: Mark | null): Mark | null | typeof overtaken {
  if (from === null || now === null) return from === now ? to : overtaken
  if (to === null) return sameMark(from, now) ? null : overtaken
  const next: Mark = { ...now }
  for (const field of fields) {
    if (same(from[field], to[field])) continue
    if (!same(from[field], now[field])) return overtaken
    Object.assign(next, { [field]: to[field] })
    if (field === 'anchor') next.image = to.image
  }
  return next
}

/** How long letters of one comment, or steps of one end, may be apart, in ms. */
const PAUSE = { comment: 5000, anchor: 1200 } as const

/** Two changes of one mark's comment or place in quick succession, as one. */
function oneGesture([last, ...more]: Edit, [next, ...further]: Edit): Edit | null {
  if (!last || !next || more.length > 0 || further.length > 0 || last.id !== next.id) return null
  if (!last.before || !last.after || !next.before || !next.after) return null
  const [a, b] = [onlyField(last.before, last.after), onlyField(next.before, next.after)]
  if (a !== b || (a !== 'comment' && a !== 'anchor')) return null
  if (Date.parse(next.after.updatedAt) - Date.parse(last.after.updatedAt) >= PAUSE[a]) return null
  return [{ ...next, before: last.before }]
}

function onlyField(before: Mark, after: Mark): (typeof fields)[number] | null {
  const changed = fields.filter((field) => !same(before[field], after[field]))
  return changed.length === 1 ? (changed[0] ?? null) : null
}

/** Whether two values of marks are equal, whatever the order of their keys: what comes back from main is parsed anew. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]))
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
}

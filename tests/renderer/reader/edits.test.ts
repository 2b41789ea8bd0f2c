import { describe, expect, it } from 'vitest'
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import { noEdits, record, redo, undo, type Edits } from '../../../renderer/reader/history/edits.ts'
import { markOf } from './marks.ts'

/** A shelf of marks that edits are applied to. */
function shelf() {
  const marks = new Map<MarkId, Mark>()
  let edits: Edits = noEdits
  const now = (id: MarkId): Mark | null => marks.get(id) ?? null
  const set = (id: MarkId, mark: Mark | null): void => void (mark ? marks.set(id, mark) : marks.delete(id))
  return {
    marks,
    put(mark: Mark): void {
      edits = record(edits, { id: mark.id, before: now(mark.id), after: mark })
      set(mark.id, mark)
    },
    remove(id: MarkId): void {
      edits = record(edits, { id, before: now(id), after: null })
      set(id, null)
    },
    undo(): boolean {
      const step = undo(edits, now)
      edits = step.edits
      if (step.edit) set(step.edit.id, step.edit.before)
      return step.edit !== null
    },
    redo(): boolean {
      const step = redo(edits, now)
      edits = step.edits
      if (step.edit) set(step.edit.id, step.edit.after)
      return step.edit !== null
    },
  }
}

describe('undo and redo of marks', () => {
  it('takes back making, recolouring and deleting, in turn, and does them again', () => {
    const all = shelf()
    const mark = markOf('mark-1')
    const blue = { ...mark, color: 'blue' as const }
    all.put(mark)
    all.put(blue)
    all.remove(mark.id)
    const seen = [0, 0, 0].map(() => {
      all.undo()
      return all.marks.get(mark.id)?.color ?? null
    })
    expect(seen).toEqual(['blue', 'yellow', null])
    expect(all.undo()).toBe(false)
    all.redo()
    all.redo()
    expect(all.marks.get(mark.id)).toEqual(blue)
    all.redo()
    expect(all.marks.size).toBe(0)
  })

  it('counts a comment that is typed in one go as one edit', () => {
    const all = shelf()
    const mark = markOf('mark-1')
    all.put(mark)
    for (const [index, comment] of ['w', 'wh', 'why'].entries()) {
      all.put({ ...mark, comment, updatedAt: `2026-01-01T00:00:0${index}.000Z` })
    }
    all.undo()
    expect(all.marks.get(mark.id)?.comment).toBe('')
  })

  it('drops an edit that was overtaken from elsewhere instead of undoing somebody else’s work', () => {
    const all = shelf()
    const mark = markOf('mark-1')
    all.put(mark)
    all.marks.set(mark.id, { ...mark, comment: 'written in another window' })
    expect(all.undo()).toBe(false)
    expect(all.marks.get(mark.id)?.comment).toBe('written in another window')
  })
})

import fc from 'fast-check'
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
      edits = record(edits, [{ id: mark.id, before: now(mark.id), after: mark }])
      set(mark.id, mark)
    },
    remove(id: MarkId): void {
      edits = record(edits, [{ id, before: now(id), after: null }])
      set(id, null)
    },
    undo(): boolean {
      const step = undo(edits, now)
      edits = step.edits
      for (const [id, mark] of step.wishes) set(id, mark)
      return step.edit !== null
    },
    redo(): boolean {
      const step = redo(edits, now)
      edits = step.edits
      for (const [id, mark] of step.wishes) set(id, mark)
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

  it('keeps what was changed elsewhere in other fields', () => {
    const all = shelf()
    const mark = markOf('mark-1')
    all.put(mark)
    all.put({ ...mark, color: 'blue' })
    all.marks.set(mark.id, { ...mark, color: 'blue', comment: 'from another window' })
    all.undo()
    expect(all.marks.get(mark.id)).toMatchObject({ color: 'yellow', comment: 'from another window' })
    all.redo()
    expect(all.marks.get(mark.id)).toMatchObject({ color: 'blue', comment: 'from another window' })
  })

  it('counts moving an end key by key as one edit', () => {
    const all = shelf()
    const mark = markOf('mark-1')
    all.put(mark)
    for (let step = 1; step <= 9; step++) {
      const anchor = { ...mark.anchor, parts: mark.anchor.parts.map((part) => ({ ...part, charTo: 9 + step })) }
      all.put({ ...mark, anchor, updatedAt: `2026-01-01T00:00:0${Math.floor(step / 3)}.${(step % 3) * 300}Z` })
    }
    all.undo()
    expect(all.marks.get(mark.id)?.anchor.parts[0]?.charTo).toBe(9)
  })

  it('is not in the way of a picture that came later', () => {
    const all = shelf()
    const mark = markOf('mark-1', { kind: 'area' })
    all.put(mark)
    all.marks.set(mark.id, { ...mark, image: { name: '0123456789abcdef', width: 3, height: 2 } })
    expect(all.undo()).toBe(true)
    expect(all.marks.size).toBe(0)
  })

  it('comes back to where it was after any deeds, undone to the first and redone to the last', () => {
    const ids = ['mark-1', 'mark-2', 'mark-3'] as const
    const deed = fc.record({
      what: fc.constantFrom('put', 'remove'),
      id: fc.constantFrom(...ids),
      color: fc.constantFrom('yellow', 'blue', 'red'),
      comment: fc.constantFrom('', 'why'),
    })
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
        const all = shelf()
        for (const { what, id, color, comment } of deeds) {
          const now = all.marks.get(markOf(id).id)
          if (what === 'put')
            all.put(markOf(id, { color: color as Mark['color'], comment, updatedAt: '2026-01-01T00:00:00.000Z' }))
          else if (now) all.remove(now.id)
        }
        const end = new Map(all.marks)
        let steps = 0
        while (all.undo()) steps++
        expect(all.marks.size).toBe(0)
        for (let step = 0; step < steps; step++) all.redo()
        expect(all.marks).toEqual(end)
      }),
    )
  })
})

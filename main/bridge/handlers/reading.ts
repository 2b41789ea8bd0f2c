// Requests that reading makes: position, pages seen, notes, marks. Each answer means: durable.
import type { PaperRecord } from '../../../preload/model/paper.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `reading.*`, `notes.*` and `marks.*`. */
export function readingHandlers({ library }: Services): HandlersOf<'reading' | 'notes' | 'marks'> {
  return {
    'reading.savePosition': async ({ id, position }) => {
      await library.update(id, (record) => ({ ...record, position }))
      return {}
    },

    'reading.pagesSeen': async ({ id, version, pages }) => {
      await library.update(id, (record): PaperRecord => {
        const before = record.pagesSeen[String(version)] ?? []
        const seen = [...new Set([...before, ...pages])].toSorted((a, b) => a - b)
        return seen.length === before.length
          ? record
          : { ...record, pagesSeen: { ...record.pagesSeen, [String(version)]: seen } }
      })
      return {}
    },

    'notes.save': async ({ id, text }) => {
      const updatedAt = new Date().toISOString()
      await library.update(id, (record) => ({ ...record, notes: { text, updatedAt } }))
      return { updatedAt }
    },

    'marks.save': async ({ id, mark }) => {
      await library.update(id, (record): PaperRecord => {
        const known = record.marks.some((other) => other.id === mark.id)
        return {
          ...record,
          marks: known ? record.marks.map((other) => (other.id === mark.id ? mark : other)) : [...record.marks, mark],
        }
      })
      return mark
    },

    'marks.remove': async ({ id, mark }) => {
      await library.update(id, (record) => ({ ...record, marks: record.marks.filter((other) => other.id !== mark) }))
      return {}
    },
  }
}

// Requests that reading makes: position, pages seen and time, view, notes, marks. Each answer means: durable.
import { rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../preload/errors.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { withReading } from '../../../preload/model/reading.ts'
import { createHistoryBook } from '../../library/papers/history.ts'
import { keepMarkImage } from '../../library/papers/mark-images.ts'
import type { Services } from '../../services.ts'
import { placementsIn } from '../../text/anchoring/placements.ts'
import type { HandlersOf } from './handlers-of.ts'

function requireTimeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch (cause) {
    throw new AppError('invalid-input', `“${name}” is no time zone.`, { cause })
  }
}

/** Handlers of `reading.*`, `notes.*` and `marks.*`. */
export function readingHandlers({ library, texts, uploads }: Services): HandlersOf<'reading' | 'notes' | 'marks'> {
  return {
    'reading.savePosition': async ({ id, position }) => {
      await library.update(id, (record) => ({
        ...record,
        position,
        positions: { ...record.positions, [String(position.version)]: position },
      }))
      return {}
    },

    'reading.pagesSeen': async ({ id, version, pages, time }) => {
      await library.update(id, (record): PaperRecord => {
        const before = record.pagesSeen[String(version)] ?? []
        const seen = [...new Set([...before, ...pages])].toSorted((a, b) => a - b)
        const pagesSeen =
          seen.length === before.length ? record.pagesSeen : { ...record.pagesSeen, [String(version)]: seen }
        const reading = time.length === 0 ? record.reading : withReading(record.reading, time)
        return { ...record, pagesSeen, reading }
      })
      return {}
    },

    'reading.saveTrail': async ({ id, trail }) => {
      await library.update(id, (record) => ({ ...record, trail }))
      return {}
    },

    'reading.saveView': async ({ id, view }) => {
      await library.update(id, (record): PaperRecord => {
        const { rotation = record.view.rotation, spread = record.view.spread, look = record.view.look } = view
        return { ...record, view: { rotation, spread, look } }
      })
      return {}
    },

    'reading.history': async ({ since, timeZone }, { signal }) => {
      const options = { since, timeZone: requireTimeZone(timeZone), now: new Date() }
      const book = createHistoryBook(library.lists(), options)
      for (const [at, id] of library.ids().entries()) {
        const record = library.record(id)
        if (record) book.add(record)
        // Ten thousand papers take a while; others have their turn meanwhile.
        if (at % 200 !== 199) continue
        await setImmediate()
        signal.throwIfAborted()
      }
      return book.history()
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

    'marks.change': async ({ id, changes }) => {
      await library.update(id, (record): PaperRecord => {
        const marks = new Map(record.marks.map((mark) => [mark.id, mark]))
        for (const change of changes) {
          if (change.mark) marks.set(change.id, change.mark)
          else marks.delete(change.id)
        }
        return { ...record, marks: [...marks.values()] }
      })
      return {}
    },

    'marks.keepImage': async ({ id, upload }) => {
      const { path } = uploads.take(upload)
      try {
        return await keepMarkImage(library, id, path)
      } finally {
        await rm(path, { force: true })
      }
    },

    'marks.placed': async ({ id, version }, { signal }) => ({
      placements: [...(await placementsIn({ library, texts }, id, version, { signal }))],
    }),

    'marks.tags': async () => {
      const counts = new Map<string, number>()
      for (const id of library.tagged('marks')) {
        for (const { tags } of library.record(id)?.marks ?? []) {
          for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
        }
      }
      return { tags: [...counts].toSorted((a, b) => b[1] - a[1]).map(([tag]) => tag) }
    },
  }
}

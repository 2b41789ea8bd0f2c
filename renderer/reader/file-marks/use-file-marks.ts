// Taking over the file's own marks: one, or all at once; one deed to undo.
import { useMemo } from 'react'
import { toast } from '../../app/toasts.ts'
import { useWords } from '../../app/words/words.ts'
import type { Wish } from '../history/edits.ts'
import type { ReaderSession } from '../state/session.ts'
import { useSession } from '../state/use-reader.ts'
import type { FileMark } from './read-annotations.ts'
import { takenOver } from './take-over.ts'

/** Takes marks of the file over; answers how many. Those that were taken over already are left out. */
async function takeOver(session: ReaderSession, files: readonly FileMark[]): Promise<readonly Wish[]> {
  const { marks, texts, actions, options } = session
  const wishes: Wish[] = []
  for (const file of files) {
    const text = await texts.get(file.page)
    const mark = takenOver(file, text, actions.source)
    wishes.push([mark.id, mark])
  }
  const there = new Set(
    marks
      .all()
      .flatMap(({ origin, anchor }) => (anchor.version === options.version && origin ? [origin.annotation] : [])),
  )
  const free = wishes.filter(([, mark]) => mark?.origin && !there.has(mark.origin.annotation))
  marks.change(free)
  return free
}

export function useTakeOver(): (files: readonly FileMark[]) => Promise<void> {
  const t = useWords()
  const session = useSession()
  return useMemo(
    () => async (files) => {
      const taken = await takeOver(session, files)
      session.set({ fileMark: null })
      session.layers?.setActive(null)
      if (taken.length === 0) return
      const said = t('reader:fileMarks.taken', { count: taken.length })
      session.say(said)
      if (files.length > 1) toast(said, { undo: () => Promise.resolve(void session.actions.undo()) })
      const [first] = taken[0] ?? []
      if (files.length === 1 && first) session.openMark(first)
    },
    [session, t],
  )
}

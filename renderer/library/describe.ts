// Saying what a PDF of one's own is called and who wrote it, with the way back.
import type { PaperSummary } from '../../preload/model/paper.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/failures.ts'
import { toast } from '../app/toasts.ts'
import { t } from '../app/words/words.ts'

interface Described {
  readonly title: string
  readonly authors: readonly string[]
}

/** Saves it and offers to take it back. */
export async function describe(before: PaperSummary, words: Described): Promise<void> {
  const save = ({ title, authors }: Described): Promise<unknown> =>
    api().request('papers.describe', { id: before.id, title, authors: [...authors] })
  try {
    await save(words)
    toast(t('did.described'), { topic: `describe ${before.id}`, undo: () => save(before) })
  } catch (error) {
    reportFailure(error)
  }
}

/** The names in a field: parted by semicolons or, where there is none, by commas. */
export function namesIn(text: string): readonly string[] {
  const parts = /[;；]/u.test(text) ? text.split(/[;；]/u) : text.split(/[,，、]/u)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

// Asking for a paper before its screen is there: the answer is under way while the reader's code loads.
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperDetail } from '../../../preload/model/paper.ts'
import { api } from '../../app/api.ts'

/** How long an answer is good for, in milliseconds. */
const FRESH_MS = 3000
let ahead: { readonly id: PaperId; readonly at: number; readonly detail: Promise<PaperDetail> } | null = null

/** Asks for a paper that is about to be shown. A failure is met again, and told, when the screen asks itself. */
export function askAhead(id: PaperId): Promise<PaperDetail> {
  if (ahead?.id === id && performance.now() - ahead.at < FRESH_MS) return ahead.detail
  const detail = api().request('papers.get', { id })
  const mine = { id, at: performance.now(), detail }
  ahead = mine
  // A paper that is just arriving is not there yet when it is asked for ahead, and is when its screen is.
  detail.catch(() => {
    if (ahead === mine) ahead = null
  })
  return detail
}

/** The answer that is under way or fresh, once; null where there is none. */
export function takeAhead(id: PaperId): Promise<PaperDetail> | null {
  const taken = ahead?.id === id && performance.now() - ahead.at < FRESH_MS ? ahead.detail : null
  ahead = null
  return taken
}

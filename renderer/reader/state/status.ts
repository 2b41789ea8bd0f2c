// Changing a paper's status from the reader, with the way back.
import type { PaperId } from '../../../preload/model/ids.ts'
import type { Status } from '../../../preload/model/paper.ts'
import { api } from '../../app/api.ts'
import { reportFailure } from '../../app/failures.ts'
import { toast } from '../../app/toasts.ts'
import { t } from '../../app/words/words.ts'

/** Sets the status as the person asked, or as Offprint noticed, and offers to undo it. */
export async function setStatus(id: PaperId, status: Status, by: 'person' | 'offprint' = 'person'): Promise<void> {
  try {
    const client = api()
    const { before } = await client.request('papers.setStatus', { ids: [id], status, by })
    if (by === 'offprint' && before.length === 0) return
    const said =
      by === 'offprint' ? t('reader:status.startedReading') : t('reader:status.set', { status: t(`status.${status}`) })
    toast(said, {
      undo: () => client.request('papers.restoreStatus', { before }),
      again: () => setStatus(id, status, by),
    })
  } catch (error) {
    reportFailure(error)
  }
}

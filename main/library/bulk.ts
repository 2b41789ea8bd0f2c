// Changing many papers as one step: some at a time, saying how far it is, taken back as a whole when it is cancelled.
import { AppError } from '../../preload/errors.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'
import type { CallContext } from '../../preload/contract.ts'
import { mapBounded } from './files/gate.ts'
import type { Library } from './library.ts'

/** Papers under way at a time: those that are written as a group, and the next ones. */
export const AT_ONCE = 48

/** One paper that was really changed, as it was. */
export interface Changed {
  readonly id: PaperId
  readonly before: PaperRecord
}

/**
 * Changes each record that is still here; `change` answers the record itself where there is nothing to do. Answers those
 * that changed. Throws `cancelled` when aborted, after `undo` has put back what was changed till then, and whatever
 * a write throws, after the same.
 */
export async function changeMany(
  library: Pick<Library, 'has' | 'update'>,
  ids: readonly PaperId[],
  change: (record: PaperRecord) => PaperRecord,
  options: Pick<CallContext, 'signal' | 'progress'> & { readonly undo: (changed: readonly Changed[]) => Promise<void> },
): Promise<readonly Changed[]> {
  const changed: Changed[] = []
  await inOneStep(
    [...new Set(ids)].filter((id) => library.has(id)),
    async (id) => {
      await library.update(id, (record) => {
        const after = change(record)
        if (after !== record) changed.push({ id, before: record })
        return after
      })
    },
    { ...options, undo: () => options.undo(changed) },
  )
  return changed
}

/** Does `work` for each paper, tells the progress, and calls `undo` before it throws for a failure or an abort. */
export async function inOneStep(
  ids: readonly PaperId[],
  work: (id: PaperId) => Promise<void>,
  options: Pick<CallContext, 'signal' | 'progress'> & { readonly undo: () => Promise<void> },
): Promise<void> {
  const { signal, progress, undo } = options
  let done = 0
  try {
    await mapBounded(ids, AT_ONCE, async (id) => {
      if (signal.aborted) return
      await work(id)
      done += 1
      if (ids.length > 1) progress({ done, total: ids.length })
    })
  } catch (error) {
    await undo()
    throw error
  }
  if (!signal.aborted || done === ids.length) return
  await undo()
  throw new AppError('cancelled', 'Nothing was changed.')
}

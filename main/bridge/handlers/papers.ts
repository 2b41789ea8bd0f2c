// Requests about papers: find, show, add, remove, status, tags, stars, metadata.
import type { ParsedInput } from '../../../preload/contract.ts'
import { AppError } from '../../../preload/errors.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import { say } from '../../../preload/said.ts'
import { addNamed } from '../../intake/accept/add-named.ts'
import { addUpload } from '../../intake/accept/add-upload.ts'
import { arranged, countPapers, keysOf, matches } from '../../library/query.ts'
import { restoreStatus, withStatus } from '../../library/status.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `papers.*`. Changes of many papers are applied to all that are still here. */
export function paperHandlers(services: Services): HandlersOf<'papers'> {
  const { library, filler } = services
  const summaries = (): PaperSummary[] => library.ids().flatMap((id) => library.summary(id) ?? [])
  const present = (ids: readonly PaperId[]): PaperId[] => [...new Set(ids)].filter((id) => library.has(id))
  const now = (): string => new Date().toISOString()
  const foundBy = async (text: string, signal: AbortSignal): Promise<ReadonlySet<PaperId> | null> => {
    const found = await services.search.match(text, { in: 'records', signal }).catch((error: unknown) => {
      if (signal.aborted) throw error
      return null
    })
    return found?.ids ?? null
  }

  const arrangedPapers = async (
    { sort, descending, groupBy, text, ...filter }: Omit<ParsedInput<'papers.query'>, 'offset' | 'limit'>,
    signal: AbortSignal,
  ) => {
    // The index knows the search language and all of a record; titles and names are also found in the middle of words.
    const said = text?.trim() ? await foundBy(text, signal) : null
    const says = (paper: PaperSummary): boolean => said?.has(paper.id) === true || matches(paper, { text })
    const list = filter.list === undefined ? null : library.list(filter.list)
    return arranged(
      summaries().filter((paper) => matches(paper, filter) && says(paper)),
      { keys: keysOf({ sort, descending }), groupBy, list },
    )
  }

  return {
    'papers.query': async ({ offset, limit, ...query }, { signal }) => {
      const { papers, groups } = await arrangedPapers(query, signal)
      return { total: papers.length, papers: papers.slice(offset, offset + limit), groups }
    },

    'papers.ids': async ({ offset, limit, ...query }, { signal }) => {
      const { papers } = await arrangedPapers(query, signal)
      return { total: papers.length, ids: papers.slice(offset, offset + limit).map(({ id }) => id) }
    },

    'papers.counts': async () => countPapers(summaries()),

    'papers.get': async ({ id }) => {
      const detail = library.detail(id)
      if (!detail) throw new AppError('not-found', say('library.noPaper'))
      return detail
    },

    'papers.add': async ({ text }, { signal }) => addNamed(services, text, { signal }),

    'papers.addFile': async ({ upload }, { signal }) => addUpload(services, upload, { signal }),

    'papers.remove': async ({ ids }) => {
      const removed = present(ids)
      for (const id of removed) {
        services.downloads.cancel(id)
        await library.remove(id)
      }
      return { removed }
    },

    'papers.bringBack': async ({ ids }) => {
      const restored: PaperId[] = []
      for (const id of ids) {
        if (library.has(id)) continue
        await library.bringBack(id)
        restored.push(id)
      }
      return { restored }
    },

    'papers.setStatus': async ({ ids, status, by }) => {
      const here = present(ids)
      const before = here.flatMap((id) => {
        const record = library.record(id)
        return record ? [{ id, status: record.status }] : []
      })
      await Promise.all(
        here.map((id) => library.update(id, (record) => withStatus(record, { value: status, at: now(), by }))),
      )
      return { before }
    },

    'papers.restoreStatus': async ({ before }) => {
      const here = before.filter(({ id }) => library.has(id))
      await Promise.all(here.map(({ id, status }) => library.update(id, (record) => restoreStatus(record, status))))
      return {}
    },

    'papers.setTags': async ({ ids, add, remove }) => {
      const gone = new Set(remove)
      await Promise.all(
        present(ids).map((id) =>
          library.update(id, (record) => ({
            ...record,
            tags: [
              ...new Set([
                ...record.tags.filter((tag) => !gone.has(tag)),
                ...add.map((tag) => tag.trim()).filter((tag) => tag !== ''),
              ]),
            ],
          })),
        ),
      )
      return {}
    },

    'papers.setStarred': async ({ ids, starred }) => {
      await Promise.all(present(ids).map((id) => library.update(id, (record) => ({ ...record, starred }))))
      return {}
    },

    'papers.refresh': async ({ ids, all }, { signal }) => {
      const results = await filler.refresh(ids.length > 0 ? ids : filler.wanting(), { all, signal })
      return { listId: null, results: [...results] }
    },
  }
}

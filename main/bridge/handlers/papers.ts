// Requests about papers: find, show, add, remove, status, tags, stars, metadata.
import type { ParsedInput } from '../../../preload/contract.ts'
import { AppError } from '../../../preload/errors.ts'
import type { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { PaperSummary, StatusRecord } from '../../../preload/model/paper.ts'
import { say } from '../../../preload/said.ts'
import { takeApart } from '../../duplicates/merge-papers.ts'
import { described } from '../../library/papers/own-paper.ts'
import { addNamed } from '../../intake/accept/add-named.ts'
import { addUpload } from '../../intake/accept/add-upload.ts'
import { AT_ONCE, changeMany, inOneStep, type Changed } from '../../library/bulk.ts'
import { mapBounded } from '../../library/files/gate.ts'
import { arranged, countPapers, keysOf, matches, sortedTags } from '../../library/papers/query.ts'
import { restoreStatus, withStatus } from '../../library/papers/status.ts'
import { sameTags, tagged, tagsBack } from '../../library/papers/tags.ts'
import type { ListAsk } from '../../search/protocol.ts'
import type { Services } from '../../services.ts'
import { unlessAborted } from '../../unless-aborted.ts'
import type { UndoBook } from '../undo-book.ts'
import type { HandlersOf } from './handlers-of.ts'

type Asked = Omit<ParsedInput<'papers.query'>, 'offset' | 'limit'>

function listAsk({ sort, descending, groupBy, ...filter }: Asked): ListAsk {
  return { filter, keys: keysOf({ sort, descending }), groupBy }
}

/** The index knows the search language and all of a record; without it, only what rows say is looked at. */
async function foundBy(search: Services['search'], text: string, signal: AbortSignal) {
  const found = await search.match(text, { in: 'records', signal }).catch(unlessAborted(signal))
  return found?.ids ?? null
}

/** Handlers of `papers.*`. Changes of many papers are applied to all that are still here. */
export function paperHandlers(services: Services, undo: UndoBook): HandlersOf<'papers'> {
  const { library, filler } = services
  const summaries = (): PaperSummary[] => library.ids().flatMap((id) => library.summary(id) ?? [])
  const present = (ids: readonly PaperId[]): PaperId[] => [...new Set(ids)].filter((id) => library.has(id))
  const now = (): string => new Date().toISOString()
  const restoreAll = async (
    before: readonly { readonly id: PaperId; readonly status: StatusRecord }[],
    progress?: (value: unknown) => void,
  ): Promise<void> => {
    let done = 0
    await mapBounded(before, AT_ONCE, async ({ id, status }) => {
      if (library.has(id)) await library.update(id, (record) => restoreStatus(record, status))
      done += 1
      progress?.({ done, total: before.length })
    })
  }
  const bringBackAll = async (ids: readonly PaperId[]): Promise<void> => {
    await mapBounded(ids, 8, (id) => library.bringBack(id))
  }

  const arrangedPapers = async ({ sort, descending, groupBy, text, ...filter }: Asked, signal: AbortSignal) => {
    // The index knows the search language and all of a record; titles and names are also found in the middle of words.
    const said = text?.trim() ? await foundBy(services.search, text, signal) : null
    const says = (paper: PaperSummary): boolean => said?.has(paper.id) === true || matches(paper, { text })
    const list = filter.list === undefined ? null : library.list(filter.list)
    return arranged(
      summaries().filter((paper) => matches(paper, filter) && says(paper)),
      { keys: keysOf({ sort, descending }), groupBy, list },
    )
  }

  return {
    'papers.query': async ({ offset, limit, ...query }, { signal }) => {
      const window = await services.search
        .window(listAsk(query), { offset, limit, signal })
        .catch(unlessAborted(signal))
      if (window) return window
      const { papers, groups } = await arrangedPapers(query, signal)
      return { total: papers.length, papers: papers.slice(offset, offset + limit), groups }
    },

    'papers.ids': async ({ offset, limit, ...query }, { signal }) => {
      const found = await services.search.ids(listAsk(query), { offset, limit, signal }).catch(unlessAborted(signal))
      if (found) return found
      const { papers } = await arrangedPapers(query, signal)
      return { total: papers.length, ids: papers.slice(offset, offset + limit).map(({ id }) => id) }
    },

    'papers.counts': async (_, { signal }) => {
      const tags = await services.search.tags({ signal }).catch(unlessAborted(signal))
      return tags ? { ...library.counts(), tags: sortedTags([...tags]) } : countPapers(summaries())
    },

    'papers.get': async ({ id }) => {
      const detail = library.detail(id)
      if (!detail) throw new AppError('not-found', say('library.noPaper'))
      return detail
    },

    'papers.add': async ({ text }, { signal }) => addNamed(services, text, { signal }),

    'papers.describe': async ({ id, title, authors }) => {
      await library.update(id, (record) => described(record, { title, authors }, { source: 'person', now: new Date() }))
      return {}
    },

    'papers.addFile': async ({ upload }, { signal }) => addUpload(services, upload, { signal }),

    'papers.remove': async ({ ids }, context) => {
      const removed: PaperId[] = []
      await inOneStep(
        present(ids),
        async (id) => {
          services.downloads.cancel(id)
          await library.remove(id)
          removed.push(id)
        },
        { ...context, undo: () => bringBackAll(removed) },
      )
      return { removed }
    },

    'papers.bringBack': async ({ ids }, context) => {
      const restored: PaperId[] = []
      await inOneStep(
        [...new Set(ids)].filter((id) => !library.has(id)),
        async (id) => {
          await library.bringBack(id)
          await takeApart(library, id)
          restored.push(id)
        },
        { ...context, undo: () => mapBounded(restored, 8, (id) => library.remove(id)).then(() => undefined) },
      )
      return { restored }
    },

    'papers.setStatus': async ({ ids, status, by }, context) => {
      const at = now()
      const changed = await changeMany(library, ids, (record) => withStatus(record, { value: status, at, by }), {
        ...context,
        undo: (so) => restoreAll(so.map(({ id, before }) => ({ id, status: before.status }))),
      })
      return { before: changed.map(({ id, before }) => ({ id, status: before.status })) }
    },

    'papers.restoreStatus': async ({ before }, { progress }) => {
      await restoreAll(before, progress)
      return {}
    },

    'papers.setTags': async ({ ids, add, remove }, context) => {
      const after = (tags: readonly string[]): readonly string[] => tagged(tags, add, remove)
      const putBack = async (so: readonly Changed[]): Promise<void> => {
        await mapBounded(so, AT_ONCE, async ({ id, before }) => {
          if (!library.has(id)) return
          await library.update(id, (record) => ({
            ...record,
            tags: tagsBack(record.tags, before.tags, after(before.tags)),
          }))
        })
      }
      const changed = await changeMany(
        library,
        ids,
        (record) => {
          const tags = after(record.tags)
          return sameTags(tags, record.tags) ? record : { ...record, tags: [...tags] }
        },
        { ...context, undo: putBack },
      )
      return { changed: changed.length, undo: undo.keep(() => putBack(changed)) }
    },

    'papers.setStarred': async ({ ids, starred }, context) => {
      const putBack = async (so: readonly Changed[]): Promise<void> => {
        await mapBounded(so, AT_ONCE, async ({ id }) => {
          if (library.has(id)) await library.update(id, (record) => ({ ...record, starred: !starred }))
        })
      }
      const changed = await changeMany(
        library,
        ids,
        (record) => (record.starred === starred ? record : { ...record, starred }),
        { ...context, undo: putBack },
      )
      return { changed: changed.length, undo: undo.keep(() => putBack(changed)) }
    },

    'papers.shares': async ({ ids }) => {
      const here = present(ids)
      const [tags, lists] = [new Map<string, number>(), new Map<ListId, number>()]
      for (const id of here) {
        const paper = library.summary(id)
        for (const tag of paper?.tags ?? []) tags.set(tag, (tags.get(tag) ?? 0) + 1)
        for (const list of paper?.lists ?? []) lists.set(list.id, (lists.get(list.id) ?? 0) + 1)
      }
      return {
        total: here.length,
        tags: sortedTags([...tags].map(([tag, count]) => ({ tag, count }))),
        lists: [...lists].map(([id, count]) => ({ id, count })),
      }
    },

    'papers.refresh': async ({ ids, all }, { signal }) => {
      const results = await filler.refresh(ids.length > 0 ? ids : filler.wanting(), { all, signal })
      return { listId: null, results: [...results] }
    },
  }
}

// Requests about tags of the whole library, and taking steps back.
import type { PaperId } from '../../../preload/model/ids.ts'
import { unlessAborted } from '../../unless-aborted.ts'
import type { Services } from '../../services.ts'
import { colorTag, retag } from '../../library/papers/tags.ts'
import type { UndoBook } from '../undo-book.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `tags.*` and `undo.*`. */
export function tagHandlers({ library, search, emit }: Services, undo: UndoBook): HandlersOf<'tags' | 'undo'> {
  /** Papers that have one of the tags, as the index knows them, and those with any tag on a mark; undefined without it. */
  const having = async (tags: readonly string[], signal: AbortSignal): Promise<readonly PaperId[] | undefined> => {
    // While the index has papers still to take in, it does not know of every tag.
    const { done, total } = search.state()
    if (done < total) return undefined
    const window = { offset: 0, limit: library.ids().length, signal }
    const found = await Promise.all(
      tags.map((tag) => search.ids({ filter: { tag }, keys: [], groupBy: null }, window).catch(unlessAborted(signal))),
    )
    if (found.includes(null)) return undefined
    return [...new Set([...found.flatMap((papers) => papers?.ids ?? []), ...library.tagged('marks')])]
  }
  const change = async (
    from: readonly string[],
    to: string | null,
    context: { readonly signal: AbortSignal; progress(value: unknown): void },
  ): Promise<{ undo: string; papers: number }> => {
    const done = await retag(library, from, to, {
      among: await having(from, context.signal),
      signal: context.signal,
      onProgress: (count, total) => context.progress({ done: count, total }),
    })
    emit('tags.changed', {})
    const token = undo.keep(async () => {
      await done.undo()
      emit('tags.changed', {})
    })
    return { undo: token, papers: done.papers }
  }
  return {
    'tags.colors': async () => ({ colors: [...library.tagColors()].map(([tag, color]) => ({ tag, color })) }),

    'tags.setColor': async ({ tag, color }) => {
      await colorTag(library, tag, color)
      emit('tags.changed', {})
      return {}
    },

    'tags.rename': async ({ from, to }, context) => change(from, to, context),

    'tags.remove': async ({ tags }, context) => change(tags, null, context),

    'undo.run': async ({ token }) => {
      await undo.run(token)
      return {}
    },
  }
}

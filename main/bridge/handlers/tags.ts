// Requests about tags of the whole library, and taking steps back.
import type { Services } from '../../services.ts'
import { colorTag, retag } from '../../library/tags.ts'
import type { UndoBook } from '../undo-book.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `tags.*` and `undo.*`. */
export function tagHandlers({ library, emit }: Services, undo: UndoBook): HandlersOf<'tags' | 'undo'> {
  const change = async (
    from: readonly string[],
    to: string | null,
    context: { readonly signal: AbortSignal; progress(value: unknown): void },
  ): Promise<{ undo: string; papers: number }> => {
    const done = await retag(library, from, to, {
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

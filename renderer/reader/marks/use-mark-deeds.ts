// What can be done with a selection or a mark, with the words that say it was done. One place for the bar, the popover,
// the lists and the keys.
import { useMemo } from 'react'
import type { Mark, MarkColor } from '../../../preload/model/mark.ts'
import { imagePath } from '../../../preload/resources.ts'
import { copyText } from '../../app/copy-text.ts'
import { reportFailure } from '../../app/failures.ts'
import { toast } from '../../app/toasts.ts'
import { useWords } from '../../app/words/words.ts'
import { quoteIntoNotes } from '../../notes/quote.ts'
import { showNotes } from '../state/panels.ts'
import { useSession } from '../state/use-reader.ts'
import { lastColor, rememberColor } from './colors.ts'

export interface MarkDeeds {
  highlight(color: MarkColor): Promise<Mark | null>
  underline(): Promise<Mark | null>
  commentOnSelection(): Promise<void>
  quoteSelection(): Promise<void>
  copy(text: string): Promise<void>
  copyPicture(mark: Mark): Promise<void>
  recolor(mark: Mark, color: MarkColor): void
  setKind(mark: Mark, kind: 'highlight' | 'underline'): void
  tag(mark: Mark, tags: readonly string[]): void
  /** Splits the open mark where it was clicked, or the marks under the selection's ends; false where nothing is. */
  split(): boolean
  remove(mark: Mark): void
  quote(mark: Mark): Promise<void>
  undo(): boolean
  redo(): boolean
}

export function useMarkDeeds(): MarkDeeds {
  const t = useWords()
  const session = useSession()
  return useMemo(() => {
    const { actions } = session
    const name = (color: MarkColor): string => t(`reader:colors.${color}`).toLocaleLowerCase()
    const make = async (kind: 'highlight' | 'underline', color: MarkColor): Promise<Mark | null> => {
      const mark = await actions.markSelection(kind, color)
      if (!mark) return null
      rememberColor(color)
      session.say(
        t(kind === 'underline' ? 'reader:mark.liveUnderlined' : 'reader:mark.liveHighlighted', { color: name(color) }),
      )
      return mark
    }
    const quote = async (mark: Mark): Promise<void> => {
      session.closeMark()
      showNotes(true)
      const own = session.marks.get(mark.id) ?? mark
      // An area is quoted with its picture.
      const ready = mark.kind === 'area' && !mark.image ? await session.images?.ready(mark.id) : own
      quoteIntoNotes(session.options.paper, ready ?? own)
    }
    return {
      highlight: (color) => make('highlight', color),
      underline: () => make('underline', lastColor()),
      async commentOnSelection() {
        const mark = await make('highlight', lastColor())
        if (mark) session.openMark(mark.id, { editing: true })
      },
      async quoteSelection() {
        const mark = await make('highlight', lastColor())
        if (mark) await quote(mark)
      },
      async copy(text) {
        if (await copyText(text)) session.say(t('reader:mark.copied'))
      },
      async copyPicture(mark) {
        try {
          const { image } = (await session.images?.ready(mark.id)) ?? mark
          if (!image) return
          const picture = await (await fetch(imagePath(session.options.paper, image.name))).blob()
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
          session.say(t('reader:mark.copied'))
        } catch (error) {
          reportFailure(error)
        }
      },
      recolor(mark, color) {
        actions.recolor(mark.id, color)
        rememberColor(color)
        session.say(t('reader:mark.liveRecolored', { color: name(color) }))
      },
      setKind(mark, kind) {
        actions.setKind(mark.id, kind)
        session.say(t('reader:marking.liveKind', { kind: t(`reader:kinds.${kind}`).toLocaleLowerCase() }))
      },
      tag: (mark, tags) => actions.tag(mark.id, tags),
      split() {
        const { active, selection } = session.store.getState()
        if (selection) {
          const count = actions.splitAtSelection()
          if (count > 0) session.selection?.clear()
          session.say(t(count > 0 ? 'reader:marking.liveSplit' : 'reader:marking.cannotSplit'))
          return count > 0
        }
        if (!active?.at || !actions.splitAt(active.id, active.at)) return false
        session.reopenMark()
        session.say(t('reader:marking.liveSplit'))
        return true
      },
      remove(shown) {
        // As it was made, not as it stands in another version.
        const mark = session.marks.get(shown.id) ?? shown
        actions.remove(mark.id)
        session.say(t('reader:mark.liveDeleted'))
        toast(t('reader:mark.deleted'), { undo: () => Promise.resolve(session.marks.bringBack(mark)) })
      },
      quote,
      undo() {
        const done = actions.undo()
        if (done) session.say(t('reader:mark.liveUndone'))
        return done
      },
      redo() {
        const done = actions.redo()
        if (done) session.say(t('reader:mark.liveRedone'))
        return done
      },
    }
  }, [session, t])
}

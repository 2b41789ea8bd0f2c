// What can be done with a selection or a mark, with the words that say it was done. One place for the bar, the popover,
// the lists and the keys.
import { useMemo } from 'react'
import type { Mark, MarkColor, MarkKind } from '../../../preload/model/mark.ts'
import { toast } from '../../app/toasts.ts'
import { useWords } from '../../app/words/words.ts'
import { quoteIntoNotes } from '../../notes/quote.ts'
import { showPanels } from '../state/panels.ts'
import { useSession } from '../state/use-reader.ts'
import { lastColor, rememberColor } from './colors.ts'

export interface MarkDeeds {
  highlight(color: MarkColor): Promise<Mark | null>
  underline(): Promise<Mark | null>
  commentOnSelection(): Promise<void>
  quoteSelection(): Promise<void>
  copy(text: string): Promise<void>
  recolor(mark: Mark, color: MarkColor): void
  remove(mark: Mark): void
  quote(mark: Mark): void
  undo(): boolean
  redo(): boolean
}

export function useMarkDeeds(): MarkDeeds {
  const t = useWords()
  const session = useSession()
  return useMemo(() => {
    const { actions } = session
    const name = (color: MarkColor): string => t(`reader:colors.${color}`).toLocaleLowerCase()
    const make = async (kind: MarkKind, color: MarkColor): Promise<Mark | null> => {
      const mark = await actions.markSelection(kind, color)
      if (!mark) return null
      rememberColor(color)
      session.say(
        t(kind === 'underline' ? 'reader:mark.liveUnderlined' : 'reader:mark.liveHighlighted', { color: name(color) }),
      )
      return mark
    }
    const quote = (mark: Mark): void => {
      session.closeMark()
      showPanels({ notes: true, focus: false })
      quoteIntoNotes(session.options.paper, mark)
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
        if (mark) quote(mark)
      },
      async copy(text) {
        await navigator.clipboard.writeText(text)
        session.say(t('reader:mark.copied'))
      },
      recolor(mark, color) {
        actions.recolor(mark.id, color)
        rememberColor(color)
        session.say(t('reader:mark.liveRecolored', { color: name(color) }))
      },
      remove(mark) {
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

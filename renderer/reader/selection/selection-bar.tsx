// The one small bar that a selection brings: colours, underline, comment, copy, quote.
import { Copy, MessageSquareText, Quote, Scissors, Underline } from 'lucide-react'
import { useMemo } from 'react'
import type { MarkColor } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { Floating } from '../floating/floating.tsx'
import css from '../floating/floating.module.css'
import { keepSelection, Swatches } from '../marks/swatches.tsx'
import { useMarkDeeds } from '../marks/use-mark-deeds.ts'
import { CopyLinkButton } from '../previews/copy-link-button.tsx'
import { useReader, useSession } from '../state/use-reader.ts'

export function SelectionBar() {
  const t = useWords()
  const session = useSession()
  const selection = useReader((state) => state.selection)
  const deeds = useMarkDeeds()
  const cuts = useMemo(() => selection !== null && session.actions.selectionCuts(), [selection, session])
  if (!selection) return null
  const highlight = (color: MarkColor): void => void deeds.highlight(color)
  return (
    <Floating
      box={selection.box}
      role="toolbar"
      label={t('reader:mark.toolbar')}
      onEscape={() => session.selection?.clear()}
    >
      <Swatches current={null} name={(color) => t('reader:mark.highlight', { color })} onChoose={highlight} />
      <span className={css.line} />
      <span style={{ display: 'contents' }} onMouseDown={keepSelection}>
        <IconButton label={t('reader:mark.underline')} command="mark.underline" onPress={() => void deeds.underline()}>
          <Underline size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={t('reader:mark.comment')}
          command="mark.comment"
          onPress={() => void deeds.commentOnSelection()}
        >
          <MessageSquareText size={16} aria-hidden />
        </IconButton>
        {cuts && (
          <IconButton
            label={t('reader:marking.splitSelection')}
            command="mark.split"
            onPress={() => void deeds.split()}
          >
            <Scissors size={16} aria-hidden />
          </IconButton>
        )}
        <IconButton label={t('reader:mark.copy')} onPress={() => void deeds.copy(selection.text)}>
          <Copy size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('reader:mark.quote')} onPress={() => void deeds.quoteSelection()}>
          <Quote size={16} aria-hidden />
        </IconButton>
        <CopyLinkButton />
      </span>
    </Floating>
  )
}

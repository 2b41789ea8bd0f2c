// The open mark: its colour, its comment, and what can be done with it.
import { Copy, Pencil, Quote, Trash2 } from 'lucide-react'
import { useWords } from '../../app/words/words.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Floating } from '../floating/floating.tsx'
import floating from '../floating/floating.module.css'
import { NoteText } from '../../notes/note-text.tsx'
import { useReader, useSession } from '../state/use-reader.ts'
import { CommentField } from './comment-field.tsx'
import css from './marks.module.css'
import { Swatches } from './swatches.tsx'
import { useMarkDeeds } from './use-mark-deeds.ts'

export function MarkPopover() {
  const t = useWords()
  const session = useSession()
  const active = useReader((state) => state.active)
  const mark = useReader((state) => state.marks.find(({ id }) => id === state.active?.id))
  const deeds = useMarkDeeds()
  if (!active || !mark) return null
  const { editing } = active
  const setEditing = (wanted: boolean): void => session.set({ active: { ...active, editing: wanted } })
  const close = (): void => {
    session.closeMark()
    session.layers?.focus(mark)
  }
  return (
    <Floating box={active.box} role="dialog" label={t('reader:mark.popover')} wide onEscape={close}>
      <div className={floating.row}>
        <Swatches
          current={mark.color}
          name={(color) => t('reader:mark.recolor', { color })}
          onChoose={(color) => deeds.recolor(mark, color)}
        />
        <span className={floating.line} />
        <IconButton label={t('reader:mark.copy')} onPress={() => void deeds.copy(mark.anchor.quote?.exact ?? '')}>
          <Copy size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('reader:mark.quote')} onPress={() => deeds.quote(mark)}>
          <Quote size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('reader:mark.delete')} onPress={() => deeds.remove(mark)}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
      <div className={css.comment}>
        {editing || mark.comment === '' ? (
          <CommentField mark={mark} autoFocus={editing} onDone={close} />
        ) : (
          <>
            <NoteText text={mark.comment} small />
            <Button look="link" onPress={() => setEditing(true)}>
              <Pencil size={13} aria-hidden /> {t('reader:mark.editComment')}
            </Button>
          </>
        )}
      </div>
    </Floating>
  )
}

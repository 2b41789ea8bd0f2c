// The open mark: its colour and kind, its comment, its tags, and what can be done with it.
import { Copy, Highlighter, Pencil, Quote, Scissors, Trash2, Underline } from 'lucide-react'
import type { Mark } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Floating } from '../floating/floating.tsx'
import floating from '../floating/floating.module.css'
import { NoteText } from '../../notes/note-text.tsx'
import { CopyLinkButton } from '../previews/copy-link-button.tsx'
import { useReader, useSession } from '../state/use-reader.ts'
import { CommentField } from './comment-field.tsx'
import css from './marks.module.css'
import { PlacedNote } from './placed-note.tsx'
import { Swatches } from './swatches.tsx'
import { TagField } from './tag-field.tsx'
import { useMarkDeeds } from './use-mark-deeds.ts'

export function MarkPopover() {
  const t = useWords()
  const session = useSession()
  const active = useReader((state) => state.active)
  const mark = useReader((state) => state.marks.find(({ id }) => id === state.active?.id))
  if (!active || !mark) return null
  const { editing } = active
  const setEditing = (wanted: boolean): void => session.set({ active: { ...active, editing: wanted } })
  const close = (): void => {
    session.closeMark()
    session.layers?.focus(mark)
    // A page with very many marks has no button for each.
    if (document.activeElement === document.body) session.view?.container.focus({ preventScroll: true })
  }
  const hint =
    mark.kind === 'area'
      ? 'reader:marking.resizeArea'
      : mark.kind === 'pin'
        ? 'reader:marking.resizePin'
        : 'reader:marking.resize'
  return (
    <Floating
      key={mark.id}
      box={active.box}
      role="dialog"
      label={t('reader:mark.popover')}
      wide
      entered={active.entered && !editing}
      onEscape={close}
    >
      <p className="visually-hidden">{t(hint)}</p>
      <Deeds mark={mark} canSplit={active.at !== null} />
      <PlacedNote mark={mark} />
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
      <div className={css.foot}>
        <TagField mark={mark} />
        {mark.origin && (
          <p className={css.origin}>
            {mark.origin.author
              ? t('reader:marking.from', { author: mark.origin.author })
              : t('reader:marking.fromFile')}
          </p>
        )}
      </div>
    </Floating>
  )
}

function Deeds({ mark, canSplit }: { readonly mark: Mark; readonly canSplit: boolean }) {
  const t = useWords()
  const deeds = useMarkDeeds()
  const text = mark.kind === 'highlight' || mark.kind === 'underline'
  const other = mark.kind === 'underline' ? 'highlight' : 'underline'
  const OtherIcon = other === 'underline' ? Underline : Highlighter
  const copy = (): void =>
    void (mark.kind === 'area' ? deeds.copyPicture(mark) : deeds.copy(mark.anchor.quote?.exact ?? ''))
  return (
    <div className={floating.row}>
      <Swatches
        current={mark.color}
        name={(color) => t('reader:mark.recolor', { color })}
        onChoose={(color) => deeds.recolor(mark, color)}
      />
      <span className={floating.line} />
      {text && (
        <IconButton
          label={t(other === 'underline' ? 'reader:marking.makeUnderline' : 'reader:marking.makeHighlight')}
          onPress={() => deeds.setKind(mark, other)}
        >
          <OtherIcon size={16} aria-hidden />
        </IconButton>
      )}
      {text && canSplit && (
        <IconButton label={t('reader:marking.split')} command="mark.split" onPress={() => void deeds.split()}>
          <Scissors size={16} aria-hidden />
        </IconButton>
      )}
      {mark.kind !== 'pin' && (
        <IconButton label={t(mark.kind === 'area' ? 'reader:marking.copyPicture' : 'reader:mark.copy')} onPress={copy}>
          <Copy size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('reader:mark.quote')} onPress={() => void deeds.quote(mark)}>
        <Quote size={16} aria-hidden />
      </IconButton>
      <CopyLinkButton />
      <IconButton label={t('reader:mark.delete')} command="mark.remove" onPress={() => deeds.remove(mark)}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </div>
  )
}

// One mark in the list: where it is, what it shows or says, its comment and tags; edited where it stands.
import { Pencil, Quote, Trash2 } from 'lucide-react'
import { memo, type CSSProperties } from 'react'
import type { Mark } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { NoteText } from '../../notes/note-text.tsx'
import { AreaPicture } from '../marks/area-picture.tsx'
import { markToken } from '../marks/colors.ts'
import { CommentField } from '../marks/comment-field.tsx'
import { TagField } from '../marks/tag-field.tsx'
import { versionName } from '../marks/version-name.ts'
import { useMarkDeeds } from '../marks/use-mark-deeds.ts'
import { showInItsVersion } from '../state/show-mark.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { KindIcon } from './mark-filters.tsx'
import css from './marks-list.module.css'

export const MarkEntry = memo(function MarkEntry(props: {
  readonly mark: Mark
  readonly expanded: boolean
  readonly editing: boolean
  /** It is not on these pages: it leads to the version it was made in. */
  readonly elsewhere?: boolean
  readonly onEdit: (id: string | null) => void
}) {
  const { mark, expanded, editing, onEdit, elsewhere = false } = props
  const t = useWords()
  const session = useSession()
  const deeds = useMarkDeeds()
  const open = useReader((state) => state.active?.id === mark.id)
  const labels = useReader((state) => state.labels)
  const page = mark.anchor.parts[0]?.page ?? 1
  const text = mark.anchor.quote?.exact ?? ''
  const { version } = mark.anchor
  return (
    <div
      className={css.mark}
      style={{ '--mark': markToken(mark.color) } as CSSProperties}
      data-open={open || undefined}
      data-expanded={expanded || undefined}
    >
      <button
        type="button"
        className={css.goto}
        data-entry
        onClick={() => {
          if (elsewhere) return showInItsVersion(session, mark.id)
          session.jumps.toMark(mark)
          requestAnimationFrame(() => session.openMark(mark.id))
        }}
      >
        <span className={css.meta}>
          <KindIcon kind={mark.kind} size={12} />
          {t('reader:mark.page', { page: labels?.[page - 1] ?? page })}
          {version !== session.options.version && <span>{versionName(session, version)}</span>}
          <span className="visually-hidden">
            {t(`reader:colors.${mark.color}`)} {t(`reader:kinds.${mark.kind}`)}
          </span>
        </span>
        {mark.kind === 'area' ? (
          <AreaPicture mark={mark} />
        ) : (
          <span className={css.quote} data-kind={mark.kind}>
            {text === '' ? t(`reader:kinds.${mark.kind}`) : text}
          </span>
        )}
      </button>
      {editing ? (
        <div className={css.editing}>
          <CommentField mark={mark} autoFocus onDone={() => onEdit(null)} />
          <TagField mark={mark} />
        </div>
      ) : (
        <>
          {mark.comment !== '' && (
            <div className={css.comment}>
              <NoteText text={mark.comment} small />
            </div>
          )}
          {mark.tags.length > 0 && <p className={css.tags}>{mark.tags.map((tag) => `#${tag}`).join('  ')}</p>}
        </>
      )}
      <span className={css.deeds}>
        <IconButton
          label={t('reader:marksList.edit')}
          aria-pressed={editing}
          onPress={() => onEdit(editing ? null : mark.id)}
        >
          <Pencil size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('reader:mark.quote')} onPress={() => void deeds.quote(mark)}>
          <Quote size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('reader:mark.delete')} onPress={() => deeds.remove(mark)}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </span>
    </div>
  )
})

// The file's own marks in the list of marks: apart from the person's, each with a way to take it over.
import { Download } from 'lucide-react'
import { useWords } from '../../app/words/words.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useReader, useSession } from '../state/use-reader.ts'
import { FileMarkText } from './file-mark-popover.tsx'
import css from './file-marks.module.css'
import type { FileMark } from './read-annotations.ts'
import { useTakeOver } from './use-file-marks.ts'

/** The heading over them, with the way to take all over. */
export function FileMarksHead({ files }: { readonly files: readonly FileMark[] }) {
  const t = useWords()
  const take = useTakeOver()
  return (
    <div className={css.section}>
      <div className={css.head}>
        <h2>{t('reader:fileMarks.title')}</h2>
        <Button look="link" onPress={() => void take(files)}>
          {t('reader:fileMarks.takeAll', { count: files.length })}
        </Button>
      </div>
      <p className={css.about}>{t('reader:fileMarks.about')}</p>
    </div>
  )
}

export function FileMarkEntry({ file }: { readonly file: FileMark }) {
  const t = useWords()
  const session = useSession()
  const take = useTakeOver()
  const open = useReader((state) => state.fileMark?.mark.id === file.id)
  return (
    <div className={css.item} data-open={open || undefined}>
      <button
        type="button"
        className={css.goto}
        data-entry
        onClick={() => {
          session.jumps.toRect(file.page, file.rects[0])
          requestAnimationFrame(() => session.openFileMark(file))
        }}
      >
        <span className={css.page}>{t('reader:mark.page', { page: file.page })}</span>
        <FileMarkText mark={file} />
      </button>
      <IconButton label={t('reader:fileMarks.take')} onPress={() => void take([file])}>
        <Download size={14} aria-hidden />
      </IconButton>
    </div>
  )
}

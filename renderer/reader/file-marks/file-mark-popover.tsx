// A mark of the file that was clicked: what it is, who made it, what was written, and how to make it one's own.
import { Download } from 'lucide-react'
import { useWords } from '../../app/words/words.ts'
import { When } from '../../ui/when.tsx'
import { Button } from '../../ui/button.tsx'
import { Floating } from '../floating/floating.tsx'
import floating from '../floating/floating.module.css'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './file-marks.module.css'
import type { FileMark } from './read-annotations.ts'
import { useTakeOver } from './use-file-marks.ts'

export function FileMarkPopover() {
  const t = useWords()
  const session = useSession()
  const open = useReader((state) => state.fileMark)
  const take = useTakeOver()
  if (!open) return null
  return (
    <Floating
      box={open.box}
      role="dialog"
      label={t('reader:fileMarks.popover')}
      wide
      onEscape={() => session.openFileMark(null)}
    >
      <div className={floating.card}>
        <FileMarkText mark={open.mark} />
        <div className={floating.actions}>
          <Button onPress={() => void take([open.mark])}>
            <Download size={15} aria-hidden /> {t('reader:fileMarks.take')}
          </Button>
        </div>
      </div>
    </Floating>
  )
}

/** Kind, author, date, and what was written. */
export function FileMarkText({ mark }: { readonly mark: FileMark }) {
  const t = useWords()
  const [red, green, blue] = mark.color ?? [128, 128, 128]
  return (
    <>
      <span className={css.meta}>
        <span className={css.dot} style={{ background: `rgb(${red} ${green} ${blue})` }} />
        <span>{t(`reader:fileMarks.kinds.${mark.kind}`)}</span>
        {mark.author !== null && <span>{mark.author}</span>}
        {mark.date !== null && <When moment={mark.date} as="day" />}
      </span>
      {mark.contents !== '' && <span className={css.contents}>{mark.contents}</span>}
    </>
  )
}

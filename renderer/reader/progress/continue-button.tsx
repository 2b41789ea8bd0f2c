// The way on: the next section that was not on screen yet.
import { ArrowDownToLine } from 'lucide-react'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { useReader, useSession } from '../state/use-reader.ts'
import { goOn } from './go-on.ts'
import css from './progress.module.css'
import { nextUnread, readPagesOf } from './read-pages.ts'

export function ContinueButton({ record }: { readonly record: PaperRecord }) {
  const t = useWords()
  const session = useSession()
  const outline = useReader((state) => state.outline)
  const page = useReader((state) => state.page)
  const pages = useReader((state) => state.pages)
  const labels = useReader((state) => state.labels)
  const read = readPagesOf(record, session.options.version)
  const next = read.size === 0 ? null : nextUnread(outline ?? [], read, { page, pages })
  if (!next) return null
  const where = next.section?.title || t('reader:mark.page', { page: labels?.[next.page - 1] ?? next.page })
  return (
    <div className={css.continue}>
      <Button onPress={() => goOn(session, record)}>
        <ArrowDownToLine size={14} aria-hidden />
        {t('reader:progress.continue', { where })}
      </Button>
    </div>
  )
}

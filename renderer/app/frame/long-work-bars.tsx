// The bars of work under way, over the toasts: what is done, how far it is, and a button that takes all of it back.
import { Button } from '../../ui/button.tsx'
import { wholeNumber } from '../../ui/format.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { useLongWork, type LongWork } from '../long-work.ts'
import css from './long-work.module.css'
import { currentLanguage, useWords } from '../words/words.ts'

export function LongWorkBars() {
  const works = useLongWork((state) => state.works)
  if (works.length === 0) return null
  return (
    <div className={css.bars}>
      {works.map((work) => (
        <Bar key={work.id} work={work} />
      ))}
    </div>
  )
}

function Bar({ work }: { readonly work: LongWork }) {
  const t = useWords()
  const language = currentLanguage()
  return (
    <div className={css.bar}>
      <span className={css.title}>{work.title}</span>
      <span className={css.count}>
        {t('downloads.total', { done: wholeNumber(work.done, language), total: wholeNumber(work.total, language) })}
      </span>
      <Button look="link" onPress={work.cancel}>
        {t('app.cancel')}
      </Button>
      <span className={css.line}>
        <ProgressLine value={work.done} total={work.total} label={work.title} kind="work" />
      </span>
    </div>
  )
}

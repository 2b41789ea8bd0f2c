// The page one is at, as a field: type a number or a page's own label and press Enter.
import { useState } from 'react'
import { useWords } from '../../app/words/words.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './bar.module.css'

export function PageField() {
  const t = useWords()
  const session = useSession()
  const page = useReader((state) => state.page)
  const pages = useReader((state) => state.pages)
  const labels = useReader((state) => state.labels)
  const shown = labels?.[page - 1] ?? String(page)
  // Null while nobody types: then the field says where one is.
  const [typing, setTyping] = useState<string | null>(null)
  const text = typing ?? shown
  const go = (): void => {
    const typed = text.trim()
    const byLabel = labels?.indexOf(typed) ?? -1
    const wanted = byLabel >= 0 ? byLabel + 1 : Number(typed)
    if (Number.isFinite(wanted) && typed !== '' && wanted !== page) session.jumps.toPage(wanted)
    setTyping(null)
  }
  return (
    <span className={css.pages}>
      <input
        className={css.field}
        data-page-field
        style={{ '--digits': Math.max(2, shown.length, String(pages).length) } as React.CSSProperties}
        value={text}
        inputMode="numeric"
        aria-label={t('reader:bar.page')}
        onChange={(event) => setTyping(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyping(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            go()
            event.currentTarget.blur()
            session.view?.container.focus({ preventScroll: true })
          }
          if (event.key === 'Escape') {
            event.currentTarget.blur()
            event.stopPropagation()
          }
        }}
      />
      / {pages}
      {labels ? ` (${page})` : ''}
    </span>
  )
}

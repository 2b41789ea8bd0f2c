// Over the list: what it shows and how many, the filter, how it is looked at, the details pane. With several papers
// selected, what can be done to them takes its place.
import { PanelRight } from 'lucide-react'
import { useMedia } from '../../app/use-media.ts'
import { MEDIUM, toggleDetails, useView } from '../../app/view-store.ts'
import { currentLanguage, useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { wholeNumber } from '../../ui/format.ts'
import { BulkBar } from './bulk-bar.tsx'
import { FilterBox } from './filter-box.tsx'
import { useLibrary } from '../library-store.ts'
import css from './toolbar.module.css'
import { OrderMenu, ViewMenu } from './view-menus.tsx'

export function Toolbar(props: {
  readonly title: string
  readonly text: string
  readonly onText: (text: string) => void
  /** Where the view's choice is remembered. */
  readonly view: string
}) {
  const t = useWords()
  const total = useLibrary((state) => state.total)
  const ready = useLibrary((state) => state.state === 'ready')
  const chosen = useLibrary((state) => state.selection.chosen)
  const over = useMedia(MEDIUM)
  const details = useView((view) => (over ? view.peek : view.details))
  return (
    <header className={css.toolbar}>
      {chosen.size > 1 ? (
        <BulkBar chosen={chosen} />
      ) : (
        <>
          <h1 className={css.title}>
            <span className={css.name}>{props.title}</span>{' '}
            <span className={css.count} aria-live="polite">
              {ready && (
                <>
                  {wholeNumber(total, currentLanguage())}
                  <span className="visually-hidden"> {t('library.papers', { count: total })}</span>
                </>
              )}
            </span>
          </h1>
          <FilterBox value={props.text} onChange={props.onText} />
          <OrderMenu view={props.view} />
          <ViewMenu view={props.view} />
        </>
      )}
      <IconButton label={t('library.details')} command="list.details" aria-pressed={details} onPress={toggleDetails}>
        <PanelRight size={16} aria-hidden />
      </IconButton>
    </header>
  )
}

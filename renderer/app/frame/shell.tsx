// The shell every screen but the reader stands in: skip link, sidebar (a drawer when narrow), bars, the screen.
import { type ReactNode } from 'react'
import { PanelLeft } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/class-names.ts'
import { Pane } from '../../ui/pane.tsx'
import { useCommands } from '../commands.ts'
import css from './shell.module.css'
import { Sidebar } from './sidebar.tsx'
import { StatusBars } from './status-bars.tsx'
import { useMedia } from '../use-media.ts'
import { NARROW, showView, useView } from '../view-store.ts'
import { useWords } from '../words/words.ts'

/** The frame. `about` names the screen, so that a broken one is drawn anew on the way to another. */
export function Shell(props: { readonly about: string; readonly children: ReactNode }) {
  const t = useWords()
  const narrow = useMedia(NARROW)
  const drawer = useView((state) => state.drawer)
  const sidebar = useView((state) => state.sidebar)
  const open = narrow ? drawer : sidebar
  const toggle = (): void => showView(narrow ? { drawer: !drawer } : { sidebar: !sidebar })
  useCommands({ 'app.sidebar': toggle, ...(narrow && drawer ? { 'list.clear': toggle } : {}) })
  return (
    <div className={cx(css.shell, open && !narrow && css.withSidebar)}>
      <a className={css.skip} href="#main" onClick={skipToMain}>
        {t('app.skip')}
      </a>
      {open && (
        <aside className={cx(css.side, narrow && css.drawer)} aria-label={t('sidebar.label')}>
          <Pane about={props.about}>
            <Sidebar />
          </Pane>
        </aside>
      )}
      {(!open || narrow) && (
        <div className={css.rail}>
          <IconButton label={t('app.sidebar')} command="app.sidebar" onPress={toggle}>
            <PanelLeft size={16} aria-hidden />
          </IconButton>
        </div>
      )}
      {narrow && drawer && <div className={css.scrim} onClick={toggle} aria-hidden />}
      <div className={css.body}>
        <StatusBars />
        <main id="main" className={css.main} tabIndex={-1}>
          <Pane about={props.about}>{props.children}</Pane>
        </main>
      </div>
    </div>
  )
}

/** Hash links are routes here, so the skip link moves the focus itself. */
function skipToMain(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main [tabindex="0"], #main a, #main button')?.focus()
}

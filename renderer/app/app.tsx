// The app: which screen a route shows. The reader has the window to itself; everything else stands in the shell.
import { useEffect } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { AddPage } from '../intake/add-page.tsx'
import { Anywhere } from '../intake/anywhere.tsx'
import { HistoryPage } from '../history/history-screen.tsx'
import { BinScreen } from '../library/bin/bin-screen.tsx'
import { DuplicatesPage } from '../duplicates/duplicates-page.tsx'
import { LibraryPage } from '../library/library-page.tsx'
import { PaperDialogs } from '../library/paper-dialogs.tsx'
import { TagsPage } from '../tags/tags-page.tsx'
import { ListPage } from '../lists/list-page.tsx'
import { ReaderScreen } from '../reader/reader-screen.tsx'
import { TabBar } from '../reader/tabs/tab-bar.tsx'
import { useTabs } from '../reader/tabs/tabs-store.ts'
import { activePane, currentTab } from '../reader/tabs/workspace.ts'
import { SearchPage } from '../search/search-page.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { Pane } from '../ui/pane.tsx'
import { api } from './api.ts'
import { useApp } from './app-store.ts'
import { isCommandId, runCommand } from './commands.ts'
import { useGlobalCommands } from './global-commands.ts'
import { HelpSheet } from './frame/help-sheet.tsx'
import { Palette } from './palette/palette.tsx'
import { formatRoute, parseRoute, useRoute, type Route } from './routes.ts'
import { Shell } from './frame/shell.tsx'
import { StatusBars } from './frame/status-bars.tsx'
import { ToastRegion } from './frame/toast-region.tsx'
import { showView, useView } from './view-store.ts'
import { currentLanguage, useWords } from './words/words.ts'
import css from './app.module.css'

/** Everything on the screen. */
export function App() {
  const route = useRoute()
  const help = useView((state) => state.help)
  const empty = useApp((state) => state.counts?.all === 0 && state.lists?.length === 0)
  useWords()
  useGlobalCommands()
  useEffect(() => showView({ drawer: false, downloads: false, palette: false }), [route])
  useEffect(
    () =>
      api().on('app.open', ({ route, command }) => {
        if (route !== undefined) window.location.hash = formatRoute(parseRoute(route))
        if (command !== undefined && isCommandId(command)) runCommand(command)
      }),
    [],
  )
  // A library with nothing in it opens with the ways in, and nothing else to look at.
  const welcome = empty && (route.at === 'library' || route.at === 'add')
  return (
    <I18nProvider locale={currentLanguage()}>
      <RouterProvider navigate={(href) => void (window.location.hash = href)}>
        <div className={css.window}>
          <TabBar reading={route.at === 'paper'} />
          {route.at === 'paper' ? (
            <Reader />
          ) : welcome ? (
            <main id="main" className={css.alone}>
              <StatusBars />
              <Pane>
                <AddPage welcome />
              </Pane>
            </main>
          ) : (
            <Shell about={formatRoute(route)}>
              <Screen route={route} />
            </Shell>
          )}
        </div>
        <PaperDialogs />
        <Anywhere />
        {help && <HelpSheet />}
        <Palette />
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  )
}

function Screen({ route }: { readonly route: Exclude<Route, { at: 'paper' }> }) {
  const t = useWords()
  switch (route.at) {
    case 'library':
      return <LibraryPage filter={route.filter} />
    case 'search':
      return <SearchPage query={route.text} />
    case 'list':
      return <ListPage key={route.id} id={route.id} />
    case 'add':
      return <AddPage />
    case 'duplicates':
      return <DuplicatesPage about={route.about} />
    case 'tags':
      return <TagsPage />
    case 'history':
      return <HistoryPage />
    case 'bin':
      return <BinScreen />
    case 'settings':
      return <SettingsPage />
    case 'nowhere':
      return (
        <Message
          title={t('state.notFound')}
          action={
            <a className={buttonClass()} href="#/">
              {t('library.showAll')}
            </a>
          }
        >
          {t('state.notFoundBody')}
        </Message>
      )
  }
}

/** The tab one looks at. Panes of other tabs are not there at all: coming back opens them anew, where they stood. */
function Reader() {
  const t = useWords()
  const tab = useTabs((state) => (state.ready ? currentTab(state.tabs) : null))
  const meanwhile = (
    <p className="visually-hidden" role="status">
      {t('app.loading')}
    </p>
  )
  return (
    <div className={css.alone}>
      <StatusBars />
      {tab ? (
        <Pane about={`${tab.id} ${activePane(tab)?.paper}`}>
          <ReaderScreen key={tab.id} tab={tab} meanwhile={meanwhile} />
        </Pane>
      ) : (
        meanwhile
      )}
    </div>
  )
}

// The app: which screen a route shows. The reader has the window to itself; everything else stands in the shell.
import { lazy, Suspense } from 'react'
import { useRoute } from './routes.ts'
import { useWords } from './words/words.ts'

const ReaderPage = lazy(async () => ({ default: (await import('../reader/reader-page.tsx')).ReaderPage }))

/** Everything on the screen. */
export function App() {
  const route = useRoute()
  const t = useWords()
  if (route.at === 'paper') {
    return (
      <Suspense fallback={<p role="status">{t('app.loading')}</p>}>
        <ReaderPage key={route.id} paperId={route.id} version={route.version} />
      </Suspense>
    )
  }
  return <main>{t('app.name')}</main>
}

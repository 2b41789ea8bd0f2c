// Presenting: one page at a time on the whole screen. The keys every presenter knows, a click for the next page, and a
// page number that shows itself for a moment.
import { useEffect, useState } from 'react'
import { useWords } from '../app/words/words.ts'
import css from './presenter.module.css'
import { useReader, useSession } from './state/use-reader.ts'

const NUMBER_MS = 1500

export function Presenter() {
  const t = useWords()
  const session = useSession()
  const page = useReader((state) => state.page)
  const pages = useReader((state) => state.pages)
  const labels = useReader((state) => state.labels)
  const [told, setTold] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setTold(page), NUMBER_MS)
    return () => clearTimeout(timer)
  }, [page])
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const turn = (to: number): void => session.view?.showPage(Math.min(Math.max(to, 1), session.view.pages))
    const leave = (): void => session.modes.present(false)
    addEventListener(
      'keydown',
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key === 'Escape') leave()
        else {
          const to = pageFor(event, session.view?.page ?? 1, session.view?.pages ?? 1)
          if (to === null) return
          turn(to)
        }
        event.preventDefault()
        event.stopPropagation()
      },
      { signal, capture: true },
    )
    document.addEventListener('fullscreenchange', () => document.fullscreenElement ?? leave(), { signal })
    session.view?.container.addEventListener(
      'click',
      (event) => {
        const onLink = event.target instanceof Element && event.target.closest('a, button') !== null
        if (!onLink && getSelection()?.isCollapsed !== false) turn((session.view?.page ?? 1) + 1)
      },
      { signal },
    )
    return () => {
      controller.abort()
      leave()
    }
  }, [session])
  return (
    <p className={css.number} data-told={told === page || undefined} aria-hidden>
      {t('reader:present.page', { page: labels?.[page - 1] ?? page, pages })}
    </p>
  )
}

/** The page a key leads to; null where it leads nowhere. */
function pageFor({ key, shiftKey }: KeyboardEvent, page: number, pages: number): number | null {
  switch (key) {
    case ' ':
      return shiftKey ? page - 1 : page + 1
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case 'Enter':
    case 'n':
      return page + 1
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
    case 'Backspace':
    case 'p':
      return page - 1
    case 'Home':
      return 1
    case 'End':
      return pages
    default:
      return null
  }
}

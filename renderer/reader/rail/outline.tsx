// The paper's own table of contents, with the section one is in.
import { useEffect, useRef, useState, type CSSProperties } from 'react'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { useWords } from '../../app/words/words.ts'
import { readPagesOf, sectionPages, sectionRead } from '../progress/read-pages.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { sectionAt } from './outline-items.ts'
import css from './rail.module.css'

export function Outline({ record }: { readonly record: PaperRecord }) {
  const t = useWords()
  const session = useSession()
  const items = useReader((state) => state.outline)
  const labels = useReader((state) => state.labels)
  const current = useCurrentSection()
  const pages = useReader((state) => state.pages)
  const read = readPagesOf(record, session.options.version)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  if (!items) return null
  const readOf = (index: number): number => {
    const covered = sectionPages(items, index, pages)
    return covered ? sectionRead(covered, read) : 0
  }
  if (items.length === 0) return <p className={css.empty}>{t('reader:rail.noOutline')}</p>
  return (
    <ul ref={list} className={css.outline} aria-label={t('reader:rail.outline')}>
      {items.map((item, index) => (
        <li key={index} style={{ paddingLeft: item.level * 14 }}>
          <button
            type="button"
            className={css.section}
            data-level={item.level}
            style={{ '--read': readOf(index) } as CSSProperties}
            disabled={!item.target}
            aria-current={index === current ? 'location' : undefined}
            onClick={() => item.target && session.jumps.toSection(item.target)}
          >
            <span>
              {item.title}
              {readOf(index) === 1 && <span className="visually-hidden">{t('reader:progress.sectionRead')}</span>}
            </span>
            <span className={css.number}>{item.target && (labels?.[item.target.page - 1] ?? item.target.page)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Follows the window while the outline is shown. */
function useCurrentSection(): number {
  const session = useSession()
  const items = useReader((state) => state.outline)
  const page = useReader((state) => state.page)
  const layout = useReader((state) => state.layout)
  const [current, setCurrent] = useState(-1)
  useEffect(() => {
    const { view } = session
    if (!items || !view) return
    let frame = 0
    const look = (): void => {
      frame = 0
      if (!view.ready) return
      const place = view.place()
      // The section one reads is the one a little below the top edge.
      setCurrent(sectionAt(items, place.page, place.y - (view.container.clientHeight * 0.3) / view.factor))
    }
    const scrolled = (): void => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    view.container.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      view.container.removeEventListener('scroll', scrolled)
    }
  }, [session, items, page, layout])
  return current
}

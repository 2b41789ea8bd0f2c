// Comments beside the line they belong to, in the margin right of the pages, where there is room for them.
import { useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import type { Mark } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { NoteText } from '../../notes/note-text.tsx'
import { markToken } from '../marks/colors.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './margin.module.css'
import { stack } from './stack.ts'

/** The width the margin takes from the pages, in CSS pixels. */
export const MARGIN_WIDTH = 264
const GAP = 10

export function Margin() {
  const t = useWords()
  const session = useSession()
  const marks = useReader((state) => state.marks)
  const commented = useMemo(() => marks.filter((mark) => mark.comment !== ''), [marks])
  // Pages move with zoom, window and rotation; each of them grows `layout`.
  const layout = useReader((state) => state.layout)
  const list = useRef<HTMLUListElement>(null)
  const [tops, setTops] = useState<readonly number[]>([])
  const [left, setLeft] = useState(0)
  const [grown, setGrown] = useState(0)
  useLayoutEffect(() => {
    // Cards grow when their formulas are drawn.
    const observer = new ResizeObserver(() => setGrown((count) => count + 1))
    for (const card of list.current?.children ?? []) observer.observe(card)
    return () => observer.disconnect()
  }, [commented])
  useLayoutEffect(() => {
    const cards = [...(list.current?.children ?? [])]
    const wanted = commented.map((mark, index) => ({
      top: session.markBox(mark)?.top ?? 0,
      height: cards[index]?.getBoundingClientRect().height ?? 60,
    }))
    const next = stack(wanted, GAP)
    setTops((before) =>
      before.length === next.length && before.every((top, index) => top === next[index]) ? before : next,
    )
    const { view } = session
    const page = view?.pageElement(view.page)
    if (page) setLeft(page.offsetLeft + page.offsetWidth + 16)
  }, [session, layout, commented, grown])
  return (
    <aside className={css.margin} aria-label={t('reader:margin.label')} style={{ left }} data-floating>
      <ul ref={list}>
        {commented.map((mark, index) => (
          <Card key={mark.id} mark={mark} top={tops[index] ?? 0} />
        ))}
      </ul>
    </aside>
  )
}

function Card({ mark, top }: { readonly mark: Mark; readonly top: number }) {
  const t = useWords()
  const session = useSession()
  const open = useReader((state) => state.active?.id === mark.id)
  const page = mark.anchor.parts[0]?.page ?? 1
  return (
    <li
      className={css.card}
      style={{ top, '--mark': markToken(mark.color) } as CSSProperties}
      data-open={open || undefined}
    >
      <button
        type="button"
        className={css.open}
        aria-label={t('reader:mark.labelEmpty', markWords(t, mark, page))}
        onClick={() => session.openMark(mark.id)}
      />
      <NoteText text={mark.comment} small />
    </li>
  )
}

function markWords(t: ReturnType<typeof useWords>, mark: Mark, page: number) {
  return { color: t(`reader:colors.${mark.color}`), kind: t(`reader:kinds.${mark.kind}`).toLocaleLowerCase(), page }
}

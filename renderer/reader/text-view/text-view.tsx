// The paper as text: headings, paragraphs, lists, captions, footnotes and references in larger type, for small windows
// and screen readers. It lies over the pages and stays at their place; marks show in it and can be made from it.
import { createElement, memo, useEffect, useMemo, useRef } from 'react'
import type { Mark } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { usePanels } from '../state/panels.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { betweenParts, type Block, type BlockPart } from './blocks.ts'
import { follow } from './follow.ts'
import { runsOf, tintsOf, type Tinted } from './runs.ts'
import { selectedEnds } from './selected.ts'
import css from './text-view.module.css'
import { useBlocks } from './use-blocks.ts'

/** Sizes of the text, CSS pixels. */
export const TEXT_SIZES = [15, 17, 19, 22, 26, 31] as const

export function TextView({ title }: { readonly title: string }) {
  const t = useWords()
  const session = useSession()
  const { blocks, done } = useBlocks()
  const size = usePanels((state) => state.textSize)
  const marks = useReader((state) => state.marks)
  const found = useFound()
  const scroller = useRef<HTMLDivElement>(null)
  const ready = blocks.length > 0
  useEffect(() => {
    const { view, texts } = session
    if (!ready || !view || !scroller.current) return
    const following = follow({ view, texts, scroller: scroller.current })
    following.toText()
    scroller.current.focus({ preventScroll: true })
    return following.end
  }, [session, ready])
  const byPart = useMemo(
    () => new Map(blocks.flatMap(({ parts }) => parts).map((part) => [keyOf(part), part])),
    [blocks],
  )
  const select = (): void => {
    const root = scroller.current
    const ends = root && selectedEnds(root, (element) => byPart.get(element.dataset['part'] ?? '') ?? null)
    if (ends) session.selection?.choose(...ends)
    else session.selection?.clear()
  }
  // What was marked, or let go, is no longer selected here either.
  const selected = useReader((state) => state.selection !== null)
  useEffect(() => {
    const selection = getSelection()
    if (!selected && selection && scroller.current?.contains(selection.anchorNode)) selection.removeAllRanges()
  }, [selected])
  useEffect(() => {
    if (found) scroller.current?.querySelector('[data-color="found"]')?.scrollIntoView({ block: 'center' })
  }, [found])
  return (
    <div
      ref={scroller}
      className={css.scroller}
      style={{ '--size': `${TEXT_SIZES[size] ?? 19}px` } as React.CSSProperties}
      role="region"
      aria-label={t('reader:view.text')}
      tabIndex={0}
      data-text-view
      onMouseUp={() => requestAnimationFrame(select)}
      onKeyUp={(event) => event.shiftKey && select()}
    >
      <article className={css.article} aria-label={t('reader:text.label', { title })} aria-busy={!done}>
        {blocks.map((block, index) => {
          const page = block.parts[0]?.page ?? 1
          return (
            <BlockView
              key={index}
              block={block}
              marks={marks}
              found={found && block.parts.some((part) => part.page === found.page) ? found : null}
              turns={page !== (blocks[index - 1]?.parts.at(-1)?.page ?? 0) ? page : null}
            />
          )
        })}
        {!ready && <p className={css.waiting}>{t(done ? 'reader:text.none' : 'reader:text.coming')}</p>}
      </article>
    </div>
  )
}

interface Found extends Tinted {
  readonly page: number
}

/** The match find is at. */
function useFound(): Found | null {
  const hit = useReader(({ search }) => search.hits[search.current - 1])
  return useMemo(() => {
    const part = hit?.parts[0]
    return part ? { page: part.page, from: part.from, to: part.to, tint: 'found', note: '' } : null
  }, [hit])
}

const BlockView = memo(function BlockView(props: {
  readonly block: Block
  readonly marks: readonly Mark[]
  readonly found: Found | null
  /** The page that begins with this block. */
  readonly turns: number | null
}) {
  const { block, marks, found, turns } = props
  const shown = createElement(
    tagOf(block),
    {
      className: css[block.kind],
      'data-level': block.level,
      ...(block.kind === 'footnote' ? { role: 'note' } : {}),
    },
    <>
      {block.parts.map((part, index) => {
        const before = block.parts[index - 1]
        const tints = tintsOf(marks, part.page)
        const ranges = found && found.page === part.page ? [...tints, found] : tints
        return (
          <span key={part.page}>
            {before && betweenParts(before.text, part.text)}
            {before && <PageTurn page={part.page} />}
            <span data-page={part.page} data-glyph={part.glyphs[0]} data-part={keyOf(part)}>
              {runsOf(part, ranges).map(({ text, tinted }, at) =>
                tinted ? (
                  <mark key={at} className={css.mark} data-color={tinted.tint} title={tinted.note || undefined}>
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </span>
          </span>
        )
      })}
    </>,
  )
  return (
    <>
      {turns !== null && <PageTurn page={turns} />}
      {shown}
    </>
  )
})

/** Where a page begins: its number in the margin, a page break to a screen reader. */
function PageTurn({ page }: { readonly page: number }) {
  const t = useWords()
  const labels = useReader((state) => state.labels)
  const name = labels?.[page - 1] ?? String(page)
  return (
    <span className={css.turn} role="separator" aria-label={t('reader:page.label', { page: name })} data-label={name} />
  )
}

function tagOf({ kind, level }: Block): 'p' | 'h2' | 'h3' | 'h4' | 'h5' {
  if (kind !== 'heading') return 'p'
  return level === 0 ? 'h2' : level === 1 ? 'h3' : level === 2 ? 'h4' : 'h5'
}

function keyOf({ page, glyphs }: BlockPart): string {
  return `${page} ${glyphs[0] ?? 0}`
}

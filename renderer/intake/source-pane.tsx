// The source as it came, line by line, what was recognised tinted by what it is. Virtual: a source may be long.
import { memo, useEffect, useMemo, useRef } from 'react'
import { useWords } from '../app/words/words.ts'
import { Message } from '../ui/message.tsx'
import type { DraftEdit } from './draft-edit.ts'
import type { SourceText } from './intake-store.ts'
import { light, useLit } from './lit.ts'
import css from './source-pane.module.css'
import { useRows, type Rows } from '../ui/use-rows.ts'
import { firstLine, MOST_LINES, tintsOf, type Tint } from './tints.ts'

export function SourcePane({ text, draft }: { readonly text: SourceText | null; readonly draft: DraftEdit }) {
  const t = useWords()
  const name = text?.name ?? draft.source.name ?? draft.source.url
  return (
    <section className={css.pane} aria-label={t('draft.source')}>
      <header className={css.head}>
        <h2 className={css.name}>{name ? t('draft.sourceOf', { name }) : t('draft.source')}</h2>
        {text && (
          <p className={css.legend} aria-hidden>
            <span data-part="title">{t('draft.legendTitle')}</span>
            <span data-part="words">{t('draft.legendWords')}</span>
            <span data-part="link">{t('draft.legendLink')}</span>
          </p>
        )}
      </header>
      {text ? <Lines text={text} draft={draft} /> : <Message title={t('draft.noText')} />}
    </section>
  )
}

function Lines({ text, draft }: { readonly text: SourceText; readonly draft: DraftEdit }) {
  const t = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const { sections, mentions, problems } = draft
  const tints = useMemo(() => tintsOf({ sections, mentions, problems }), [sections, mentions, problems])
  const firsts = useMemo(
    () => new Map(sections.flatMap(({ items }) => items.map(({ key, lines }) => [key, firstLine(lines)]))),
    [sections],
  )
  const virtual = useRows({
    scroller,
    count: text.lines.length,
    estimate: (index) => 22 * Math.max(1, Math.ceil((text.lines[index]?.length ?? 0) / 52)),
  })
  const lit = useLit()
  const litLine = (lit.by === 'draft' && lit.item ? firsts.get(lit.item) : null) ?? null
  useEffect(() => {
    if (litLine === null) return
    const timer = setTimeout(() => bringIntoView(virtual, litLine), 120)
    return () => clearTimeout(timer)
  }, [litLine, virtual])
  useEffect(() => {
    if (lit.line) virtual.scrollToIndex(lit.line.number - 1, { align: 'center' })
  }, [lit.line, virtual])

  return (
    <div ref={scroller} className={css.scroller} tabIndex={0} role="group" aria-label={t('draft.source')}>
      <div
        className={css.canvas}
        style={{ height: virtual.getTotalSize() }}
        onPointerLeave={() => light(null, 'source')}
      >
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            ref={virtual.measureElement}
            data-index={index}
            className={css.place}
            style={{ transform: `translateY(${start}px)` }}
          >
            <Line
              number={index + 1}
              text={text.lines[index] ?? ''}
              tint={tints.get(index + 1)}
              shown={lit.line?.number === index + 1}
            />
          </div>
        ))}
      </div>
      {text.cut && <p className={css.cut}>{t('draft.cut', { lines: MOST_LINES })}</p>}
    </div>
  )
}

/** Only when it is not on screen already: what one looks at must not jump. */
function bringIntoView(rows: Rows, line: number): void {
  const { startIndex, endIndex } = rows.calculateRange() ?? { startIndex: 0, endIndex: 0 }
  if (line - 1 < startIndex || line - 1 > endIndex - 2) rows.scrollToIndex(line - 1, { align: 'start' })
}

const Line = memo(function Line(props: {
  readonly number: number
  readonly text: string
  readonly tint: Tint | undefined
  readonly shown: boolean
}) {
  const { number, text, tint } = props
  const item = tint?.item ?? null
  const lit = useLit((state) => item !== null && state.item === item)
  return (
    <div
      className={css.line}
      data-part={tint?.part}
      data-lit={lit || undefined}
      data-shown={props.shown || undefined}
      onPointerEnter={() => light(item, 'source')}
    >
      <span className={css.number} aria-hidden>
        {number}
      </span>
      <span className={css.words}>{text || '\u00a0'}</span>
    </div>
  )
})

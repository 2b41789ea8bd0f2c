// An open paper: the pages, what floats over them, and the panels beside them.
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { EndCard } from './end-card.tsx'
import { FileMarkPopover } from './file-marks/file-mark-popover.tsx'
import { FindBar } from './find/find-bar.tsx'
import { FindList } from './find/find-list.tsx'
import { Island } from './island/island.tsx'
import { LinkCard } from './link-card.tsx'
import { Margin, MARGIN_WIDTH } from './margin/margin.tsx'
import { MarkPopover } from './marks/mark-popover.tsx'
import { Presenter } from './presenter.tsx'
import { PreviewCard } from './previews/preview-card.tsx'
import { Problem } from './problem.tsx'
import { ReadStrip } from './progress/read-strip.tsx'
import { Rail } from './rail/rail.tsx'
import css from './reader.module.css'
import { SelectionBar } from './selection/selection-bar.tsx'
import { usePanels } from './state/panels.ts'
import { ToolHint } from './tools/tool-hint.tsx'
import { useReader, useSession } from './state/use-reader.ts'
import { TextView } from './text-view/text-view.tsx'
import { useReaderCommands } from './use-reader-commands.ts'

/** Below this width of the stage comments have no room beside the page. */
const ROOM_FOR_MARGIN = 980

/** `active` says that this side has the keys: only then it has a side panel. */
export function Reader({ detail, active }: { readonly detail: PaperDetail; readonly active: boolean }) {
  const session = useSession()
  const presenting = usePanels((state) => state.presenting) && active
  const rail = usePanels((state) => (state.focus || state.presenting ? null : state.rail))
  const phase = useReader((state) => state.phase)
  const problem = useReader((state) => state.problem)
  const searching = useReader((state) => state.search.open)
  const listing = usePanels((state) => state.findList && !(state.focus || state.presenting)) && searching
  const asText = usePanels((state) => state.text && !state.presenting) && phase === 'open'
  const [stage, width] = useWidth()
  const margin = useHasComments() && width >= ROOM_FOR_MARGIN && !presenting ? MARGIN_WIDTH : 0
  useReaderCommands(detail)
  useEffect(() => session.setMargin(margin), [session, margin])
  return (
    <>
      {active && phase === 'open' && (listing ? <FindList /> : rail && <Rail tab={rail} record={detail.record} />)}
      <div ref={stage} className={css.stage} data-stage data-presenting={presenting || undefined}>
        <Island session={session} margin={margin} covered={asText}>
          {phase === 'open' && (
            <>
              {margin > 0 && <Margin />}
              <SelectionBar />
              <MarkPopover />
              <FileMarkPopover />
              <LinkCard />
              <PreviewCard />
            </>
          )}
        </Island>
        {phase === 'opening' && <Opening />}
        {phase === 'problem' && problem && (
          <div className={css.cover}>
            <Problem problem={problem} id={detail.record.id} />
          </div>
        )}
        {asText && <TextView title={detail.summary.title} />}
        {phase === 'open' && searching && !presenting && <FindBar />}
        {phase === 'open' && presenting && <Presenter />}
        {phase === 'open' && !presenting && <ReadStrip record={detail.record} />}
        {phase === 'open' && <FailedPages />}
        {phase === 'open' && <ToolHint />}
        <ReturnButton />
        <EndCard id={detail.record.id} status={detail.summary.status.value} />
        <Live />
      </div>
    </>
  )
}

/** Whether there are comments for the margin. While a mark is open the answer waits: pages do not move under a pen. */
function useHasComments(): boolean {
  const now = useReader((state) => state.marks.some((mark) => mark.comment !== ''))
  const busy = useReader((state) => state.active !== null)
  const [shown, setShown] = useState(now)
  if (!busy && shown !== now) setShown(now)
  return shown
}

/** The shape of a page, after 200 ms: most papers are there sooner. */
function Opening() {
  const t = useWords()
  return (
    <div className={css.opening} data-opening role="status" aria-label={t('reader:open.opening')}>
      <div className={css.sheet} />
    </div>
  )
}

/** After a jump: the way back, for as long as it is of use. */
function ReturnButton() {
  const t = useWords()
  const session = useSession()
  const returnTo = useReader((state) => state.returnTo)
  const labels = useReader((state) => state.labels)
  const steps = useReader((state) => state.trail.back.length)
  const elsewhere = useReader((state) => state.trail.back.at(-1)?.in?.title)
  useEffect(() => {
    if (returnTo === null) return
    const timer = setTimeout(() => session.set({ returnTo: null }), 30_000)
    return () => clearTimeout(timer)
  }, [session, returnTo, steps])
  if (returnTo === null) return null
  return (
    <div className={css.return}>
      <Button onPress={() => session.jumps.back()}>
        <ArrowLeft size={15} aria-hidden />
        {elsewhere
          ? t('reader:trail.backToPaper', { title: elsewhere.length > 48 ? `${elsewhere.slice(0, 46)}…` : elsewhere })
          : t('reader:trail.backTo', { page: labels?.[returnTo - 1] ?? returnTo })}
      </Button>
    </div>
  )
}

function FailedPages() {
  const t = useWords()
  const session = useSession()
  const failed = useReader((state) => state.failedPages)
  const page = useReader((state) => state.page)
  const slow = useReader((state) => state.slowPage)
  const [first] = failed.includes(page) ? [page] : failed
  const said =
    first !== undefined
      ? t('reader:page.failed', { page: first })
      : slow !== null
        ? t('reader:page.slow', { page: slow })
        : null
  if (said === null) return null
  return (
    <div className={css.failed} role="alert">
      <p>{said}</p>
      <Button look="link" onPress={() => session.restart()}>
        {t('reader:page.retry')}
      </Button>
    </div>
  )
}

/** What is said to a screen reader. */
function Live() {
  const live = useReader((state) => state.live)
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {live}
    </div>
  )
}

function useWidth(): readonly [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, width]
}

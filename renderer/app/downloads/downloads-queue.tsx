// The queue itself: one line a paper in its order, with its progress, to cancel, try again and move by drag or keys.
import { ExternalLink, GripVertical, RotateCw, X } from 'lucide-react'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import type { DownloadItem } from '../../../preload/model/app.ts'
import { arxivIdOf, type PaperId } from '../../../preload/model/ids.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { clockTime, fileSize } from '../../ui/format.ts'
import { PdfGlyph } from '../../ui/pdf-glyph.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { openOutside } from '../open-outside.ts'
import { toldProblem } from '../words/told.ts'
import { currentLanguage, useWords, type Words } from '../words/words.ts'
import css from './downloads.module.css'
import {
  cancelDownload,
  clearDownloads,
  isPending,
  mayHelpToRetry,
  moveDownload,
  overall,
  pauseDownloads,
  retryDownload,
  shareOf,
  useDownloads,
} from './downloads-store.ts'
import { targetBefore } from './move-target.ts'

/** Shown at most; the rest is counted by the total above. */
const MOST_SHOWN = 300

export function DownloadsQueue() {
  const t = useWords()
  const { paused, items } = useDownloads()
  const pending = items.filter(isPending)
  const { done, total, value } = overall(items)
  const order = pending.filter(({ state }) => state !== 'downloading').map(({ paperId }) => paperId)
  return (
    <>
      <header className={css.head}>
        <h2 className={css.title}>{t('downloads.title')}</h2>
        {pending.length > 0 && (
          <Button look="link" onPress={() => pauseDownloads(!paused)}>
            {paused ? t('downloads.resume') : t('downloads.pause')}
          </Button>
        )}
        {items.length > pending.length && (
          <Button look="link" onPress={clearDownloads}>
            {t('downloads.clear')}
          </Button>
        )}
      </header>
      {items.length === 0 ? (
        <p className={css.idle}>{t('downloads.idle')}</p>
      ) : (
        <>
          <div className={css.total}>
            <ProgressLine value={value} total={total} kind="work" label={t('downloads.title')} thick />
            <span className={css.number}>{t('downloads.total', { done, total })}</span>
          </div>
          <ol className={css.items} aria-label={t('downloads.items')}>
            {items.slice(0, MOST_SHOWN).map((item) => (
              <QueueLine key={item.paperId} item={item} order={order} />
            ))}
          </ol>
          {order.length > 1 && <p className={css.hint}>{t('downloads.reorderHint')}</p>}
        </>
      )}
    </>
  )
}

const DRAG_TYPE = 'application/x-offprint-download'

function QueueLine({ item, order }: { readonly item: DownloadItem; readonly order: readonly PaperId[] }) {
  const t = useWords()
  const [over, setOver] = useState(false)
  const { paperId, title, state } = item
  const movable = order.includes(paperId) && order.length > 1
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    const before = targetBefore(order, paperId, event.key === 'ArrowUp' ? -1 : 1)
    if (before !== undefined) moveDownload(paperId, before)
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const moved = order.find((id) => id === event.dataTransfer.getData(DRAG_TYPE))
    if (moved && moved !== paperId) moveDownload(moved, paperId)
  }
  return (
    <li
      className={css.item}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!movable || !event.dataTransfer.types.includes(DRAG_TYPE)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {movable ? (
        <button
          type="button"
          className={css.grip}
          draggable
          aria-label={t('downloads.move', { title })}
          onKeyDown={onKeyDown}
          onDragStart={(event) => event.dataTransfer.setData(DRAG_TYPE, paperId)}
        >
          <GripVertical size={14} aria-hidden />
        </button>
      ) : (
        <span className={css.sheet}>
          <PdfGlyph state={glyphState(state)} share={shareOf(item)} label={t(`paper.pdf.${glyphState(state)}`)} />
        </span>
      )}
      <div className={css.words}>
        <span className={css.name}>{title}</span>
        <span className={css.state} data-tone={state === 'failed' ? 'danger' : undefined}>
          {stateWords(item, t)}
        </span>
        {state === 'downloading' && item.total !== null && (
          <ProgressLine value={item.received} total={item.total} kind="work" />
        )}
      </div>
      {isPending(item) ? (
        <IconButton label={t('downloads.cancel', { title })} onPress={() => cancelDownload(paperId)}>
          <X size={14} aria-hidden />
        </IconButton>
      ) : (
        state !== 'done' && <WayOn item={item} />
      )}
    </li>
  )
}

/** Trying again, where it can help; else arXiv's own page, where there may be another form of the paper. */
function WayOn({ item }: { readonly item: DownloadItem }) {
  const t = useWords()
  const { paperId, title, problem } = item
  if (!problem || mayHelpToRetry(problem)) {
    return (
      <IconButton label={t('downloads.retry', { title })} onPress={() => retryDownload(paperId)}>
        <RotateCw size={14} aria-hidden />
      </IconButton>
    )
  }
  const arxivId = arxivIdOf(paperId)
  if (arxivId === null || problem.kind === 'no-such-paper') return null
  return (
    <IconButton
      label={t('downloads.onArxiv', { title })}
      onPress={() => openOutside(`https://arxiv.org/abs/${arxivId}`)}
    >
      <ExternalLink size={14} aria-hidden />
    </IconButton>
  )
}

/** “Next try at 14:03: arXiv asks to wait”. */
function nextTry({ nextTryAt, problem }: DownloadItem, t: Words): string {
  if (!nextTryAt) return t('downloads.states.queued')
  const time = clockTime(nextTryAt, currentLanguage())
  if (!problem) return t('downloads.states.waiting', { time })
  return t('downloads.waitingWhy', { time, why: t(`problems.${problem.kind}`) })
}

function glyphState(state: DownloadItem['state']) {
  if (state === 'done') return 'ready'
  if (state === 'failed') return 'failed'
  if (state === 'downloading') return 'downloading'
  return state === 'cancelled' ? 'absent' : 'queued'
}

function stateWords(item: DownloadItem, t: Words): string {
  const language = currentLanguage()
  switch (item.state) {
    case 'downloading': {
      const received = fileSize(item.received, language)
      return item.total === null ? received : t('downloads.of', { received, total: fileSize(item.total, language) })
    }
    case 'waiting':
      return nextTry(item, t)
    case 'failed':
      return item.problem ? toldProblem(item.problem) : t('downloads.states.failed')
    case 'paused':
      return item.problem
        ? t('downloads.pausedWhy', { why: t(`problems.${item.problem.kind}`) })
        : t('downloads.states.paused')
    case 'queued':
    case 'done':
    case 'cancelled':
      return t(`downloads.states.${item.state}`)
  }
}

// What became of a paper's PDF, in words, with its progress and the next step.
import { useEffect, useState } from 'react'
import type { DownloadItem, Downloads } from '../../../preload/model/app.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperDetail } from '../../../preload/model/paper.ts'
import { mayHelpToRetry } from '../../app/downloads/downloads-store.ts'
import { api } from '../../app/api.ts'
import { reportFailure } from '../../app/failures.ts'
import { paperHref } from '../../app/routes.ts'
import { toldProblem } from '../../app/words/told.ts'
import { currentLanguage, useWords } from '../../app/words/words.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { clockTime } from '../../ui/format.ts'
import css from './about-paper.module.css'

export function PdfStatus({ detail, version }: { readonly detail: PaperDetail; readonly version: number | null }) {
  const { record, summary } = detail
  const downloads = useDownloads()
  const item = downloads?.items.findLast((each) => each.paperId === record.id)
  const running = item && ['queued', 'downloading', 'waiting', 'paused'].includes(item.state)
  if (running) return <Running item={item} paused={downloads?.paused ?? false} />
  const other = record.files.at(-1)
  if (version !== null && other && other.version !== version)
    return <OtherVersion id={record.id} wanted={version} other={other.version} />
  const problem = item?.problem ?? record.pdfProblem ?? summary.pdf.problem
  return (
    <Absent
      id={record.id}
      message={problem ? toldProblem(problem) : null}
      withdrawn={record.withdrawn || problem?.kind === 'withdrawn'}
      hopeless={problem !== null && !mayHelpToRetry(problem)}
    />
  )
}

function Running({ item, paused }: { readonly item: DownloadItem; readonly paused: boolean }) {
  const t = useWords()
  const request = (): void => void api().request('downloads.cancel', { id: item.paperId }).catch(reportFailure)
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
  const share = item.total ? Math.min(1, item.received / item.total) : null
  const said =
    item.state === 'downloading'
      ? t('reader:open.downloading')
      : paused || item.state === 'paused'
        ? t('reader:open.paused')
        : t('reader:open.waiting')
  const more =
    item.state === 'downloading'
      ? item.total
        ? t('reader:open.receivedOf', { received: megabytes(item.received), total: megabytes(item.total) })
        : t('reader:open.received', { received: megabytes(item.received) })
      : item.nextTryAt
        ? t('reader:open.waitingUntil', { time: clockTime(item.nextTryAt, currentLanguage()) })
        : item.problem
          ? toldProblem(item.problem)
          : null
  return (
    <div className={css.status} role="status">
      <p className={css.said}>
        {said}
        {more && <small>{more}</small>}
      </p>
      {paused && (
        <Button onPress={() => void api().request('downloads.pause', { paused: false }).catch(reportFailure)}>
          {t('reader:open.resume')}
        </Button>
      )}
      <Button look="quiet" onPress={request}>
        {t('reader:open.cancel')}
      </Button>
      {share !== null && (
        <div className={css.progress} role="progressbar" aria-label={said} aria-valuenow={Math.round(share * 100)}>
          <span style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  )
}

function Absent(props: {
  readonly id: PaperId
  readonly message: string | null
  readonly withdrawn: boolean
  readonly hopeless: boolean
}) {
  const t = useWords()
  const { id, message, withdrawn, hopeless } = props
  const download = (): void => {
    void api()
      .request('downloads.add', { ids: [id], list: null })
      .catch(reportFailure)
  }
  return (
    <div className={css.status} role="status">
      <p className={css.said}>
        {withdrawn ? t('reader:open.withdrawn') : (message ?? t('reader:open.absent'))}
        {withdrawn && message && <small>{message}</small>}
      </p>
      {!hopeless && (
        <Button look={withdrawn ? 'plain' : 'primary'} onPress={download}>
          {t(message ? 'reader:open.retry' : 'reader:open.download')}
        </Button>
      )}
    </div>
  )
}

function OtherVersion(props: { readonly id: PaperId; readonly wanted: number; readonly other: number }) {
  const t = useWords()
  return (
    <div className={css.status} role="status">
      <p className={css.said}>{t('reader:open.versionAbsent', { version: props.wanted })}</p>
      <a className={buttonClass('primary')} href={paperHref(props.id, props.other)}>
        {t('reader:open.otherVersion', { version: props.other })}
      </a>
    </div>
  )
}

function useDownloads(): Downloads | null {
  const [downloads, setDownloads] = useState<Downloads | null>(null)
  useEffect(() => {
    const client = api()
    const controller = new AbortController()
    const load = (): void => {
      client.request('downloads.state', {}, { signal: controller.signal }).then(setDownloads, () => undefined)
    }
    load()
    const stops = [client.on('downloads.changed', setDownloads), client.onResync(load)]
    return () => {
      controller.abort()
      for (const stop of stops) stop()
    }
  }, [])
  return downloads
}

// The reader's screen at `#/paper/<id>`: the paper with its pages, or, while there is no PDF, what is known of it.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { MarkId, PaperId } from '../../preload/model/ids.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { api } from '../app/api.ts'
import { useCommands } from '../app/commands.ts'
import { failureMessage, reportFailure } from '../app/failures.ts'
import { StatusBars } from '../app/status-bars.tsx'
import { currentLanguage, t as words, useWords } from '../app/words/words.ts'
import { buttonClass } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { Pane } from '../ui/pane.tsx'
import { AboutPaper } from './about/about-paper.tsx'
import { Bar } from './bar/bar.tsx'
import { NotesSide } from './notes-side.tsx'
import { Reader } from './reader.tsx'
import css from './reader.module.css'
import { usePageLook } from './state/dark-pages.ts'
import { showPanels, usePanels } from './state/panels.ts'
import { ReaderSession } from './state/session.ts'
import { setStatus } from './state/status.ts'
import { SessionContext } from './state/use-reader.ts'
import { usePaper } from './state/use-paper.ts'

export interface ReaderPageProps {
  readonly paperId: PaperId
  /** The version asked for; null or absent opens the newest on disk. */
  readonly version?: number | null
}

/** The screen. */
export function ReaderPage({ paperId, version = null }: ReaderPageProps) {
  const t = useWords()
  const paper = usePaper(paperId)
  if (paper.state === 'loading') return <main className={css.page} />
  if (paper.state === 'failed') {
    return (
      <main className={css.page}>
        <Message
          tone="alert"
          title={failureMessage(paper.error)}
          action={
            <a className={buttonClass('primary')} href="#/">
              {t('reader:open.toLibrary')}
            </a>
          }
        />
      </main>
    )
  }
  return <PaperScreen detail={paper.detail} asked={version} />
}

function PaperScreen({ detail, asked }: { readonly detail: PaperDetail; readonly asked: number | null }) {
  const { record } = detail
  const look = usePageLook()
  const focus = usePanels((state) => state.focus)
  const notes = usePanels((state) => state.notes && !state.focus)
  const version = asked ?? detail.summary.pdf.version ?? record.files.at(-1)?.version ?? null
  const file = record.files.find((each) => each.version === version) ?? null
  const session = useSessionOf(detail, file?.version ?? null, file?.sha256 ?? null)
  const shown = file ? session : null
  usePaperCommands(detail)
  useEffect(() => {
    const before = document.title
    document.title = `${detail.summary.title} · Offprint`
    return () => {
      document.title = before
    }
  }, [detail.summary.title])
  const onMark = (id: MarkId): void => {
    const mark = session?.marks.get(id)
    if (!mark || !session) return
    session.jumps.toMark(mark)
    requestAnimationFrame(() => session.openMark(id))
  }
  return (
    <SessionContext value={shown}>
      <main className={css.page} data-pages={look} data-reader>
        {!focus && <Bar detail={detail} version={version ?? 1} open={shown !== null} />}
        <StatusBars />
        <div className={css.main}>
          <Pane about={record.id}>
            {shown ? <Reader key={shown.key} detail={detail} /> : <AboutPaper detail={detail} version={asked} />}
          </Pane>
          {notes && (
            <Pane about={record.id}>
              <NotesSide detail={detail} {...(shown ? { onMark } : {})} />
            </Pane>
          )}
        </div>
      </main>
    </SessionContext>
  )
}

/** One session for each version and file of the paper; marks follow the library. */
function useSessionOf(detail: PaperDetail, version: number | null, sha256: string | null): ReaderSession | null {
  const { record } = detail
  const latest = useRef(detail)
  latest.current = detail
  const [made, setMade] = useState<ReaderSession | null>(null)
  const session = useMemo(() => {
    if (version === null) return null
    return new ReaderSession({
      paper: record.id,
      version,
      record: latest.current.record,
      client: api(),
      language: currentLanguage(),
      words: {
        pageLabel: (page) => words('reader:page.label', { page }),
        markLabel: (mark, page) => {
          const about = {
            color: words(`reader:colors.${mark.color}`),
            kind: words(`reader:kinds.${mark.kind}`).toLocaleLowerCase(),
            page,
          }
          const text = (mark.anchor.quote?.exact ?? '').slice(0, 120)
          return text === '' ? words('reader:mark.labelEmpty', about) : words('reader:mark.label', { ...about, text })
        },
        match: (current, total) => words('reader:find.live', { current, total }),
      },
      onStayed: () => {
        if (latest.current.record.status.value === 'unread') void setStatus(record.id, 'reading', 'offprint')
      },
      onSaveFailed: reportFailure,
    })
    // A file that was downloaded anew is another document.
  }, [record.id, version, sha256])
  useEffect(() => setMade(session), [session])
  useEffect(() => session?.marks.fromLibrary(record.marks), [session, record.marks])
  useEffect(() => {
    if (!session) return
    return api().onConnection((connection) => connection === 'open' && session.flush())
  }, [session])
  return made === session ? session : null
}

/** Commands of every paper, with or without pages. */
function usePaperCommands({ record }: PaperDetail): void {
  const status = (value: PaperDetail['record']['status']['value']) => () => void setStatus(record.id, value)
  useCommands({
    'paper.unread': status('unread'),
    'paper.reading': status('reading'),
    'paper.read': status('read'),
    'paper.setAside': status('set-aside'),
    'paper.star': () =>
      void api()
        .request('papers.setStarred', { ids: [record.id], starred: !record.starred })
        .catch(reportFailure),
    'reader.notes': () => showPanels({ notes: !usePanels.getState().notes, focus: false }),
    'reader.focus': () => showPanels({ focus: !usePanels.getState().focus }),
  })
}

// The reader's screen at `#/paper/<id>`: the paper with its pages, or, while there is no PDF, what is known of it.
import { useEffect, useState, type ReactNode } from 'react'
import type { MarkId, PaperId } from '../../preload/model/ids.ts'
import type { Mark } from '../../preload/model/mark.ts'
import type { Mention, PaperPlaces } from '../../preload/model/references.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { api } from '../app/api.ts'
import { useCommands } from '../app/commands.ts'
import { toast } from '../app/toasts.ts'
import { failureMessage, reportFailure } from '../app/failures.ts'
import { currentLanguage, t as words, useWords } from '../app/words/words.ts'
import { buttonClass } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { Pane } from '../ui/pane.tsx'
import { AboutPaper } from './about/about-paper.tsx'
import { PicturesOf } from '../notes/pictures.ts'
import { Bar } from './bar/bar.tsx'
import { later } from './later.tsx'
import { Reader } from './reader.tsx'
import css from './reader.module.css'
import { placeToOpen, useArrival } from './state/arrival.ts'
import { nextLook } from './state/look-of.ts'
import { saveLook, usePageLook } from './state/page-look.ts'
import { notesShown, showNotes, showPanels, useNotesPlace, usePanels } from './state/panels.ts'
import { ReaderSession } from './state/session.ts'
import { setStatus } from './state/status.ts'
import { SessionContext } from './state/use-reader.ts'
import { usePaper } from './state/use-paper.ts'

// The editor is as large as the reader; it comes when notes are opened.
const notesSide = later(async () => (await import('./notes-side.tsx')).NotesSide)

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
  const version = asked ?? detail.summary.pdf.version ?? record.files.at(-1)?.version ?? null
  const file = record.files.find((each) => each.version === version)
  usePaperCommands(detail)
  useEffect(() => {
    const before = document.title
    document.title = `${detail.summary.title} · Offprint`
    return () => {
      document.title = before
    }
  }, [detail.summary.title])
  if (!file) {
    return (
      <Frame detail={detail} version={version ?? 1}>
        <AboutPaper detail={detail} version={asked} />
      </Frame>
    )
  }
  // A file that was downloaded anew is another document.
  return <PaperWithPages key={`${record.id} ${file.version} ${file.sha256}`} detail={detail} version={file.version} />
}

function PaperWithPages({ detail, version }: { readonly detail: PaperDetail; readonly version: number }) {
  const { look, pages } = usePageLook(detail.record.view.look)
  const dark = pages === 'dark' && look !== 'contrast'
  const [session] = useState(() => newSession(detail, version, dark))
  useEffect(() => session.setDark(dark), [session, dark])
  const { record } = detail
  useEffect(() => session.paperChanged(record), [session, record])
  useEffect(() => api().onConnection((connection) => connection === 'open' && session.flush()), [session])
  const onMark = (id: MarkId): void => {
    const mark = session.marks.find(id)
    if (!mark) return
    session.jumps.toMark(mark)
    requestAnimationFrame(() => session.openMark(id))
  }
  useArrival(session, onMark)
  return (
    <SessionContext value={session}>
      <Frame detail={detail} version={version} onMark={onMark}>
        <Reader detail={detail} />
      </Frame>
    </SessionContext>
  )
}

/** Bar, what is being read, and the notes beside it. */
function Frame(props: {
  readonly detail: PaperDetail
  readonly version: number
  readonly onMark?: (id: MarkId) => void
  readonly children: ReactNode
}) {
  const { detail, version, onMark } = props
  const { look, pages } = usePageLook(detail.record.view.look)
  const focus = usePanels((state) => state.focus || state.presenting)
  const notes = useNotesPlace()
  return (
    <PicturesOf value={detail.record.id}>
      <main className={css.page} data-pages={pages} data-look={look} data-reader>
        {!focus && <Bar detail={detail} version={version} open={onMark !== undefined} />}
        <div className={css.main}>
          <Pane about={detail.record.id}>{props.children}</Pane>
          {notes && (
            <Pane about={detail.record.id}>
              <notesSide.Part detail={detail} over={notes === 'over'} {...(onMark ? { onMark } : {})} />
            </Pane>
          )}
        </div>
      </main>
    </PicturesOf>
  )
}

function newSession({ record }: PaperDetail, version: number, dark: boolean): ReaderSession {
  return new ReaderSession({
    paper: record.id,
    version,
    record,
    client: api(),
    language: currentLanguage(),
    dark,
    place: placeToOpen(record.id),
    words: {
      pageLabel: (page) => words('reader:page.label', { page }),
      markLabel,
      mention: mentionName,
      match: (current, total) => words('reader:find.live', { current, total }),
      noMatch: () => words('reader:find.none'),
      selected: (text) => words('reader:select.live', { text: ends(text) }),
      noSelection: () => words('reader:select.none'),
    },
    onStayed: () => void setStatus(record.id, 'reading', 'offprint'),
    onSaveFailed: reportFailure,
  })
}

/** The beginning and the end of a long text. */
function ends(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 80)} … ${text.slice(-80)}`
}

/** What a name in the text is called: the words themselves say little in a list of links. */
function mentionName({ kind, targets }: Mention, { references, places }: PaperPlaces): string {
  const [first = 0] = targets
  if (kind === 'reference') {
    return words('reader:preview.mention', {
      text: references[first]?.title ?? references[first]?.text.slice(0, 80) ?? '',
    })
  }
  const place = places[first]
  return `${words(`reader:preview.kinds.${kind}`)} ${place?.number ?? ''}`
}

function markLabel(mark: Mark, page: number): string {
  const about = {
    color: words(`reader:colors.${mark.color}`),
    kind: words(`reader:kinds.${mark.kind}`).toLocaleLowerCase(),
    page,
  }
  const text = (mark.anchor.quote?.exact ?? '').slice(0, 120)
  return text === '' ? words('reader:mark.labelEmpty', about) : words('reader:mark.label', { ...about, text })
}

/** Commands of every paper, with or without pages. */
function usePaperCommands({ record }: PaperDetail): void {
  const { look } = usePageLook(record.view.look)
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
    'reader.notes': () => {
      const open = !notesShown() || usePanels.getState().focus
      showNotes(open)
      showPanels({ notesAsked: open, focus: false })
    },
    'reader.look': () => {
      const next = nextLook(look)
      saveLook(record.view.look === null ? null : record.id, next)
      toast(words('reader:look.live', { look: words(`reader:look.${next}`) }), { topic: 'look' })
    },
    'reader.focus': () => showPanels({ focus: !usePanels.getState().focus }),
  })
}

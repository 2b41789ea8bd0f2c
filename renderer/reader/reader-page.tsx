// The reader's screen at `#/paper/<id>`: the tab one looks at, each side a paper with its pages, or, while there is no
// PDF, what is known of it.
import { useEffect, useState, type CSSProperties, type ReactNode } from 'react'
import type { MarkId } from '../../preload/model/ids.ts'
import type { Mark } from '../../preload/model/mark.ts'
import type { Mention, PaperPlaces } from '../../preload/model/references.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import type { Tab, TabPane } from '../../preload/model/tabs.ts'
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
import type { Place } from './island/place.ts'
import { later } from './later.tsx'
import { Reader } from './reader.tsx'
import css from './reader.module.css'
import { focusPages } from './state/focus-pages.ts'
import { showMark } from './state/show-mark.ts'
import { placeToOpen, useArrival } from './state/arrival.ts'
import { isMissing, useBecame } from './state/became.ts'
import { nextLook } from './state/look-of.ts'
import { saveLook, usePageLook } from './state/page-look.ts'
import { notesShown, showNotes, showPanels, useNotesPlace, usePanels } from './state/panels.ts'
import { ReaderSession } from './state/session.ts'
import { setStatus } from './state/status.ts'
import { SessionContext } from './state/use-reader.ts'
import { usePaper } from './state/use-paper.ts'
import { SideGrip, TabSide } from './tabs/tab-sides.tsx'
import { keepPlace, keepTitle, keepTrail, placeOf, trailOf } from './tabs/tabs-store.ts'

// The editor is as large as the reader; it comes when notes are opened.
const notesSide = later(async () => (await import('./notes-side.tsx')).NotesSide)

/** The screen of one tab: a paper, or two places side by side. */
export function ReaderPage({ tab }: { readonly tab: Tab }) {
  const t = useWords()
  const presenting = usePanels((state) => state.presenting)
  const sides = tab.panes.length > 1
  // Who presents shows the side that has the keys, and nothing else.
  const [first, second] = presenting ? [1 - tab.active, tab.active] : [tab.share, 1 - tab.share]
  return (
    <main
      className={css.page}
      data-reader
      id="reader"
      data-alone={(sides && presenting) || undefined}
      style={sides ? ({ '--first': `${first}fr`, '--second': `${second}fr` } as CSSProperties) : {}}
    >
      <a className={css.skip} href="#reader" onClick={skipToPages}>
        {t('reader:bar.skip')}
      </a>
      {tab.panes.map((pane, index) => (
        <TabSide key={pane.id} tab={tab} index={index}>
          <PanePaper pane={pane} active={index === tab.active} />
        </TabSide>
      ))}
      {sides && !presenting && <SideGrip share={tab.share} />}
    </main>
  )
}

/** Hash links are routes here, so the skip link moves the focus itself: to the side that has the keys. */
function skipToPages(event: { preventDefault(): void }): void {
  event.preventDefault()
  focusPages()
}

function PanePaper({ pane, active }: { readonly pane: TabPane; readonly active: boolean }) {
  const t = useWords()
  const paper = usePaper(pane.paper)
  const missing = paper.state === 'ready' ? paper.gone : paper.state === 'failed' && isMissing(paper.error)
  const seeking = useBecame(pane, missing)
  const gone = paper.state === 'ready' && paper.gone && !seeking ? paper.detail.summary.title : null
  useEffect(() => {
    if (gone !== null) toast(words('reader:open.gone', { title: gone }), { tone: 'warning', topic: `gone ${gone}` })
  }, [gone])
  if (paper.state === 'loading' || (paper.state === 'failed' && seeking)) {
    return <div className={css.stage} data-stage />
  }
  if (paper.state === 'failed') {
    return (
      <div className={css.stage} data-stage>
        <Message
          tone="alert"
          title={failureMessage(paper.error)}
          action={
            <a className={buttonClass('primary')} href="#/">
              {t('reader:open.toLibrary')}
            </a>
          }
        />
      </div>
    )
  }
  // A pane that is led on to another paper begins with it: which version it showed was of the one before.
  return <PaperScreen key={paper.detail.record.id} detail={paper.detail} pane={pane} active={active} />
}

interface PaperScreenProps {
  readonly detail: PaperDetail
  readonly pane: TabPane
  readonly active: boolean
}

function PaperScreen({ detail, pane, active }: PaperScreenProps) {
  const { record } = detail
  // What a pane showed it goes on showing, whichever version is read elsewhere meanwhile.
  const [shown, setShown] = useState(pane.version ?? (placeOf(pane.id) ?? pane.place)?.version ?? null)
  const known = record.files.some((each) => each.version === shown) ? shown : null
  const version = pane.version ?? known ?? detail.summary.pdf.version ?? record.files.at(-1)?.version ?? null
  const file = record.files.find((each) => each.version === version)
  if (file && shown !== version) setShown(version)
  usePaperCommands(detail)
  const { title } = detail.summary
  useEffect(() => keepTitle(pane.id, title), [pane.id, title])
  useEffect(() => {
    if (!active) return
    const before = document.title
    document.title = `${title} · Offprint`
    return () => {
      document.title = before
    }
  }, [title, active])
  if (!file) {
    return (
      <Frame detail={detail} version={version ?? 1} active={active}>
        <div className={css.stage} data-stage>
          <AboutPaper detail={detail} version={pane.version} />
        </div>
      </Frame>
    )
  }
  // A file that was downloaded anew is another document.
  const key = `${record.id} ${file.version} ${file.sha256}`
  return <PaperWithPages key={key} detail={detail} version={file.version} pane={pane} active={active} />
}

function PaperWithPages(props: PaperScreenProps & { readonly version: number }) {
  const { detail, version, pane, active } = props
  const { look, pages } = usePageLook(detail.record.view.look)
  const dark = pages === 'dark' && look !== 'contrast'
  const [session] = useState(() => newSession(detail, version, pane, dark))
  useEffect(() => session.setDark(dark), [session, dark])
  const { record } = detail
  useEffect(() => session.paperChanged(record), [session, record])
  useEffect(() => api().onConnection((connection) => connection === 'open' && session.flush()), [session])
  const onMark = (id: MarkId): void => {
    void showMark(session, id)
  }
  useArrival(session, active, onMark)
  return (
    <SessionContext value={session}>
      <Frame detail={detail} version={version} active={active} onMark={onMark}>
        <Reader detail={detail} active={active} />
      </Frame>
    </SessionContext>
  )
}

/** Bar, what is being read, and the notes beside it. Of two sides the one that has the keys has bar and notes. */
function Frame(props: {
  readonly detail: PaperDetail
  readonly version: number
  readonly active: boolean
  readonly onMark?: (id: MarkId) => void
  readonly children: ReactNode
}) {
  const { detail, version, active, onMark } = props
  const { look, pages } = usePageLook(detail.record.view.look)
  const focus = usePanels((state) => state.focus || state.presenting)
  const notes = useNotesPlace()
  return (
    <PicturesOf value={detail.record.id}>
      <div className={css.paper} data-pages={pages} data-look={look}>
        {!focus && active && <Bar detail={detail} version={version} open={onMark !== undefined} />}
        <Pane about={detail.record.id}>{props.children}</Pane>
        {notes && active && (
          <Pane about={detail.record.id}>
            <notesSide.Part detail={detail} over={notes === 'over'} {...(onMark ? { onMark } : {})} />
          </Pane>
        )}
      </div>
    </PicturesOf>
  )
}

function newSession({ record }: PaperDetail, version: number, pane: TabPane, dark: boolean): ReaderSession {
  return new ReaderSession({
    paper: record.id,
    version,
    record,
    client: api(),
    language: currentLanguage(),
    dark,
    place: placeToOpen(record) ?? placeInPane(pane, version),
    onPlace: (place) => keepPlace(pane.id, place),
    trail: trailOf(pane.id) ?? pane.trail,
    onTrail: (trail) => keepTrail(pane.id, trail),
    words: {
      pageLabel: (page) => words('reader:page.label', { page }),
      at: ({ page, pages, section }) =>
        section === null
          ? words('reader:page.at', { page, pages })
          : words('reader:page.atSection', { page, pages, section }),
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

/** Where the pane stood in this version; null where it has not been there. */
function placeInPane(pane: TabPane, version: number): Place | null {
  const place = placeOf(pane.id) ?? pane.place
  return place?.version === version ? { page: place.page, x: place.x, y: place.y, zoom: place.scale } : null
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

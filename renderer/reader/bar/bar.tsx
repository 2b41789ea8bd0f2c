// The slim bar over the paper: where one came from, what it is, page, zoom, find, status, panels.
import { ArrowLeft, Ellipsis, Link, NotebookPen, PanelLeft, Redo2, Search, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PaperDetail } from '../../../preload/model/paper.ts'
import { api } from '../../app/api.ts'
import { useApp } from '../../app/app-store.ts'
import { reportFailure } from '../../app/failures.ts'
import { formatRoute } from '../../app/routes.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { cameFrom } from '../came-from.ts'
import { copyLink } from '../previews/copy-link-button.tsx'
import { showNotes, showPanels, useNotesPlace, usePanels, type RailTab } from '../state/panels.ts'
import { ToolButtons } from '../tools/tool-buttons.tsx'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './bar.module.css'
import { LookMenu } from './look-menu.tsx'
import { PageField } from './page-field.tsx'
import { StatusMenu } from './status-menu.tsx'
import { VersionMenu } from './version-menu.tsx'
import { ViewItems } from './view-items.tsx'
import { ZoomControls } from './zoom-controls.tsx'

/** The bar of a paper; `open` says that there are pages to turn. */
export function Bar(props: { readonly detail: PaperDetail; readonly version: number; readonly open: boolean }) {
  const t = useWords()
  const { detail, version, open } = props
  const notes = useNotesPlace() !== null
  const canReveal = useApp((state) => state.info?.capabilities.revealInFolder ?? false)
  return (
    <header className={css.bar}>
      <BackLink />
      {open && (
        <WhenOpen>
          <RailToggle />
        </WhenOpen>
      )}
      <Title detail={detail} />
      <VersionMenu detail={detail} version={version} />
      <span className={css.spring} />
      <div role="toolbar" aria-label={t('reader:bar.label')} className={css.tools}>
        {open && (
          <WhenOpen>
            <TrailButtons />
            <PageField />
            <ZoomControls />
            <ToolButtons />
            <FindToggle />
            <LookMenu record={detail.record} />
          </WhenOpen>
        )}
        <StatusMenu status={detail.summary.status.value} id={detail.record.id} progress={detail.summary.progress} />
        <span className={css.toggle} data-on={notes || undefined}>
          <IconButton
            label={t('reader:bar.notes')}
            command="reader.notes"
            aria-pressed={notes}
            onPress={() => showNotes(!notes)}
          >
            <NotebookPen size={16} aria-hidden />
          </IconButton>
        </span>
        {(open || canReveal) && <More detail={detail} open={open} canReveal={canReveal} />}
      </div>
    </header>
  )
}

/** What is of use once there are pages; while they come its place is kept. */
function WhenOpen({ children }: { readonly children: ReactNode }) {
  const phase = useReader((state) => state.phase)
  if (phase === 'problem') return null
  return (
    <span className={css.whenOpen} inert={phase === 'opening'}>
      {children}
    </span>
  )
}

function BackLink() {
  const t = useWords()
  const from = cameFrom()
  const label = t('reader:bar.back', { where: t(from.at === 'list' ? 'reader:bar.list' : 'reader:bar.library') })
  return (
    <a className={css.back} href={formatRoute(from)} aria-label={label} title={label}>
      <ArrowLeft size={17} aria-hidden />
    </a>
  )
}

function Title({ detail }: { readonly detail: PaperDetail }) {
  const t = useWords()
  const { title, givenTitle } = detail.summary
  const differs = givenTitle !== null && givenTitle.trim().toLowerCase() !== title.trim().toLowerCase()
  return (
    <div className={css.titles}>
      <h1 className={css.title} title={title}>
        {title}
      </h1>
      {differs && (
        <p className={css.given} title={givenTitle}>
          {t('reader:bar.given', { title: givenTitle })}
        </p>
      )}
    </div>
  )
}

function RailToggle() {
  const t = useWords()
  const rail = usePanels((state) => state.rail)
  return (
    <span className={css.toggle} data-on={rail !== null || undefined}>
      <IconButton
        label={t('reader:bar.outlineTip')}
        aria-pressed={rail !== null}
        onPress={() => showPanels({ rail: rail === null ? lastTab() : null })}
      >
        <PanelLeft size={16} aria-hidden />
      </IconButton>
    </span>
  )
}

let tab: RailTab = 'marks'
usePanels.subscribe(({ rail }) => {
  if (rail) tab = rail
})

function lastTab(): typeof tab {
  return tab
}

function TrailButtons() {
  const t = useWords()
  const session = useSession()
  const trail = useReader((state) => state.trail)
  if (trail.back.length + trail.forward.length === 0) return null
  return (
    <span className={css.trail}>
      <IconButton
        label={t('reader:bar.trailBack')}
        command="reader.back"
        isDisabled={trail.back.length === 0}
        onPress={() => session.jumps.back()}
      >
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('reader:bar.trailForward')}
        command="reader.forward"
        isDisabled={trail.forward.length === 0}
        onPress={() => session.jumps.forward()}
      >
        <Redo2 size={15} aria-hidden />
      </IconButton>
    </span>
  )
}

function FindToggle() {
  const t = useWords()
  const session = useSession()
  const search = useReader((state) => state.search)
  return (
    <span className={css.toggle} data-on={search.open || undefined}>
      <IconButton
        label={t('reader:bar.find')}
        command="reader.find"
        aria-pressed={search.open}
        onPress={() => (search.open ? session.find?.close() : session.set({ search: { ...search, open: true } }))}
      >
        <Search size={16} aria-hidden />
      </IconButton>
    </span>
  )
}

function More(props: { readonly detail: PaperDetail; readonly open: boolean; readonly canReveal: boolean }) {
  const t = useWords()
  const { detail, open, canReveal } = props
  return (
    <Menu
      label={t('reader:bar.more')}
      trigger={
        <IconButton label={t('reader:bar.more')}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      {open && <CopyLinkItem />}
      {open && <ViewItems />}
      {canReveal && open && <MenuLine />}
      {canReveal && (
        <MenuItem
          onAction={() => void api().request('shell.revealPaper', { id: detail.record.id }).catch(reportFailure)}
        >
          {t('reader:bar.reveal')}
        </MenuItem>
      )}
    </Menu>
  )
}

function CopyLinkItem() {
  const t = useWords()
  const session = useSession()
  return (
    <MenuItem icon={<Link size={15} aria-hidden />} command="reader.copyLink" onAction={() => void copyLink(session)}>
      {t('reader:link.copyHere')}
    </MenuItem>
  )
}

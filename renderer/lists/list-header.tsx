// The head of a reading list: its name large, where it is from small, one line of progress, and the way on.
import { ArrowDownToLine, Ellipsis } from 'lucide-react'
import type { PaperId } from '../../preload/model/ids.ts'
import type { ListDetail, ListItem } from '../../preload/model/list.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'
import { listExportPath } from '../../preload/resources.ts'
import { currentLanguage, useWords, t as words, type Words } from '../app/words/words.ts'
import { downloadPapers, saveExport } from '../library/paper-actions.ts'
import { useApp } from '../app/app-store.ts'
import { usePapers } from '../library/paper-store.ts'
import { paperHref } from '../app/routes.ts'
import { Button, buttonClass, IconButton } from '../ui/button.tsx'
import { Clamped } from '../ui/clamped.tsx'
import { Editable } from '../ui/editable.tsx'
import { longDate } from '../ui/format.ts'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { ProgressLine } from '../ui/progress-line.tsx'
import css from './list-header.module.css'
import { addSection } from './arrange.ts'
import { changeList, rearrange } from './list-store.ts'
import { useTree } from './tree/tree-store.ts'
import { archiveList, newList, removeList } from './tree/tree-actions.ts'

export function ListHeader(props: {
  readonly detail: ListDetail
  readonly next: PaperSummary | null
  readonly hideRead: boolean
  readonly onHideRead: (hide: boolean) => void
  readonly onCloseAll: (close: boolean) => void
}) {
  const t = useWords()
  const { list, progress } = props.detail
  const { total, read, reading, ready } = progress
  const summary = useApp((state) => state.lists?.find(({ id }) => id === list.id))
  const toFetch = usePapers(({ byId }) => list.sections.some(({ items }) => items.some((item) => wants(byId, item))))
  return (
    <header className={css.head}>
      <Editable
        value={list.title}
        label={t('list.renameList')}
        editLabel={t('list.rename')}
        className={css.title}
        onSave={(title) => void changeList(list.id, { title })}
      >
        <h1 className={css.title}>{list.title}</h1>
      </Editable>
      <p className={css.source}>{sourceLine(props.detail, t)}</p>
      {list.intro && <Clamped className={css.intro} text={list.intro} lines={4} />}
      {list.archived && <p className={css.source}>{t('lists:page.archivedNote')}</p>}
      {total > 0 && (
        <div className={css.progress}>
          <ProgressLine value={read} begun={reading} total={total} label={t('list.progress', { read, total })} thick />
          <p className={css.facts}>
            <span>{t('list.progress', { read, total })}</span>
            <span className={ready === total ? css.ready : undefined}>
              {ready === total ? t('list.ready', { total }) : t('list.notReady', { ready, total })}
            </span>
          </p>
        </div>
      )}
      <div className={css.actions}>
        {props.next && (
          <a className={buttonClass('primary')} href={paperHref(props.next.id)} title={props.next.title}>
            {read + reading > 0 ? t('list.continue') : t('list.start')}
          </a>
        )}
        {ready < total && toFetch && (
          <Button onPress={() => void downloadPapers({ ids: [], list: list.id })}>
            <ArrowDownToLine size={15} aria-hidden />
            {t('list.download')}
          </Button>
        )}
        <Menu
          label={t('list.options')}
          trigger={
            <IconButton label={t('list.options')}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onAction={() => void appendSection(list)}>{t('lists:page.addSection')}</MenuItem>
          <MenuItem onAction={() => props.onCloseAll(true)}>{t('lists:page.collapseAll')}</MenuItem>
          <MenuItem onAction={() => props.onCloseAll(false)}>{t('lists:page.expandAll')}</MenuItem>
          <MenuItem onAction={() => props.onHideRead(!props.hideRead)}>
            {props.hideRead ? t('list.showAll') : t('list.hideRead')}
          </MenuItem>
          <MenuItem onAction={() => void saveExport(listExportPath(list.id), `${list.title}.md`)}>
            {t('list.exportMarkdown')}
          </MenuItem>
          <MenuLine />
          <MenuItem onAction={() => void newList(list.id)}>{t('lists:tree.newInside')}</MenuItem>
          {summary && (
            <MenuItem onAction={() => useTree.setState({ dialog: { kind: 'move', list: summary } })}>
              {t('lists:tree.move')}
            </MenuItem>
          )}
          {summary && (
            <MenuItem onAction={() => useTree.setState({ dialog: { kind: 'merge', list: summary } })}>
              {t('lists:tree.merge')}
            </MenuItem>
          )}
          <MenuItem onAction={() => void archiveList(list, !list.archived)}>
            {t(list.archived ? 'lists:tree.unarchive' : 'lists:tree.archive')}
          </MenuItem>
          <MenuLine />
          <MenuItem danger onAction={() => void removeList(list)}>
            {t('list.remove')}
          </MenuItem>
        </Menu>
        {props.next && read + reading > 0 && <span className={css.nextTitle}>{props.next.title}</span>}
      </div>
    </header>
  )
}

async function appendSection(list: ListDetail['list']): Promise<void> {
  const id = crypto.randomUUID()
  if (!(await rearrange(list, addSection(list.sections, id, words('lists:page.newSection'))))) return
  requestAnimationFrame(() => {
    const head = document.querySelector<HTMLElement>(`[data-section="${id}"]`)
    head?.scrollIntoView({ block: 'center' })
    head?.querySelector('h2')?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
  })
}

/** Whether a PDF is neither on disk nor on its way. */
function wants(papers: ReadonlyMap<PaperId, PaperSummary>, { paperId }: ListItem): boolean {
  const state = papers.get(paperId)?.pdf.state
  return state === 'absent' || state === 'failed'
}

/** "30 June 2024 · From example.org · 20 papers", "Made by you on 24 November 2026 · 5 papers". */
function sourceLine({ list, progress }: ListDetail, t: Words): string {
  const language = currentLanguage()
  const papers = t('list.papers', { count: progress.total })
  const day = longDate(list.date ?? list.createdAt, language)
  if (list.source.kind === 'person') return [t('list.made', { date: day }), papers].join(' · ')
  const names = { text: 'list.sourceText', sample: 'list.sourceSample' } as const
  const { kind, name, url } = list.source
  const source = url ? hostOf(url) : (name ?? (kind in names ? t(names[kind as keyof typeof names]) : null))
  return [list.date ? day : t('list.imported', { date: day }), source ? t('list.from', { source }) : null, papers]
    .filter((part) => part !== null)
    .join(' · ')
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? url
}

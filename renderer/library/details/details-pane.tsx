// The details of one paper, at the right of a list: what it says of itself, where it came from, what is on disk.
import { X } from 'lucide-react'
import { useState } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperDetail } from '../../../preload/model/paper.ts'
import { paperHref } from '../../app/routes.ts'
import { useWords } from '../../app/words/words.ts'
import { Button, buttonClass, IconButton } from '../../ui/button.tsx'
import { Clamped } from '../../ui/clamped.tsx'
import { cx } from '../../ui/class-names.ts'
import { Editable } from '../../ui/editable.tsx'
import { MathText } from '../../ui/math-text.tsx'
import { Message } from '../../ui/message.tsx'
import { RowShapes } from '../../ui/shape.tsx'
import { useCommands } from '../../app/commands.ts'
import { describe, namesIn } from '../describe.ts'
import { DetailsActions } from './details-actions.tsx'
import { Files } from './details-files.tsx'
import { MarksAndNotes } from './details-marks.tsx'
import { InLists, Tags, Why } from './details-parts.tsx'
import { Facts, Versions } from './details-versions.tsx'
import css from './details-pane.module.css'
import { usePaperDetail } from './details-store.ts'
import { MoreLikeThis } from './more-like-this.tsx'
import { StatusChoice } from '../status-choice.tsx'

/** The pane. `ids` are the papers selected; one is described, several are counted. `over` slides it over the list. */
export function DetailsPane(props: {
  readonly ids: readonly PaperId[]
  readonly open: boolean
  readonly over: boolean
  readonly onClose: () => void
}) {
  const t = useWords()
  const { ids, open, over, onClose: close } = props
  const id = ids.length === 1 ? (ids[0] ?? null) : null
  const shown = open && !(over && ids.length === 0)
  const { detail, failure, retry } = usePaperDetail(shown ? id : null)
  useCommands(over && shown ? { 'list.clear': close } : {})
  if (!shown) return null
  return (
    <aside className={cx(css.pane, over && css.over)} aria-label={t('details.label')}>
      {over && (
        <div className={css.closer}>
          <IconButton label={t('app.close')} onPress={close}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      )}
      {ids.length > 1 ? (
        <Message title={t('details.many', { count: ids.length })} />
      ) : id === null ? (
        <Message title={t('details.none')} />
      ) : failure ? (
        <Message tone="alert" title={t('details.failed')} action={<Button onPress={retry}>{t('app.retry')}</Button>}>
          {failure}
        </Message>
      ) : detail?.record.id === id ? (
        <Details key={id} detail={detail} />
      ) : detail ? null : (
        <RowShapes rows={3} label={t('app.loading')} />
      )}
    </aside>
  )
}

function Details({ detail }: { readonly detail: PaperDetail }) {
  const t = useWords()
  const { record, summary } = detail
  const newest = record.versions.at(-1)
  return (
    <article className={css.details} aria-labelledby="details-title">
      <header>
        <Title detail={detail} />
        {record.arxivId !== null && summary.givenTitle && summary.givenTitle !== summary.title && (
          <p className={css.given}>{t('paper.givenTitle', { title: summary.givenTitle })}</p>
        )}
        <Authors detail={detail} />
      </header>
      <div className={css.actions}>
        <a className={buttonClass('primary')} href={paperHref(record.id)}>
          {t(wayIn[summary.status.value])}
        </a>
        <StatusChoice paper={summary} />
        <DetailsActions paper={summary} />
      </div>
      {(newest?.abstract || record.arxivId) && (
        <section>
          <h3 className={css.heading}>{t('details.abstract')}</h3>
          {newest?.abstract ? (
            <p className={css.abstract}>
              <MathText text={newest.abstract} />
            </p>
          ) : (
            <p className={css.quiet}>
              {t(record.metadata.state === 'no-such-paper' ? 'details.noSuchPaper' : 'details.noAbstract')}
            </p>
          )}
        </section>
      )}
      <Tags paper={summary} />
      <InLists detail={detail} />
      <MarksAndNotes record={record} />
      <Versions record={record} />
      <Facts record={record} />
      <Files record={record} pdf={summary.pdf} />
      <Why detail={detail} />
      <MoreLikeThis id={record.id} />
    </article>
  )
}

/** The title; that of a PDF of one's own can be changed where it stands. */
function Title({ detail: { record, summary } }: { readonly detail: PaperDetail }) {
  const t = useWords()
  const heading = (
    <Clamped as="h2" id="details-title" className={css.title} text={summary.title} lines={TITLE_LINES}>
      <MathText text={summary.title} />
    </Clamped>
  )
  if (record.arxivId !== null) return heading
  return (
    <Editable
      value={summary.title}
      label={t('details.editTitle')}
      editLabel={t('details.editTitle')}
      className={css.title}
      onSave={(title) => void describe(summary, { title, authors: summary.authors })}
    >
      {heading}
    </Editable>
  )
}

function Authors({ detail: { record, summary } }: { readonly detail: PaperDetail }) {
  const t = useWords()
  if (record.arxivId !== null) return <AuthorNames names={summary.authors} />
  return (
    <Editable
      value={summary.authors.join('; ')}
      label={t('details.authors')}
      editLabel={t('details.editAuthors')}
      mayBeEmpty
      onSave={(text) => void describe(summary, { title: summary.title, authors: namesIn(text) })}
    >
      {summary.authors.length === 0 ? (
        <p className={css.quiet}>{t('details.noAuthors')}</p>
      ) : (
        <AuthorNames names={summary.authors} />
      )}
    </Editable>
  )
}

/** Lines of a title that are shown at once: all of any title but a mistaken one. */
const TITLE_LINES = 7

/** What the main button says; never just "Read", which is also a status. */
const wayIn = {
  unread: 'list.start',
  reading: 'list.continue',
  read: 'list.again',
  'set-aside': 'list.start',
} as const

/** Author lists longer than this fold. */
const MOST_AUTHORS = 8

function AuthorNames({ names }: { readonly names: readonly string[] }) {
  const t = useWords()
  const [all, setAll] = useState(false)
  const folds = names.length > MOST_AUTHORS + 2
  const shown = folds && !all ? names.slice(0, MOST_AUTHORS) : names
  if (names.length === 0) return null
  return (
    <p className={css.authors}>
      {shown.join(', ')}
      {folds && (
        <>
          {all ? ' ' : ' … '}
          <Button look="link" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? t('details.fewerAuthors') : t('details.allAuthors', { count: names.length })}
          </Button>
        </>
      )}
    </p>
  )
}

// The bin: papers that were removed, brought back or deleted for good, one or all. Nothing is deleted without being asked.
import { useState } from 'react'
import type { BinnedPaper } from '../../../preload/model/bin.ts'
import { currentLanguage, useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { fileSize, shortAuthors, timeFromNow } from '../../ui/format.ts'
import { Message } from '../../ui/message.tsx'
import { RowShapes } from '../../ui/shape.tsx'
import css from './bin-page.module.css'
import { bringBack, emptyBin, useBin } from './bin-store.ts'

interface Question {
  /** Null for all of them. */
  readonly entries: readonly string[] | null
  readonly count: number
  readonly bytes: number
}

export function BinPage() {
  const t = useWords()
  const language = currentLanguage()
  const { state, message, total, bytes, papers, more, retry } = useBin()
  const [asked, setAsked] = useState<Question | null>(null)
  const ask = (paper: BinnedPaper): void => setAsked({ entries: [paper.entry], count: 1, bytes: paper.bytes })
  return (
    <div className={css.scroller}>
      <div className={css.column}>
        <header className={css.head}>
          <h1 className={css.title}>{t('library:bin.title')}</h1>
          {total > 0 && (
            <>
              <p className={css.size} role="status">
                {t('library:bin.size', { count: total, size: fileSize(bytes, language) })}
              </p>
              <Button danger onPress={() => setAsked({ entries: null, count: total, bytes })}>
                {t('library:bin.emptyAll')}
              </Button>
            </>
          )}
        </header>
        {state === 'failed' ? (
          <Message
            tone="alert"
            title={t('library:bin.failed')}
            action={<Button onPress={retry}>{t('app.retry')}</Button>}
          >
            {message}
          </Message>
        ) : state === 'loading' ? (
          <RowShapes rows={5} label={t('app.loading')} />
        ) : total === 0 ? (
          <Message title={t('library:bin.empty')}>{t('library:bin.emptyBody')}</Message>
        ) : (
          <ul className={css.papers} aria-label={t('library:bin.title')}>
            {papers.map((paper) => (
              <li key={paper.entry} className={css.paper}>
                <div className={css.words}>
                  <p className={css.name}>{paper.title}</p>
                  <p className={css.facts}>
                    {[
                      shortAuthors(paper.authors).names,
                      paper.earlier && t('library:bin.earlier'),
                      t('library:bin.removed', { when: timeFromNow(paper.removedAt, language) }),
                      fileSize(paper.bytes, language),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {!paper.earlier && (
                  <Button
                    aria-label={t('library:bin.bringBackPaper', { title: paper.title })}
                    onPress={() => void bringBack([paper.id])}
                  >
                    {t('library:bin.bringBack')}
                  </Button>
                )}
                <Button
                  look="quiet"
                  danger
                  aria-label={t('library:bin.deletePaper', { title: paper.title })}
                  onPress={() => ask(paper)}
                >
                  {t('library:bin.delete')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {papers.length < total && state === 'ready' && <Button onPress={more}>{t('library:bin.more')}</Button>}
      </div>
      {asked && <Ask question={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

/** Deleting for good is the one thing that cannot be taken back: it says what and how much. */
function Ask({ question, onClose }: { readonly question: Question; readonly onClose: () => void }) {
  const t = useWords()
  const { count, bytes, entries } = question
  return (
    <Dialog title={t('library:bin.confirmTitle')} onClose={onClose} width={440}>
      <p>{t('library:bin.confirm', { count, size: fileSize(bytes, currentLanguage()) })}</p>
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          {t('app.cancel')}
        </Button>
        <Button
          danger
          onPress={() => {
            onClose()
            void emptyBin(entries)
          }}
        >
          {entries === null ? t('library:bin.emptyAll') : t('library:bin.delete')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

// The import in two panes: left the source as it came, right the draft; below, where it goes and the button that does it.
import { useState } from 'react'
import { useApp } from '../app/app-store.ts'
import { useMedia } from '../app/use-media.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Segments } from '../ui/choices.tsx'
import { Message } from '../ui/message.tsx'
import { DraftPane } from './draft-pane.tsx'
import css from './draft-screen.module.css'
import { includedCount } from './draft-edit.ts'
import { acceptDraft, importInto, startOver, useIntake } from './intake-store.ts'
import { SourcePane } from './source-pane.tsx'

/** Below this the panes take turns. */
const ONE_PANE = '(max-width: 959px)'

export function DraftScreen() {
  const t = useWords()
  const { draft, text, into, busy, failure } = useIntake()
  const lists = useApp((state) => state.lists) ?? []
  const onePane = useMedia(ONE_PANE)
  const [pane, setPane] = useState<'draft' | 'source'>('draft')
  if (!draft) return null
  const count = includedCount(draft)
  const nothing = draft.sections.every(({ items }) => items.length === 0)
  const both = !onePane && text !== null
  return (
    <div className={css.screen}>
      {onePane && text && (
        <div className={css.tabs}>
          <Segments
            label={t('draft.title')}
            value={pane}
            options={[
              { value: 'draft', text: t('draft.showDraft') },
              { value: 'source', text: t('draft.showSource') },
            ]}
            onChange={setPane}
          />
        </div>
      )}
      <div className={css.panes} data-both={both || undefined}>
        {(both || (text && pane === 'source')) && <SourcePane text={text} draft={draft} />}
        {(both || !text || pane === 'draft') &&
          (nothing && draft.problems.length === 0 && draft.mentions.length === 0 ? (
            <Message title={t('draft.nothing')} action={<Button onPress={startOver}>{t('receipt.again')}</Button>}>
              {t('draft.nothingBody')}
            </Message>
          ) : (
            <DraftPane draft={draft} alone={!both} />
          ))}
      </div>
      <footer className={css.foot}>
        <Button look="quiet" onPress={startOver}>
          {t('draft.discard')}
        </Button>
        {failure && (
          <p role="alert" className={css.failure}>
            {failure}
          </p>
        )}
        <span className={css.into}>
          {lists.length > 0 && (
            <Choice
              label={t('draft.into')}
              value={into ?? ''}
              options={[
                { value: '', text: t('draft.newList') },
                ...lists.map((list) => ({
                  value: list.id as string,
                  text: t('draft.intoList', { title: list.title }),
                })),
              ]}
              onChange={(value) => importInto(lists.find(({ id }) => id === value)?.id ?? null)}
            />
          )}
          <Button look="primary" isDisabled={count === 0 || busy !== null} onPress={() => void acceptDraft()}>
            {busy === 'accept'
              ? t('draft.accepting')
              : count === 0
                ? t('draft.acceptNone')
                : t('draft.accept', { count })}
          </Button>
        </span>
      </footer>
    </div>
  )
}

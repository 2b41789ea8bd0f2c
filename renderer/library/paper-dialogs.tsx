// The two dialogs about papers: their tags, and putting them into a reading list. Opened from anywhere by `showPaperDialog`.
import { useState } from 'react'
import { create } from 'zustand'
import type { PaperId } from '../../preload/model/ids.ts'
import { useApp } from '../app/app-store.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import controls from '../ui/controls.module.css'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { addToList, changeTags } from './paper-actions.ts'
import css from './paper-dialogs.module.css'
import { usePapers } from './paper-store.ts'

interface PaperDialog {
  readonly kind: 'tags' | 'lists'
  readonly ids: readonly PaperId[]
}

const useDialog = create<{ readonly open: PaperDialog | null }>(() => ({ open: null }))

/** Opens one of the dialogs for some papers; for none, nothing happens. */
export function showPaperDialog(open: PaperDialog): void {
  if (open.ids.length > 0) useDialog.setState({ open })
}

/** Where the dialogs are drawn: once, in the app. */
export function PaperDialogs() {
  const open = useDialog((state) => state.open)
  const close = (): void => useDialog.setState({ open: null })
  if (!open) return null
  return open.kind === 'tags' ? (
    <TagsDialog ids={open.ids} onClose={close} />
  ) : (
    <ListsDialog ids={open.ids} onClose={close} />
  )
}

interface DialogProps {
  readonly ids: readonly PaperId[]
  readonly onClose: () => void
}

function TagsDialog({ ids, onClose }: DialogProps) {
  const t = useWords()
  const byId = usePapers((state) => state.byId)
  const known = useApp((state) => state.counts?.tags)
  const [text, setText] = useState('')
  const tags = [...new Set([...(known ?? []).map(({ tag }) => tag), ...ids.flatMap((id) => byId.get(id)?.tags ?? [])])]
  const holders = (tag: string): number => ids.filter((id) => byId.get(id)?.tags.includes(tag)).length
  const add = (): void => {
    const tag = text.trim().replace(/^#/, '')
    if (tag) void changeTags(ids, { add: [tag], remove: [] })
    setText('')
  }
  return (
    <Dialog title={t('tags.title')} onClose={onClose} width={380}>
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <input
          className={controls.input}
          value={text}
          maxLength={100}
          autoFocus
          aria-label={t('tags.hint')}
          placeholder={t('tags.hint')}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" isDisabled={!text.trim()}>
          {t('tags.add')}
        </Button>
      </form>
      {tags.length === 0 ? (
        <p className={css.hint}>{t('tags.none')}</p>
      ) : (
        <ul className={css.ticks}>
          {tags.map((tag) => {
            const count = holders(tag)
            return (
              <li key={tag}>
                <Tick
                  checked={count === ids.length ? true : count > 0 ? 'some' : false}
                  onChange={(on) => void changeTags(ids, on ? { add: [tag], remove: [] } : { add: [], remove: [tag] })}
                >
                  {tag}
                </Tick>
              </li>
            )
          })}
        </ul>
      )}
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          {t('app.done')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function ListsDialog({ ids, onClose }: DialogProps) {
  const t = useWords()
  const lists = useApp((state) => state.lists) ?? []
  const [title, setTitle] = useState('')
  const choose = (list: Parameters<typeof addToList>[1]): void => {
    void addToList(ids, list)
    onClose()
  }
  return (
    <Dialog title={t('toList.title')} onClose={onClose} width={420}>
      {lists.length > 0 && (
        <ul className={css.lists} aria-label={t('toList.existing')}>
          {lists.map((list) => (
            <li key={list.id}>
              <Button look="quiet" onPress={() => choose(list)}>
                {list.title}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim()) choose({ id: null, title: title.trim() })
        }}
      >
        <input
          className={controls.input}
          value={title}
          maxLength={1000}
          autoFocus
          aria-label={t('toList.name')}
          placeholder={t('toList.create')}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Button type="submit" look="primary" isDisabled={!title.trim()}>
          {t('toList.add')}
        </Button>
      </form>
    </Dialog>
  )
}

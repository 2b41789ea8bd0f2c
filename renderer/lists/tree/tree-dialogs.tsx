// Dialogs about a whole list: where it is moved, what it is merged with.
import { useState } from 'react'
import type { ListSummary } from '../../../preload/model/list.ts'
import { useApp } from '../../app/app-store.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { Segments } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChooseList } from './choose-list.tsx'
import { mergeList, placeList } from './tree-actions.ts'
import { mayEnter } from './tree-shape.ts'
import { useTree } from './tree-store.ts'
import css from './tree.module.css'

const close = (): void => useTree.setState({ dialog: null })

export function TreeDialogs() {
  const dialog = useTree((state) => state.dialog)
  if (!dialog) return null
  return dialog.kind === 'move' ? <MoveDialog list={dialog.list} /> : <MergeDialog list={dialog.list} />
}

function MoveDialog({ list }: { readonly list: ListSummary }) {
  const t = useWords()
  const lists = useApp((state) => state.lists) ?? []
  const move = (parent: ListSummary | null): void => {
    close()
    void placeList(list, { parent: parent?.id ?? null, before: null })
  }
  return (
    <Dialog title={t('lists:tree.moveTitle', { title: list.title })} onClose={close} width={440}>
      {list.parent !== null && (
        <Button look="quiet" onPress={() => move(null)}>
          {t('lists:tree.top')}
        </Button>
      )}
      <ChooseList
        lists={lists.filter((each) => each.id !== list.parent && mayEnter(lists, list.id, each.id))}
        onChoose={move}
      />
    </Dialog>
  )
}

function MergeDialog({ list }: { readonly list: ListSummary }) {
  const t = useWords()
  const lists = useApp((state) => state.lists) ?? []
  const [sections, setSections] = useState<'keep' | 'join'>('keep')
  return (
    <Dialog title={t('lists:tree.mergeTitle', { title: list.title })} onClose={close} width={480}>
      <p className={css.body}>{t('lists:tree.mergeBody')}</p>
      <Segments
        label={t('lists:tree.merge')}
        value={sections}
        options={[
          { value: 'keep', text: t('lists:tree.keepSections') },
          { value: 'join', text: t('lists:tree.joinSections') },
        ]}
        onChange={setSections}
      />
      <ChooseList
        lists={lists.filter((each) => each.id !== list.id)}
        onChoose={(into) => {
          close()
          void mergeList(list, into, sections)
        }}
      />
    </Dialog>
  )
}

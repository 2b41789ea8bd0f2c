// Where an item of a list is moved: another section of it, or another list.
import type { ReadingList } from '../../preload/model/list.ts'
import { api } from '../app/api.ts'
import { useApp } from '../app/app-store.ts'
import { reportFailure } from '../app/failures.ts'
import { toast } from '../app/toasts.ts'
import { useWords, t as words } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { placeItem } from './arrange.ts'
import css from './move-dialog.module.css'
import { rearrange } from './list-store.ts'
import { ChooseList } from './tree/choose-list.tsx'

export function MoveDialog(props: {
  readonly list: ReadingList
  readonly itemId: string
  readonly title: string
  readonly onClose: () => void
}) {
  const t = useWords()
  const { list, itemId, onClose } = props
  const lists = useApp((state) => state.lists) ?? []
  const sections = list.sections.filter(({ items }) => !items.some(({ id }) => id === itemId))
  return (
    <Dialog title={t('lists:page.moveToTitle', { title: props.title })} onClose={onClose} width={460}>
      {sections.length > 0 && (
        <ul className={css.choices} aria-label={t('lists:page.thisList')}>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <Button
                look="quiet"
                onPress={() => {
                  onClose()
                  const moved = placeItem(list.sections, itemId, { section: id, before: null })
                  if (moved) void rearrange(list, moved)
                }}
              >
                {title ?? t('list.untitledSection')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ChooseList
        lists={lists.filter(({ id }) => id !== list.id)}
        onChoose={(to) => {
          onClose()
          moveToList(list, itemId, to).catch(reportFailure)
        }}
      />
    </Dialog>
  )
}

async function moveToList(
  list: ReadingList,
  itemId: string,
  to: { readonly id: ReadingList['id']; readonly title: string },
): Promise<void> {
  const { undo } = await api().request('lists.moveItems', { from: list.id, items: [itemId], to: to.id, section: null })
  toast(words('lists:page.movedToList', { list: to.title }), {
    undo: () => api().request('undo.run', { token: undo }),
    again: () => moveToList(list, itemId, to),
  })
}

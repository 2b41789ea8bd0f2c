// Opens the two dialogs about papers from anywhere: their tags, and the reading lists they are in. Their code is loaded
// with the first.
import { create } from 'zustand'
import type { PaperId } from '../../preload/model/ids.ts'
import { later } from '../reader/later.tsx'

interface PaperDialog {
  readonly kind: 'tags' | 'lists'
  readonly ids: readonly PaperId[]
}

const useDialog = create<{ readonly open: PaperDialog | null }>(() => ({ open: null }))
const tags = later(async () => (await import('../tags/tags-dialog.tsx')).TagsDialog)
const lists = later(async () => (await import('./lists-dialog.tsx')).ListsDialog)

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
    <tags.Part ids={open.ids} onClose={close} />
  ) : (
    <lists.Part ids={open.ids} onClose={close} />
  )
}

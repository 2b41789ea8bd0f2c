// The tags of the selected papers, as a dialog.
import type { PaperId } from '../../preload/model/ids.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TagEditor } from './tag-editor.tsx'

export function TagsDialog(props: { readonly ids: readonly PaperId[]; readonly onClose: () => void }) {
  const t = useWords()
  const { ids, onClose } = props
  return (
    <Dialog
      title={ids.length === 1 ? t('tags.title') : t('library:tags.of', { count: ids.length })}
      onClose={onClose}
      width={380}
    >
      <TagEditor ids={ids} />
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          {t('app.done')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

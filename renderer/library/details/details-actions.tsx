// What else can be done to the paper in the details pane: a star, its PDF, arXiv's page, export, removal.
import { Ellipsis, Star } from 'lucide-react'
import { markdownExportPath } from '../../../preload/resources.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import { useApp } from '../../app/app-store.ts'
import { retryDownload } from '../../app/downloads/downloads-store.ts'
import { copyText } from '../../app/copy-text.ts'
import { toast } from '../../app/toasts.ts'
import { useWords } from '../../app/words/words.ts'
import { openOutside } from '../../app/open-outside.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import {
  absUrl,
  downloadPapers,
  refreshPapers,
  removePapers,
  revealPaper,
  saveExport,
  toggleStar,
} from '../paper-actions.ts'
import { showPaperDialog } from '../paper-dialogs.tsx'

export function DetailsActions({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  const reveal = useApp((state) => state.info?.capabilities.revealInFolder)
  const url = absUrl(paper.arxivId)
  const { state } = paper.pdf
  return (
    <>
      {url && state === 'absent' && (
        <Button onPress={() => void downloadPapers({ ids: [paper.id] })}>{t('actions.download')}</Button>
      )}
      {state === 'failed' && <Button onPress={() => retryDownload(paper.id)}>{t('actions.downloadAgain')}</Button>}
      <IconButton
        label={t(paper.starred ? 'actions.unstar' : 'actions.star')}
        command="paper.star"
        aria-pressed={paper.starred}
        onPress={() => void toggleStar([paper.id])}
      >
        <Star size={16} aria-hidden {...(paper.starred ? { fill: 'currentColor' } : {})} />
      </IconButton>
      <Menu
        label={t('app.more')}
        trigger={
          <IconButton label={t('app.more')}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem command="paper.tags" onAction={() => showPaperDialog({ kind: 'tags', ids: [paper.id] })}>
          {t('actions.editTags')}
        </MenuItem>
        <MenuItem command="paper.lists" onAction={() => showPaperDialog({ kind: 'lists', ids: [paper.id] })}>
          {t('actions.addToList')}
        </MenuItem>
        <MenuLine />
        {url && <MenuItem onAction={() => openOutside(url)}>{t('actions.openArxiv')}</MenuItem>}
        {url && (
          <MenuItem onAction={() => void copyText(url).then((copied) => copied && toast(t('app.copied')))}>
            {t('actions.copyLink')}
          </MenuItem>
        )}
        {url && <MenuItem onAction={() => void refreshPapers([paper.id])}>{t('actions.refresh')}</MenuItem>}
        <MenuItem onAction={() => void saveExport(markdownExportPath(paper.id), `${paper.id.replace('/', '_')}.md`)}>
          {t('actions.exportMarkdown')}
        </MenuItem>
        {reveal && <MenuItem onAction={() => void revealPaper(paper.id)}>{t('actions.reveal')}</MenuItem>}
        <MenuLine />
        <MenuItem danger command="list.remove" onAction={() => void removePapers([paper.id])}>
          {t('actions.remove')}
        </MenuItem>
      </Menu>
    </>
  )
}

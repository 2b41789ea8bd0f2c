// The PDFs of a paper on disk: version, pages, size, fingerprint; or why there is none.
import { Copy, FolderOpen } from 'lucide-react'
import type { PaperRecord, PdfState } from '../../../preload/model/paper.ts'
import { useApp } from '../../app/app-store.ts'
import { copyText } from '../../app/copy-text.ts'
import { toast } from '../../app/toasts.ts'
import { toldProblem } from '../../app/words/told.ts'
import { currentLanguage, useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { fileSize } from '../../ui/format.ts'
import css from './details-pane.module.css'
import { revealPaper } from '../paper-actions.ts'

export function Files({ record, pdf }: { readonly record: PaperRecord; readonly pdf: PdfState }) {
  const t = useWords()
  const language = currentLanguage()
  const reveal = useApp((state) => state.info?.capabilities.revealInFolder)
  const copy = (sha256: string): void => void copyText(sha256).then((copied) => copied && toast(t('app.copied')))
  return (
    <section>
      <h3 className={css.heading}>{t('details.files')}</h3>
      <ul className={css.files}>
        {record.files.map((file) => (
          <li key={file.version}>
            <span>
              {[
                // A PDF of one's own has no versions to tell apart.
                file.name ?? (record.arxivId && `v${file.version}`),
                file.pages && t('details.pages', { count: file.pages }),
                fileSize(file.bytes, language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <code className={css.sha} title={file.sha256}>
              SHA-256 {file.sha256.slice(0, 12)}…
            </code>
            <IconButton label={t('library:details.copySha')} onPress={() => copy(file.sha256)}>
              <Copy size={14} aria-hidden />
            </IconButton>
            {reveal && (
              <IconButton label={t('actions.reveal')} onPress={() => void revealPaper(record.id)}>
                <FolderOpen size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {record.files.length === 0 && (
        <p className={css.quiet}>{pdf.state === 'absent' ? t('details.noFiles') : t(`paper.pdf.${pdf.state}`)}</p>
      )}
      {pdf.problem && <p className={css.problem}>{toldProblem(pdf.problem)}</p>}
    </section>
  )
}

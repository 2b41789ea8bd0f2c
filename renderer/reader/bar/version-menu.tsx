// The version on screen, where there is another: those on disk open at once, those arXiv has are shown with their date.
import type { PaperDetail } from '../../../preload/model/paper.ts'
import { go } from '../../app/routes.ts'
import { currentLanguage, useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { longDate } from '../../ui/format.ts'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import css from './bar.module.css'

export function VersionMenu({ detail, version }: { readonly detail: PaperDetail; readonly version: number }) {
  const t = useWords()
  const { record, summary } = detail
  const latest = Math.max(version, summary.latestVersion ?? 0, ...record.files.map((file) => file.version))
  if (latest === 1 || record.arxivId === null) return null
  const versions = Array.from({ length: latest }, (_, index) => latest - index)
  const newer = latest > version
  const shown = newer ? `v${version} → v${latest}` : `v${version}`
  return (
    <span className={css.chip} data-newer={newer || undefined}>
      <Menu
        label={t('reader:bar.versions')}
        trigger={
          <Button
            look="quiet"
            aria-label={
              newer
                ? `${shown}: ${t('reader:bar.newer', { version: latest })}`
                : `${shown}: ${t('reader:bar.versions')}`
            }
          >
            {shown}
          </Button>
        }
      >
        {versions.map((each) => {
          const onDisk = record.files.some((file) => file.version === each)
          const date = record.versions.find((known) => known.version === each)?.updated
          return (
            <MenuItem
              key={each}
              ticked={each === version}
              onAction={() => go({ at: 'paper', id: record.id, version: each, query: new URLSearchParams() })}
            >
              {[
                t('reader:bar.version', { version: each }),
                date ? longDate(date, currentLanguage()) : null,
                onDisk ? t('reader:bar.versionOnDisk') : null,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </MenuItem>
          )
        })}
      </Menu>
    </span>
  )
}

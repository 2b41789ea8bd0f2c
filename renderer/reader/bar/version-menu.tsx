// The version on screen, where there is another: those on disk open at once, those arXiv has are shown with their date.
import { firstOwnFile } from '../../../preload/model/ids.ts'
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
  // Files that are no version of arXiv's stand after those that are, under their own names.
  const own = record.files.filter((file) => file.version >= firstOwnFile)
  const known = [version, ...record.files.map((file) => file.version)].filter((each) => each < firstOwnFile)
  const latest = Math.max(0, summary.latestVersion ?? 0, ...known)
  const versions = [...Array.from({ length: latest }, (_, index) => latest - index), ...own.map((file) => file.version)]
  if (versions.length < 2) return null
  const newer = latest > version
  const nameOf = (each: number): string => own.find((file) => file.version === each)?.name ?? `v${each}`
  const shown = newer ? `v${version} → v${latest}` : nameOf(version)
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
                each < firstOwnFile ? t('reader:bar.version', { version: each }) : nameOf(each),
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

// The side panel: contents, pages, marks. One at a time.
import { X } from 'lucide-react'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { Segments } from '../../ui/choices.tsx'
import { ContinueButton } from '../progress/continue-button.tsx'
import { showPanels, type RailTab } from '../state/panels.ts'
import { MarkList } from './mark-list.tsx'
import { Outline } from './outline.tsx'
import css from './rail.module.css'
import { References } from './references.tsx'
import { Thumbnails } from './thumbnails.tsx'

export function Rail({ tab, record }: { readonly tab: RailTab; readonly record: PaperRecord }) {
  const t = useWords()
  return (
    <aside className={css.rail} aria-label={t('reader:rail.label')}>
      <header className={css.head}>
        <Segments<RailTab>
          label={t('reader:rail.label')}
          value={tab}
          options={[
            { value: 'outline', text: t('reader:rail.outline') },
            { value: 'pages', text: t('reader:rail.pages') },
            { value: 'marks', text: t('reader:rail.marks') },
            { value: 'references', text: t('reader:rail.references') },
          ]}
          onChange={(rail) => showPanels({ rail })}
        />
        <IconButton label={t('reader:rail.close')} onPress={() => showPanels({ rail: null })}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className={css.body}>
        {tab === 'outline' && <ContinueButton record={record} />}
        {tab === 'outline' && <Outline record={record} />}
        {tab === 'pages' && <Thumbnails />}
        {tab === 'marks' && <MarkList />}
        {tab === 'references' && <References />}
      </div>
    </aside>
  )
}

// Downloads at the foot of the sidebar: how far they are, and the queue in a popover.
import { ArrowDownToLine } from 'lucide-react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { cx } from '../../ui/class-names.ts'
import controls from '../../ui/controls.module.css'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { useCommands } from '../commands.ts'
import { showView, useView } from '../view-store.ts'
import { useWords } from '../words/words.ts'
import css from './downloads.module.css'
import { DownloadsQueue } from './downloads-queue.tsx'
import { isPending, overall, useDownloads } from './downloads-store.ts'

/** The button and its popover; `w` opens it too. */
export function DownloadsButton() {
  const t = useWords()
  const downloads = useDownloads()
  const open = useView((state) => state.downloads)
  const pending = downloads.items.some(isPending)
  const { done, total, value } = overall(downloads.items)
  const failed = downloads.items.filter(({ state }) => state === 'failed').length
  useCommands({ 'app.downloads': () => showView({ downloads: !open }) })
  return (
    <DialogTrigger isOpen={open} onOpenChange={(downloads) => showView({ downloads })}>
      <AriaButton className={cx(controls.button, controls.quiet, css.opener)}>
        <ArrowDownToLine size={16} aria-hidden />
        <span className={css.openerWords}>
          {pending ? (
            <>
              <span className="visually-hidden">{t('downloads.open')} </span>
              <span className={css.number}>
                {downloads.paused && `${t('downloads.paused')} `}
                {t('downloads.total', { done, total })}
              </span>
              <ProgressLine value={value} total={total} kind="work" />
            </>
          ) : (
            <>
              {t('downloads.open')}
              {failed > 0 && <span className={css.failed}>{t('downloads.failed', { count: failed })}</span>}
            </>
          )}
        </span>
      </AriaButton>
      <Popover placement="top start" offset={8} className={cx(controls.popover, css.popover)}>
        <Dialog className={css.dialog ?? ''} aria-label={t('downloads.title')}>
          <DownloadsQueue />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

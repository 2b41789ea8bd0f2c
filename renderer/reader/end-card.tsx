// At the end of a paper: the offer to call it read. It is only ever an offer.
import { useState } from 'react'
import type { PaperId } from '../../preload/model/ids.ts'
import type { Status } from '../../preload/model/paper.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import css from './reader.module.css'
import { usePanels } from './state/panels.ts'
import { setStatus } from './state/status.ts'
import { useReader } from './state/use-reader.ts'

export function EndCard({ id, status }: { readonly id: PaperId; readonly status: Status }) {
  const t = useWords()
  const reached = useReader((state) => state.reachedEnd && state.page >= state.pages - 1)
  const [later, setLater] = useState(false)
  const presenting = usePanels((state) => state.presenting)
  if (!reached || later || presenting || status === 'read' || status === 'set-aside') return null
  return (
    <div className={css.end} role="group" aria-label={t('reader:end.question')} data-floating>
      <p>{t('reader:end.question')}</p>
      <Button look="primary" onPress={() => void setStatus(id, 'read')}>
        {t('reader:end.read')}
      </Button>
      <Button look="quiet" onPress={() => setLater(true)}>
        {t('reader:end.later')}
      </Button>
    </div>
  )
}

// Thin bars over the screen for what concerns all of it: no answer from main, no network, arXiv's pause.
import { Button } from '../../ui/button.tsx'
import { clockTime } from '../../ui/format.ts'
import { useApp } from '../app-store.ts'
import css from './status-bars.module.css'
import { told } from '../words/told.ts'
import { currentLanguage, useWords } from '../words/words.ts'

/** The one bar that matters most now; nothing when all is well. */
export function StatusBars() {
  const t = useWords()
  const connection = useApp((state) => state.connection)
  const arxiv = useApp((state) => state.arxiv)
  const online = useApp((state) => state.online)

  if (connection === 'reconnecting' || connection === 'refused' || connection === 'closed') {
    return (
      <div className={css.bar} data-tone="alert" role="alert">
        {t('state.lost')}
        {connection !== 'reconnecting' && (
          <Button look="link" onPress={() => window.location.reload()}>
            {t('state.reconnect')}
          </Button>
        )}
      </div>
    )
  }
  if (arxiv.state === 'stopped')
    return <Bar tone="warning">{arxiv.message ? told({ ...arxiv, message: arxiv.message }) : t('state.stopped')}</Bar>
  if (arxiv.state === 'cooling' && arxiv.until) {
    return <Bar tone="warning">{t('state.cooling', { time: clockTime(arxiv.until, currentLanguage()) })}</Bar>
  }
  if (!online || arxiv.state === 'offline') return <Bar tone="quiet">{t('state.offline')}</Bar>
  return null
}

function Bar(props: { readonly tone: 'quiet' | 'warning'; readonly children: string }) {
  return (
    <div className={css.bar} data-tone={props.tone} role="status">
      {props.children}
    </div>
  )
}

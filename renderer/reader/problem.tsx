// Why a paper did not open: one sentence, one action.
import { useState } from 'react'
import type { PaperId } from '../../preload/model/ids.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/failures.ts'
import { assertNever } from '../../preload/errors.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import { Message } from '../ui/message.tsx'
import type { OpenProblem } from './island/engine.ts'
import css from './reader.module.css'
import { useSession } from './state/use-reader.ts'

export function Problem({ problem, id }: { readonly problem: OpenProblem; readonly id: PaperId }) {
  const t = useWords()
  const session = useSession()
  const again = <Button onPress={() => session.restart()}>{t('reader:open.retry')}</Button>
  const download = (
    <Button look="primary" onPress={() => void api().request('downloads.retry', { id }).catch(reportFailure)}>
      {t('reader:open.downloadAgain')}
    </Button>
  )
  switch (problem) {
    case 'password':
    case 'wrong-password':
      return <AskPassword wrong={problem === 'wrong-password'} />
    case 'damaged':
      return <Message tone="alert" title={t('reader:open.damaged')} action={download} />
    case 'empty':
      return <Message tone="alert" title={t('reader:open.empty')} action={download} />
    case 'missing':
      return <Message tone="alert" title={t('reader:open.missing')} action={download} />
    case 'slow':
      return <Message tone="alert" title={t('reader:open.slow')} action={again} />
    case 'unreachable':
      return <Message tone="alert" title={t('reader:open.unreachable')} action={again} />
    default:
      return assertNever(problem)
  }
}

function AskPassword({ wrong }: { readonly wrong: boolean }) {
  const t = useWords()
  const session = useSession()
  const [password, setPassword] = useState('')
  const [kept, setKept] = useState(false)
  return (
    <form
      className={css.password}
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') session.restart({ text: password, kept })
      }}
    >
      <Message
        title={t(wrong ? 'reader:open.wrongPassword' : 'reader:open.password')}
        action={
          <span className={css.passwordRow}>
            <input
              className={css.passwordField}
              type="password"
              autoFocus
              autoComplete="off"
              value={password}
              aria-label={t('reader:open.passwordLabel')}
              aria-invalid={wrong}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button look="primary" type="submit">
              {t('reader:open.unlock')}
            </Button>
          </span>
        }
      />
      <div className={css.passwordKept}>
        <Tick checked={kept} onChange={setKept}>
          {t('reader:open.keepPassword')}
        </Tick>
      </div>
    </form>
  )
}

// What an address in the paper asks before it leads anywhere: where to, and for arXiv papers, whether to add them.
import { useState } from 'react'
import { PaperId, type ArxivId } from '../../preload/model/ids.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/failures.ts'
import { paperHref } from '../app/routes.ts'
import { useWords } from '../app/words/words.ts'
import { openOutside } from '../app/open-outside.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Floating } from './floating/floating.tsx'
import css from './floating/floating.module.css'
import { arxivIdInUrl, hostOf } from './island/addresses.ts'
import { useReader, useSession } from './state/use-reader.ts'

export function LinkCard() {
  const t = useWords()
  const session = useSession()
  const link = useReader((state) => state.link)
  if (!link) return null
  const close = (): void => session.set({ link: null })
  const host = hostOf(link.url)
  const arxiv = arxivIdInUrl(link.url)
  const open = (): void => {
    close()
    const url = link.url.replace(/^http:/i, 'https:')
    openOutside(url)
  }
  return (
    <Floating box={link.box} role="dialog" label={t('reader:link.title')} wide onEscape={close}>
      <div className={css.card}>
        <p>{host ? t('reader:link.title') : t('reader:link.refused')}</p>
        <p className={css.address}>{link.url}</p>
        <div className={css.actions}>
          {arxiv && <AddPaper id={arxiv} />}
          {host && <Button onPress={open}>{t('reader:link.open', { host })}</Button>}
          <Button
            look="quiet"
            onPress={() => {
              void navigator.clipboard.writeText(link.url)
              session.say(t('reader:mark.copied'))
              close()
            }}
          >
            {t('reader:link.copy')}
          </Button>
        </div>
      </div>
    </Floating>
  )
}

function AddPaper({ id }: { readonly id: ArxivId }) {
  const t = useWords()
  const [state, setState] = useState<'idle' | 'adding' | 'here'>('idle')
  const add = async (): Promise<void> => {
    setState('adding')
    try {
      const { results } = await api().request('papers.add', { text: id })
      const [result] = results
      if (result && (result.outcome === 'added' || result.outcome === 'already-here' || result.outcome === 'updated'))
        setState('here')
      else setState('idle')
    } catch (error) {
      setState('idle')
      reportFailure(error)
    }
  }
  if (state === 'here') {
    return (
      <a className={buttonClass('primary')} href={paperHref(PaperId.parse(id))}>
        {t('reader:link.show')}
      </a>
    )
  }
  return (
    <Button look="primary" isDisabled={state === 'adding'} onPress={() => void add()}>
      {state === 'adding' ? t('reader:link.adding') : t('reader:link.add', { id })}
    </Button>
  )
}

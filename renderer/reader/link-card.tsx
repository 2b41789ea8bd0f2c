// What an address in the paper asks before it leads anywhere: where to, and for arXiv papers, whether to add them.
import { useEffect, useState } from 'react'
import { PaperId, type ArxivId } from '../../preload/model/ids.ts'
import { api } from '../app/api.ts'
import { copyText } from '../app/copy-text.ts'
import { useWords } from '../app/words/words.ts'
import { openOutside } from '../app/open-outside.ts'
import { Button } from '../ui/button.tsx'
import { Floating } from './floating/floating.tsx'
import css from './floating/floating.module.css'
import { arxivIdInUrl, hostOf } from './island/addresses.ts'
import { AddCited } from './previews/cited-work.tsx'
import { crossTo } from './state/crossing.ts'
import { useReader, useSession } from './state/use-reader.ts'

export function LinkCard() {
  const t = useWords()
  const session = useSession()
  const link = useReader((state) => state.link)
  const page = useReader((state) => state.page)
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
          {arxiv && <Cited id={arxiv} url={link.url} page={page} />}
          {host && <Button onPress={open}>{t('reader:link.open', { host })}</Button>}
          <Button
            look="quiet"
            onPress={() => {
              close()
              void copyText(link.url).then((copied) => copied && session.say(t('reader:mark.copied')))
            }}
          >
            {t('reader:link.copy')}
          </Button>
        </div>
      </div>
    </Floating>
  )
}

/** A paper on arXiv: to be opened where it is here, else to be added. */
function Cited(props: { readonly id: ArxivId; readonly url: string; readonly page: number }) {
  const t = useWords()
  const session = useSession()
  const [here, setHere] = useState<boolean | null>(null)
  const { id, url, page } = props
  const paper = PaperId.parse(id)
  useEffect(() => {
    const controller = new AbortController()
    api()
      .request('papers.get', { id: paper }, { signal: controller.signal })
      .then(
        () => setHere(true),
        () => !controller.signal.aborted && setHere(false),
      )
    return () => controller.abort()
  }, [paper])
  if (here === null) return null
  return here ? (
    <Button look="primary" onPress={() => crossTo(session, paper)}>
      {t('reader:link.show')}
    </Button>
  ) : (
    <AddCited arxivId={id} input={url} page={page} />
  )
}

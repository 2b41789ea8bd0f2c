// A cited work and the library: here with its status, lists and notes; or to be added, with where it was cited.
import { useEffect, useState } from 'react'
import { PaperId, type ArxivId, type ListId } from '../../../preload/model/ids.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import type { Reference } from '../../../preload/model/references.ts'
import { api } from '../../app/api.ts'
import { useApp } from '../../app/app-store.ts'
import { reportFailure } from '../../app/failures.ts'
import { openOutside } from '../../app/open-outside.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { hostOf } from '../island/addresses.ts'
import { crossTo } from '../state/crossing.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { firstLines } from './first-lines.ts'
import css from './previews.module.css'

/** What is known of a reference. `page` is the one it is cited on. */
export function CitedWork({ index, page }: { readonly index: number; readonly page: number }) {
  const reference = useReader((state) => state.places?.references[index])
  const known = useReader((state) => state.known.find((each) => each.index === index))
  if (!reference) return null
  if (known) return <Here paper={known.paper} />
  if (reference.arxivId) return <NotHere reference={reference} arxivId={reference.arxivId} page={page} />
  return <Elsewhere reference={reference} />
}

function Here({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  const session = useSession()
  const note = useNote(paper)
  const lists = paper.lists.map(({ title }) => title).join(', ')
  const facts = [
    t('reader:cited.here'),
    t(`status.${paper.status.value}`),
    lists,
    paper.pdf.state === 'ready' ? '' : t(`paper.pdf.${paper.pdf.state}`),
    paper.marks > 0 ? t('reader:rail.count', { count: paper.marks }) : '',
  ].filter((fact) => fact !== '')
  return (
    <div className={css.paper}>
      <p className={css.title}>
        <StatusGlyph status={paper.status.value} progress={paper.progress} size={14} />
        <span>{paper.title}</span>
      </p>
      <p className={css.facts}>{facts.join(' · ')}</p>
      {note !== '' && <p className={css.note}>{note}</p>}
      <div className={css.deeds}>
        <Button look="primary" onPress={() => crossTo(session, paper.id)}>
          {t('reader:cited.open')}
        </Button>
      </div>
    </div>
  )
}

/** The first lines of what was written about a paper. */
function useNote(paper: PaperSummary): string {
  const [note, setNote] = useState('')
  const { id, hasNotes } = paper
  useEffect(() => {
    if (!hasNotes) return
    const controller = new AbortController()
    api()
      .request('papers.get', { id }, { signal: controller.signal })
      .then(({ record }) => setNote(firstLines(record.notes.text)))
      // The note is a convenience here; the paper itself shows it.
      .catch(() => undefined)
    return () => controller.abort()
  }, [id, hasNotes])
  return note
}

function NotHere(props: { readonly reference: Reference; readonly arxivId: ArxivId; readonly page: number }) {
  const t = useWords()
  const { reference, arxivId, page } = props
  return (
    <div className={css.paper}>
      <p className={css.facts}>
        {t('reader:cited.onArxiv', { id: arxivId })} · {t('reader:cited.notHere')}
      </p>
      <div className={css.deeds}>
        <AddCited arxivId={arxivId} input={reference.text} page={page} />
        <Button look="quiet" onPress={() => openOutside(`https://arxiv.org/abs/${arxivId}`)}>
          {t('reader:link.open', { host: 'arxiv.org' })}
        </Button>
      </div>
    </div>
  )
}

/** The button that brings a cited paper in: into a list, or into the library alone. */
export function AddCited(props: { readonly arxivId: ArxivId; readonly input: string; readonly page: number | null }) {
  const t = useWords()
  const session = useSession()
  const lists = useApp((state) => state.lists) ?? []
  const [state, setState] = useState<'idle' | 'adding' | 'added'>('idle')
  const { arxivId, input, page } = props
  const add = async (list: ListChoice): Promise<void> => {
    setState('adding')
    const done = await addCited(session.options.paper, { arxivId, input, page, list })
    setState(done ? 'added' : 'idle')
    if (done) session.say(t('reader:cited.added'))
  }
  if (state === 'added') {
    return (
      <Button look="primary" onPress={() => crossTo(session, PaperId.parse(arxivId))}>
        {t('reader:cited.open')}
      </Button>
    )
  }
  return (
    <Menu
      label={t('reader:cited.add')}
      trigger={
        <Button look="primary" isDisabled={state === 'adding'}>
          {t(state === 'adding' ? 'reader:link.adding' : 'reader:cited.add')}
        </Button>
      }
    >
      {lists.slice(0, 30).map(({ id, title }) => (
        <MenuItem key={id} onAction={() => void add({ id })}>
          {title}
        </MenuItem>
      ))}
      {lists.length > 0 && <MenuLine />}
      <MenuItem onAction={() => void add({ title: t('reader:cited.newList') })}>{t('reader:cited.toNewList')}</MenuItem>
      <MenuItem onAction={() => void add(null)}>{t('reader:cited.libraryOnly')}</MenuItem>
    </Menu>
  )
}

/** A list that is there, one to make, or none. */
type ListChoice = { readonly id: ListId } | { readonly title: string } | null

async function addCited(
  from: PaperId,
  cited: {
    readonly arxivId: ArxivId
    readonly input: string
    readonly page: number | null
    readonly list: ListChoice
  },
): Promise<boolean> {
  try {
    const { results } = await api().request('references.add', {
      ref: { base: cited.arxivId, version: null },
      input: cited.input.slice(0, 4000),
      from: { paper: from, page: cited.page },
      list: cited.list,
    })
    return results.some(({ outcome }) => outcome === 'added' || outcome === 'already-here' || outcome === 'updated')
  } catch (error) {
    reportFailure(error)
    return false
  }
}

function Elsewhere({ reference }: { readonly reference: Reference }) {
  const t = useWords()
  const url = reference.doi === null ? reference.url : `https://doi.org/${reference.doi}`
  const host = url === null ? null : hostOf(url)
  if (url === null || host === null) return null
  return (
    <div className={css.paper}>
      <p className={css.facts}>{url}</p>
      <div className={css.deeds}>
        <Button onPress={() => openOutside(url.replace(/^http:/u, 'https:'))}>{t('reader:link.open', { host })}</Button>
      </div>
    </div>
  )
}

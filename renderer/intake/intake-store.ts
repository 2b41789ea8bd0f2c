// An import on its way: what came in, the draft made of it, the edits, and the receipt. It outlives the screen, so that
// looking something up in the library loses nothing.
import { create } from 'zustand'
import type { DraftSource } from '../../preload/contract/intake.ts'
import type { ListId } from '../../preload/model/ids.ts'
import type { Receipt, SaidSource } from '../../preload/model/list.ts'
import { api } from '../app/api.ts'
import { failureMessage, reportFailure } from '../app/failures.ts'
import { go, paperHref } from '../app/routes.ts'
import { toast } from '../app/toasts.ts'
import { currentLanguage, t } from '../app/words/words.ts'
import { longDate } from '../ui/format.ts'
import { compareWithList } from './again-store.ts'
import { acceptedDraft, applyEdit, startEdit, type DraftEdit, type Edit } from './draft-edit.ts'
import { shownLines } from './tints.ts'
import { looksLikePdf, upload } from './upload.ts'

export interface SourceText {
  readonly name: string | null
  readonly lines: readonly string[]
  readonly cut: boolean
}

interface IntakeState {
  /** `again`: the source made a list before, and is compared with it. */
  readonly stage: 'ways' | 'draft' | 'again' | 'receipt'
  readonly busy: 'text' | 'url' | 'file' | 'accept' | null
  readonly failure: string | null
  /** Null where the text never was in this window (a fetched page, the sample). */
  readonly text: SourceText | null
  readonly draft: DraftEdit | null
  /** The draft as the source says it, before any edit. */
  readonly said: SaidSource | null
  readonly into: ListId | null
  readonly receipt: Receipt | null
  /** What stands in the paste box: another screen in between takes nothing of it. */
  readonly typed: string
}

const atStart: IntakeState = {
  stage: 'ways',
  busy: null,
  failure: null,
  text: null,
  draft: null,
  said: null,
  into: null,
  receipt: null,
  typed: '',
}

export const useIntake = create<IntakeState>(() => atStart)

/** Text longer than this goes as an upload; the contract takes at most 2,000,000 characters. */
const MOST_INLINE = 500_000
let abort = new AbortController()

/** Makes a draft of pasted text. `html` is what the clipboard had beside it: it keeps links that the text lost. */
export async function draftFromText(text: string, html: string | null): Promise<void> {
  if (!text.trim() && !html) return fail(t('intake.empty'))
  await drafting('text', { name: null, ...shownLines(text) }, async (signal) => {
    if (text.length > MOST_INLINE) {
      return { kind: 'upload', upload: await upload(new Blob([text]), 'pasted.txt', { signal }) }
    }
    return { kind: 'text', text, ...(html && html.length < MOST_INLINE && losesLinks(text, html) ? { html } : {}) }
  })
}

/** Makes a draft of a page that main fetches, because the person asked for it. */
export async function draftFromUrl(url: string): Promise<void> {
  if (!/^https:\/\//i.test(url)) return fail(t('intake.notHttps'))
  await drafting('url', null, async () => ({ kind: 'url', url }))
}

/** Makes a draft of the list that comes with the program. */
export async function draftFromSample(): Promise<void> {
  await drafting('text', null, async () => ({ kind: 'sample' }))
}

/** Takes files in: PDFs become papers at once, the first other file becomes a draft. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const pdfs = files.filter(looksLikePdf)
  const other = files.find((file) => !looksLikePdf(file))
  if (pdfs.length > 0) await addPdfs(pdfs)
  if (!other) return
  const shown = await other.slice(0, 4_000_000).text()
  // Bytes and the signs of rich text are no lines that a person wrote.
  const binary = shown.slice(0, 2000).includes('\u0000') || shown.startsWith('{\\rtf')
  await drafting('file', binary ? null : { name: other.name, ...shownLines(shown) }, async (signal) => ({
    kind: 'upload',
    upload: await upload(other, other.name, { signal }),
  }))
}

/** Adds one reference straight away and says what became of it. */
export async function addReference(reference: string): Promise<void> {
  const waiting = toast(t('intake.single', { what: reference }))
  try {
    announceReceipt(await api().request('papers.add', { text: reference }))
  } catch (error) {
    reportFailure(error)
  } finally {
    waiting.dismiss()
  }
}

/** Changes the draft. */
export function edit(change: Edit): void {
  const { draft } = useIntake.getState()
  if (draft) useIntake.setState({ draft: applyEdit(draft, change) })
}

/** Chooses the list the draft goes into; null is a new one. */
export function importInto(into: ListId | null): void {
  useIntake.setState({ into })
}

/** Imports what is ticked. */
export async function acceptDraft(): Promise<void> {
  const { draft, into, busy } = useIntake.getState()
  if (!draft || busy) return
  useIntake.setState({ busy: 'accept', failure: null })
  try {
    const named = into === null ? { ...draft, title: draft.title ?? titleOfDay(draft) } : draft
    const { said } = useIntake.getState()
    const accepted = { ...acceptedDraft(named), ...(said && into === null ? { said } : {}) }
    const receipt = await api().request('intake.accept', { draft: accepted, into })
    useIntake.setState({ stage: 'receipt', receipt, draft: null, text: null, busy: null })
  } catch (error) {
    useIntake.setState({ busy: null, failure: failureMessage(error) })
  }
}

/** What pasted text without a title is called: by its day. Null where main has a better name, of a file or a site. */
export function titleOfDay({ source }: Pick<DraftEdit, 'source'>): string | null {
  if (source.kind !== 'text' || source.url) return null
  return t('draft.titleOfDay', { date: longDate(new Date().toISOString(), currentLanguage()) })
}

/** Goes on with the draft, though its source made a list before. */
export function showDraft(): void {
  useIntake.setState({ stage: 'draft' })
}

/** Back to the ways in; what is under way is cancelled. */
export function startOver(): void {
  abort.abort()
  useIntake.setState(({ stage, typed }) => ({ ...atStart, typed: stage === 'ways' ? typed : '' }))
}

async function drafting(
  busy: 'text' | 'url' | 'file',
  text: SourceText | null,
  source: (signal: AbortSignal) => Promise<DraftSource>,
): Promise<void> {
  abort.abort()
  abort = new AbortController()
  const { signal } = abort
  go({ at: 'add' })
  useIntake.setState(({ typed }) => ({ ...atStart, typed, busy }))
  try {
    const draft = await api().request('intake.draft', await source(signal), { signal })
    if (signal.aborted) return
    const edit = startEdit(draft)
    const accepted = acceptedDraft(edit)
    const { title, intro, sections } = accepted
    const known = sections.length > 0 && (await compareWithList(accepted, signal))
    if (signal.aborted) return
    const stage = known ? 'again' : 'draft'
    useIntake.setState({ stage, busy: null, text, draft: edit, said: { title, intro, sections }, typed: '' })
  } catch (error) {
    if (!signal.aborted) fail(failureMessage(error))
  }
}

async function addPdfs(files: readonly File[]): Promise<void> {
  abort.abort()
  abort = new AbortController()
  const { signal } = abort
  useIntake.setState({ busy: 'file', failure: null })
  const receipts: Receipt[] = []
  for (const file of files) {
    if (signal.aborted) break
    try {
      receipts.push(await api().request('papers.addFile', { upload: await upload(file, file.name, { signal }) }))
    } catch (error) {
      if (!signal.aborted) reportFailure(error)
    }
  }
  if (!signal.aborted) useIntake.setState({ busy: null })
  announceFiles(receipts)
}

/** One file is named; of several that went well only their number is said. */
function announceFiles(receipts: readonly Receipt[]): void {
  const added = receipts.filter(({ results }) => results.every(({ outcome }) => outcome === 'added'))
  const others = receipts.filter((receipt) => added.length < 2 || !added.includes(receipt))
  for (const receipt of others) announceReceipt(receipt)
  if (added.length < 2) return
  toast(t('did.added', { what: t('intake.addFiles', { count: added.length }) }), {
    action: { label: t('receipt.toLibrary'), run: () => go({ at: 'library', filter: {} }) },
  })
}

function announceReceipt({ results }: Receipt): void {
  for (const { paperId, outcome, input, message } of results) {
    const good = paperId !== null && outcome !== 'failed' && outcome !== 'invalid'
    const text =
      outcome === 'added'
        ? t('did.added', { what: input })
        : outcome === 'already-here'
          ? t('did.alreadyHere', { what: input })
          : message
    toast(text || input, {
      tone: good ? 'info' : 'warning',
      action: good ? { label: t('actions.open'), run: () => void (window.location.hash = paperHref(paperId)) } : null,
    })
  }
}

function fail(message: string): void {
  useIntake.setState({ busy: null, failure: message })
}

/** Links to arXiv that only the HTML has. */
function losesLinks(text: string, html: string): boolean {
  const links = (source: string): number => source.match(/arxiv\.org\/(?:abs|pdf|html)\//gi)?.length ?? 0
  return links(html) > 0 && links(text) === 0
}

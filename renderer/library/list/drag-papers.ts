// Papers under the pointer on their way somewhere: onto lists and tags of the sidebar, or out of the window as files.
// The desktop shell hands files to the system itself; a browser downloads the one PDF it is told of where it is dropped.
import type { PaperId } from '../../../preload/model/ids.ts'
import { pdfFileName } from '../../../preload/file-names.ts'
import { pdfPath } from '../../../preload/resources.ts'
import { api } from '../../app/api.ts'
import { useApp } from '../../app/app-store.ts'
import { reportFailure } from '../../app/failures.ts'
import { t } from '../../app/words/words.ts'
import { knownPaper } from '../paper-store.ts'

const TYPE = 'application/x-offprint-papers'

let dragged: readonly PaperId[] | null = null

/** The papers that are being dragged within this window; null when none are. */
export function draggedPapers(): readonly PaperId[] | null {
  return dragged
}

/** Begins a drag of papers; call from `dragstart`. */
export function dragPapers(event: DragEvent, ids: readonly PaperId[]): void {
  const { dataTransfer } = event
  if (!dataTransfer || ids.length === 0) return
  dragged = ids
  forgetAtTheEnd()
  const papers = ids.flatMap((id) => knownPaper(id) ?? [])
  const onDisk = papers.filter(({ pdf }) => pdf.state === 'ready')
  if (useApp.getState().info?.capabilities.dragOut && onDisk.length > 0) {
    // The system takes over from here; the drop comes back as files, and is known by what is dragged.
    event.preventDefault()
    api()
      .request('shell.dragOut', { ids: onDisk.map(({ id }) => id).slice(0, 100) })
      .catch(reportFailure)
    return
  }
  dataTransfer.effectAllowed = 'copyLink'
  dataTransfer.setData(TYPE, JSON.stringify(ids.slice(0, 10_000)))
  dataTransfer.setData('text/plain', papers.map(({ title, arxivId }) => line(title, arxivId)).join('\n'))
  const links = papers.flatMap(({ arxivId }) => (arxivId ? [`https://arxiv.org/abs/${arxivId}`] : []))
  if (links.length > 0) dataTransfer.setData('text/uri-list', links.join('\r\n'))
  const [first] = onDisk
  if (first?.pdf.version) {
    const name = pdfFileName({ id: first.id, version: first.pdf.version, title: first.title })
    dataTransfer.setData(
      'DownloadURL',
      `application/pdf:${name.replaceAll(':', ' ')}:${window.location.origin}${pdfPath(first.id, first.pdf.version)}`,
    )
  }
  showCount(dataTransfer, ids.length === 1 ? (papers[0]?.title ?? '') : t('library.papers', { count: ids.length }))
}

function line(title: string, arxivId: string | null): string {
  return arxivId ? `${title} https://arxiv.org/abs/${arxivId}` : title
}

/** What hangs under the pointer: how many papers, or the title of the one. */
function showCount(dataTransfer: DataTransfer, text: string): void {
  const label = document.createElement('div')
  label.className = 'drag-label'
  label.textContent = text
  document.body.append(label)
  dataTransfer.setDragImage(label, -12, -8)
  setTimeout(() => label.remove())
}

/** A drag that the system took over ends without `dragend`: the first move without a button tells. */
function forgetAtTheEnd(): void {
  const abort = new AbortController()
  const { signal } = abort
  const forget = (): void => {
    abort.abort()
    // After whoever listens for the drop itself.
    setTimeout(() => {
      dragged = null
    })
  }
  window.addEventListener('dragend', forget, { signal })
  window.addEventListener('drop', forget, { signal })
  window.addEventListener('pointerdown', forget, { signal })
  window.addEventListener('pointermove', (event) => event.buttons === 0 && forget(), { signal })
}

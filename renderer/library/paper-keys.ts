// The keys that act on papers, the same in every list of them and in the reader.
import type { PaperId } from '../../preload/model/ids.ts'
import { useCommands } from '../app/commands.ts'
import { downloadPapers, setStatus, toggleStar } from './paper-actions.ts'
import { showPaperDialog } from './paper-dialogs.tsx'

/** Does a deed to the papers it is about, at once or as soon as they are known; false when there are none. */
type ActOn = (work: (ids: readonly PaperId[]) => void) => void | false

/** Answers u, r, e, x, s, t, l and the download for the papers that `actOn` gives when a key is pressed. */
export function usePaperKeys(actOn: ActOn): void {
  const act = (work: (ids: readonly PaperId[]) => void) => (): void | false => actOn(work)
  useCommands({
    'paper.unread': act((about) => void setStatus(about, 'unread')),
    'paper.reading': act((about) => void setStatus(about, 'reading')),
    'paper.read': act((about) => void setStatus(about, 'read')),
    'paper.setAside': act((about) => void setStatus(about, 'set-aside')),
    'paper.star': act((about) => void toggleStar(about)),
    'paper.tags': act((about) => showPaperDialog({ kind: 'tags', ids: about })),
    'paper.lists': act((about) => showPaperDialog({ kind: 'lists', ids: about })),
    'paper.download': act((about) => void downloadPapers({ ids: about })),
  })
}

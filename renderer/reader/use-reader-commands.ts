// What the reader answers to keys and menus.
import { PaperId } from '../../preload/model/ids.ts'
import type { MarkColor } from '../../preload/model/mark.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { api } from '../app/api.ts'
import { runCommand, useCommands } from '../app/commands.ts'
import { reportFailure } from '../app/failures.ts'
import { go } from '../app/routes.ts'
import { t as words } from '../app/words/words.ts'
import { cameFrom } from './came-from.ts'
import { useMarkDeeds } from './marks/use-mark-deeds.ts'
import { goOn } from './progress/go-on.ts'
import { whenSelected } from './selection/when-selected.ts'
import { walk } from './marks/walk.ts'
import { copyLink } from './previews/copy-link-button.tsx'
import { showPanels, usePanels } from './state/panels.ts'
import type { ReaderSession } from './state/session.ts'
import { useSession } from './state/use-reader.ts'

/** Commands that need open pages. Those of every paper are `usePaperCommands`. */
export function useReaderCommands(detail: PaperDetail): void {
  const session = useSession()
  const deeds = useMarkDeeds()
  const color = (wanted: MarkColor) => (): void | false => {
    if (whenSelected(session, () => void deeds.highlight(wanted))) return
    const { active } = session.store.getState()
    const mark = active && session.marks.get(active.id)
    return mark ? deeds.recolor(mark, wanted) : false
  }
  useCommands({
    'app.undo': () => (deeds.undo() ? undefined : false),
    'app.redo': () => (deeds.redo() ? undefined : false),
    'reader.nextGuess': () => (session.previews?.nextGuess() ? undefined : false),
    'reader.copyLink': () => void copyLink(session),
    'reader.references': () => {
      const { rail } = usePanels.getState()
      showPanels({ rail: rail === 'references' ? null : 'references', focus: false })
    },
    'reader.back': () => (session.jumps.back() ? undefined : false),
    'reader.forward': () => (session.jumps.forward() ? undefined : false),
    'reader.find': () => {
      const { search, selection } = session.store.getState()
      // What is selected is what one looks for, where it is short enough to be meant.
      const selected = selection?.text.replace(/\s+/gu, ' ').trim() ?? ''
      const query = selected !== '' && selected.length <= 80 ? selected : search.query
      if (!search.open) session.set({ search: { ...search, open: true, query } })
      else {
        document.querySelector<HTMLInputElement>('[role="search"] input')?.select()
        if (query !== search.query) session.find?.search({ query })
      }
      showPanels({ focus: false })
    },
    'reader.findNext': () => findOn(session, false),
    'reader.findPrevious': () => findOn(session, true),
    'reader.caret': () => {
      session.view?.container.focus({ preventScroll: true })
      void session.selection
        ?.toggleCaret()
        .then((on) => session.say(words(on ? 'reader:select.caretOn' : 'reader:select.caretOff')))
    },
    'reader.zoomIn': () => void (stepText(1) || session.view?.stepZoom(1)),
    'reader.zoomOut': () => void (stepText(-1) || session.view?.stepZoom(-1)),
    'reader.zoomReset': () => void (stepText(0) || session.view?.setZoom('auto')),
    'reader.text': () => {
      const text = !usePanels.getState().text
      showPanels({ text })
      session.say(words(text ? 'reader:text.on' : 'reader:text.off'))
      if (!text) requestAnimationFrame(() => session.view?.container.focus({ preventScroll: true }))
    },
    'reader.fitWidth': () => session.view?.setZoom('page-width'),
    'reader.fitPage': () => session.view?.setZoom('page-fit'),
    'reader.actualSize': () => session.view?.setZoom(1),
    'reader.fitColumn': () => {
      void session.modes.fitColumn().then((done) => {
        if (done) session.say(words(done === 'filled' ? 'reader:view.columnOn' : 'reader:view.columnOff'))
      })
    },
    'reader.twoPages': () => {
      const spread = words(`reader:view.${session.modes.nextSpread()}`)
      session.say(words('reader:view.spreadLive', { spread }))
    },
    'reader.rotate': () => {
      session.modes.rotate()
      session.say(words('reader:view.rotated', { degrees: session.modes.shown.rotation }))
    },
    'reader.present': () => session.modes.present(true),
    'reader.continue': () => goOn(session, detail.record),
    'reader.page': () => {
      showPanels({ focus: false })
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-page-field]')?.focus())
    },
    'reader.nextPaper': () => void neighbour(detail, 1),
    'reader.previousPaper': () => void neighbour(detail, -1),
    'mark.yellow': color('yellow'),
    'mark.green': color('green'),
    'mark.blue': color('blue'),
    'mark.red': color('red'),
    'mark.purple': color('purple'),
    'mark.orange': color('orange'),
    'mark.grey': color('grey'),
    'mark.magenta': color('magenta'),
    'mark.underline': () => {
      if (whenSelected(session, () => void deeds.underline())) return
      const { active } = session.store.getState()
      const mark = active && session.marks.get(active.id)
      if (mark?.kind !== 'highlight' && mark?.kind !== 'underline') return false
      return deeds.setKind(mark, mark.kind === 'underline' ? 'highlight' : 'underline')
    },
    'mark.comment': () => {
      if (whenSelected(session, () => void deeds.commentOnSelection())) return
      const { active } = session.store.getState()
      return active ? session.set({ active: { ...active, editing: true } }) : false
    },
    'mark.area': () => session.setTool(session.store.getState().tool === 'area' ? null : 'area'),
    'mark.pin': () => session.setTool(session.store.getState().tool === 'pin' ? null : 'pin'),
    'mark.next': () => walk(session, 1),
    'mark.previous': () => walk(session, -1),
    'mark.split': () => (deeds.split() ? undefined : false),
    'mark.remove': () => {
      const { active } = session.store.getState()
      const mark = active && session.marks.get(active.id)
      return mark ? deeds.remove(mark) : false
    },
    'list.clear': () => {
      const { selection, active, link, search, fileMark } = session.store.getState()
      if (session.previews?.close()) return undefined
      if (link) session.set({ link: null })
      else if (fileMark) session.openFileMark(null)
      else if (active) session.closeMark()
      else if (selection) session.selection?.clear()
      else if (search.open) session.find?.close()
      else if (usePanels.getState().text) runCommand('reader.text')
      else if (usePanels.getState().focus) showPanels({ focus: false })
      else return false
      return undefined
    },
  })
}

/** In the text view the zoom is the size of the letters: a step, or back to the usual (0). False where pages are shown. */
function stepText(step: 1 | -1 | 0): boolean {
  const { text, textSize } = usePanels.getState()
  if (text) showPanels({ textSize: step === 0 ? 2 : Math.min(5, Math.max(0, textSize + step)) })
  return text
}

/** To the next match; opens find where it is not open. */
function findOn(session: ReaderSession, previous: boolean): void {
  const { search } = session.store.getState()
  if (search.open) session.find?.next(previous)
  else session.set({ search: { ...search, open: true } })
}

/** Goes to the paper before or after this one in the list one came from, else in its first list. */
async function neighbour(detail: PaperDetail, step: 1 | -1): Promise<void> {
  const from = cameFrom()
  const list = from.at === 'list' ? from.id : detail.summary.lists[0]?.id
  if (!list) return
  try {
    const { list: found } = await api().request('lists.get', { id: list })
    const ids = found.sections.flatMap((section) => section.items.map((item) => item.paperId))
    const at = ids.indexOf(detail.record.id)
    const next = ids.slice(step > 0 ? at + 1 : 0, step > 0 ? undefined : at).at(step > 0 ? 0 : -1)
    if (at >= 0 && next) go({ at: 'paper', id: PaperId.parse(next), version: null, query: new URLSearchParams() })
  } catch (error) {
    reportFailure(error)
  }
}

// Going on with what was not read yet.
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { t } from '../../app/words/words.ts'
import type { ReaderSession } from '../state/session.ts'
import { nextUnread, readPagesOf } from './read-pages.ts'

/** Jumps to the next unread section, else page, and says where; says so when everything was seen. */
export function goOn(session: ReaderSession, record: PaperRecord): void {
  const { outline, page, pages, labels } = session.store.getState()
  const read = new Map(readPagesOf(record, session.options.version))
  // What is on screen now is being read: going on leads past it.
  for (const seen of session.view?.visiblePages() ?? []) if (seen.share > 0.5) read.set(seen.page, 0)
  const next = nextUnread(outline ?? [], read, { page, pages })
  if (!next) return session.say(t('reader:progress.allSeen'))
  const { section } = next
  if (section?.target) session.jumps.toSection(section.target)
  else session.jumps.toPage(next.page)
  const where = section?.title || t('reader:mark.page', { page: labels?.[next.page - 1] ?? next.page })
  session.say(t('reader:progress.live', { where }))
}

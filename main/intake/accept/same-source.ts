// Whether a draft is a list that is here already: the same text, the same address, or the same title with mostly the
// same papers. Wrong in one direction only: where it is not sure, the draft is a new list.
import type { PaperId } from '../../../preload/model/ids.ts'
import type { AcceptedDraft, ReadingList } from '../../../preload/model/list.ts'
import { plainTitle as plain } from '../../library/lists/list-changes.ts'
import { papersOf } from '../../library/lists/lists.ts'
import { paperIdOf } from '../../library/papers/records.ts'

/** The share of the smaller list's papers that must be in both for lists of one title to be one list. */
const enoughInCommon = 0.6

/** The list that came from the draft's source, or null. */
export function sameSource(lists: readonly ReadingList[], draft: AcceptedDraft): ReadingList | null {
  const { fingerprint, url } = draft.source
  const papers = new Set(draft.sections.flatMap((section) => section.items.map((item) => paperIdOf(item.arxivId))))
  const share = (list: ReadingList): number => inCommon(papersOf(list), papers)
  const title = plain(draft.title)
  return (
    lists.find((list) => fingerprint !== null && list.source.fingerprint === fingerprint) ??
    lists.find(
      (list) =>
        url !== null &&
        list.source.url !== null &&
        sameAddress(list.source.url, url) &&
        // A page that shows another list every week is another list every week.
        (share(list) > 0 || (title !== '' && plain(list.title) === title)),
    ) ??
    lists.find((list) => title !== '' && plain(list.title) === title && share(list) >= enoughInCommon) ??
    null
  )
}

function inCommon(here: readonly PaperId[], there: ReadonlySet<PaperId>): number {
  const smaller = Math.min(here.length, there.size)
  return smaller === 0 ? 0 : here.filter((id) => there.has(id)).length / smaller
}

function sameAddress(a: string, b: string): boolean {
  return address(a) === address(b)
}

function address(url: string): string {
  if (!URL.canParse(url)) return url.trim()
  const { host, pathname, search } = new URL(url)
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`
}

// A draft accepted as it stands, every item ticked: what `offprint import` does, and what the screen starts from.
import type { AcceptedDraft, Draft } from '../../../preload/model/list.ts'

/** The accepted form of a draft; `title` replaces the draft's own where it is given. */
export function acceptedAsItIs(
  draft: Draft,
  options: { readonly title?: string | null | undefined } = {},
): AcceptedDraft {
  return {
    title: options.title ?? draft.title,
    date: draft.date,
    intro: draft.intro,
    source: draft.source,
    sections: draft.sections.map(({ title, items }) => ({
      title,
      items: items.map(({ arxivId, version, title: itemTitle, summary }) => ({
        arxivId,
        version,
        title: itemTitle,
        summary,
      })),
    })),
    mentions: [...new Set(draft.mentions.map(({ arxivId }) => arxivId))],
  }
}

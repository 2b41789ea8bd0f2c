// The draft as `offprint import --dry-run --json` prints it. The shape is a promise (DESIGN §6).
import type { Draft } from '../../preload/model/list.ts'

interface DraftJson {
  readonly title: string | null
  /** The address the text declares or was read from, else the file's name, else null. */
  readonly source: string | null
  readonly sections: readonly {
    readonly title: string | null
    readonly items: readonly {
      readonly arxivId: string
      readonly version: number | null
      readonly title: string | null
      readonly summary: string | null
    }[]
  }[]
  readonly mentions: readonly string[]
  readonly problems: readonly { readonly line: number; readonly text: string; readonly reason: string }[]
}

/** Exactly the promised fields of a draft. */
export function draftToCliJson(draft: Draft): DraftJson {
  return {
    title: draft.title,
    source: draft.source.url ?? draft.source.name,
    sections: draft.sections.map((section) => ({
      title: section.title,
      items: section.items.map(({ arxivId, version, title, summary }) => ({ arxivId, version, title, summary })),
    })),
    mentions: draft.mentions.map(({ arxivId }) => arxivId),
    problems: draft.problems.map(({ line, text, reason }) => ({ line, text, reason })),
  }
}

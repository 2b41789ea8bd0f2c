// Any text → the draft of a reading list. The format's reader makes blocks, the shape is understood, the draft is made.
// Nothing is fetched, nothing is run, nothing is guessed.
import type { Draft, ListSource } from '../../preload/model/list.ts'
import { readAnnouncement } from './readers/announcement-reader.ts'
import { readBibitems } from './readers/bibitem-reader.ts'
import { readBibtex } from './readers/bibtex-reader.ts'
import { noNotes, type ReadSource } from './blocks.ts'
import { draftOf } from './shape/draft-of.ts'
import { detectFormat, readValuesOf, type TextFormat } from './readers/formats.ts'
import { readHtml } from './readers/html-reader.ts'
import { look } from './shape/seen.ts'
import { understand } from './shape/shape.ts'
import { readCsv, rowsToBlocks } from './readers/table-reader.ts'
import { readTagged } from './readers/tagged-reader.ts'
import { readText } from './readers/text-reader.ts'

export interface DraftInput {
  /** What was pasted, or what a file or page holds. */
  readonly text: string
  /** The same as HTML, where the clipboard had both. */
  readonly html?: string | undefined
  readonly format?: 'auto' | TextFormat | undefined
  /** The file's name; null for what has none. */
  readonly name?: string | null | undefined
  /** The address it was fetched from. */
  readonly url?: string | null | undefined
  readonly kind: ListSource['kind']
  /** Today, by which ids of the future are told. */
  readonly now?: Date | undefined
}

/** Reads a text as a reading list. Never throws: a text without papers is a draft without sections. */
export function parseDraft(input: DraftInput): Draft {
  const now = input.now ?? new Date()
  const source = { kind: input.kind, name: input.name ?? null, url: input.url ?? null }
  const read = (text: string, format: TextFormat): Draft => {
    const { blocks, notes } = readAs(text, format, source)
    const sight = look(blocks, now)
    return draftOf(sight, understand(sight.seen), { notes, source, text })
  }
  const asked = input.format ?? 'auto'
  const plain = read(input.text, asked === 'auto' ? detectFormat(input.text, input.name ?? null) : asked)
  if (input.html === undefined || asked !== 'auto') return plain
  const rich = read(input.html, 'html')
  // Lines of clipboard HTML mean nothing to a person; those of the text do.
  return worth(rich) > worth(plain)
    ? {
        ...rich,
        problems: plain.problems,
        source: {
          ...rich.source,
          fingerprint: rich.source.url === null ? plain.source.fingerprint : rich.source.fingerprint,
        },
      }
    : plain
}

/** How much of a list a draft has understood. */
function worth(draft: Draft): number {
  const items = draft.sections.flatMap((section) => section.items)
  const titled = items.filter((item) => item.title !== null).length
  const worded = items.filter((item) => item.summary !== null).length
  return (
    items.length * 3 +
    titled * 2 +
    worded +
    draft.sections.filter((section) => section.title !== null).length +
    (draft.title === null ? 0 : 0.5)
  )
}

function readAs(
  text: string,
  format: TextFormat,
  { name, url }: { readonly name: string | null; readonly url: string | null },
): ReadSource {
  switch (format) {
    case 'html':
      return readHtml(text, url)
    case 'bibtex':
      return readBibtex(text)
    case 'csv': {
      const rows = readCsv(text)
      return rows === null
        ? readText(text, { markdown: null })
        : { blocks: rowsToBlocks(rows, { markdown: false, targets: new Map() }), notes: noNotes }
    }
    case 'announcement':
      return readAnnouncement(text)
    case 'bibitems':
      return readBibitems(text)
    case 'tagged':
      return readTagged(text)
    case 'values':
      return readValuesOf(text, name) ?? readText(text, { markdown: null })
    case 'markdown':
      return readText(text, { markdown: true })
    case 'text':
      return readText(text, { markdown: null })
  }
}

// Markdown out: one paper with its notes and marks in reading order, or a reading list with its curator's words.
// Every quoted mark names its page and links back to its place in Offprint.
import { compareMarks, type Mark } from '../../preload/model/mark.ts'
import { arxivIdOf, formatRef } from '../../preload/model/ids.ts'
import type { ListDetail, ReadingList } from '../../preload/model/list.ts'
import type { PaperDetail, PaperSummary } from '../../preload/model/paper.ts'

/**
 * A paper as a Markdown document: title, who and where, status, curators' words, notes, marks by page. Areas show
 * their picture where `pictures` has its name, as `images/<name>.png` beside the document: as notes name them too.
 */
export function paperToMarkdown(
  detail: PaperDetail,
  options: { readonly pictures?: ReadonlySet<string> } = {},
): string {
  const { record, summary } = detail
  const newest = record.versions.at(-1)
  const facts = [
    summary.authors.length > 0 ? summary.authors.map(escapeInline).join(', ') : null,
    newest?.published ? newest.published.slice(0, 10) : null,
    arxivLink(summary),
    newest?.doi ? `[doi:${escapeInline(newest.doi)}](https://doi.org/${target(newest.doi)})` : null,
  ].filter((fact) => fact !== null)
  const parts = [`# ${escapeInline(summary.title)}`, facts.join(' · ')]
  if (summary.givenTitle && summary.givenTitle !== summary.title)
    parts.push(`Listed as: ${escapeInline(summary.givenTitle)}`)
  parts.push(
    `Status: ${summary.status.value}${summary.tags.length > 0 ? ` · Tags: ${summary.tags.map(escapeInline).join(', ')}` : ''}`,
  )
  for (const list of detail.inLists) {
    if (!list.summary) continue
    parts.push(
      `## From “${escapeInline(list.title)}”${list.section ? `, ${escapeInline(list.section)}` : ''}`,
      escapeBlock(list.summary),
    )
  }
  // What the person wrote is Markdown already and goes out as it is.
  if (record.notes.text.trim() !== '') parts.push('## Notes', record.notes.text.trim())
  if (record.marks.length > 0) {
    parts.push('## Marks', ...record.marks.toSorted(compareMarks).map((mark) => markToMarkdown(detail, mark, options)))
  }
  return `${parts.join('\n\n')}\n`
}

/** A reading list as a Markdown document: sections as headings, each paper with the curator's words. */
export function listToMarkdown(
  detail: ListDetail,
  options: { readonly linkTo?: (paper: PaperSummary) => string | null } = {},
): string {
  const papers = new Map(detail.papers.map((paper) => [paper.id, paper]))
  const { list, progress } = detail
  const source = [list.date, list.source.url ?? list.source.name].filter((fact) => fact !== null)
  const parts = [`# ${escapeInline(list.title)}`]
  if (source.length > 0) parts.push(source.map(escapeInline).join(' · '))
  parts.push(`${progress.read} of ${progress.total} read`)
  if (list.intro) parts.push(escapeBlock(list.intro))
  for (const section of list.sections) {
    if (section.title) parts.push(`## ${escapeInline(section.title)}`)
    for (const item of section.items) {
      const paper = papers.get(item.paperId)
      const title = escapeInline(paper?.title ?? item.title ?? item.paperId)
      const link = paper ? (options.linkTo?.(paper) ?? null) : null
      parts.push(`### ${link ? `[${title}](${target(link)})` : title}`)
      const facts = [
        paper?.authors.map(escapeInline).join(', ') || null,
        paper ? arxivLink(paper) : null,
        paper?.status.value ?? null,
      ]
      parts.push(facts.filter((fact) => fact !== null).join(' · '))
      if (item.summary) parts.push(escapeBlock(item.summary))
    }
  }
  return `${parts.join('\n\n')}\n`
}

/** A file name for a paper's document: its id, then words of its title; safe on every system. */
export function markdownName(summary: PaperSummary): string {
  return `${summary.id.replace('/', '_')} ${fileWords(summary.title)}`.trim() + '.md'
}

/** A file name for a list's document: words of its title; safe on every system. */
export function listName(list: Pick<ReadingList, 'title'>): string {
  return `${fileWords(list.title) || 'Reading list'}.md`
}

/** What of a title can stand in a file name. */
function fileWords(title: string): string {
  const words = title
    .normalize('NFKC')
    .toWellFormed()
    // Beside what systems forbid: signs that turn the direction of writing, by which a name passes for another.
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*.]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  // By characters, so that none is cut in half; by bytes too, since file systems take 255 and a number may follow.
  const kept: string[] = []
  let bytes = 0
  for (const character of [...words].slice(0, 80)) {
    bytes += Buffer.byteLength(character)
    if (bytes > 200) break
    kept.push(character)
  }
  return kept.join('').trim()
}

/** An address between the brackets of a link: encoded, so that it cannot end the link. */
function target(address: string): string {
  return encodeURI(address.toWellFormed()).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))
}

function markToMarkdown(
  { record }: PaperDetail,
  mark: Mark,
  options: { readonly pictures?: ReadonlySet<string> },
): string {
  const page = mark.anchor.parts[0]?.page ?? 1
  const place = `[p. ${page}](offprint://paper/${formatRef(record.id, mark.anchor.version)}#mark=${mark.id})`
  const label = mark.kind === 'highlight' ? mark.color : `${mark.kind}, ${mark.color}`
  const picture =
    mark.image && options.pictures?.has(mark.image.name)
      ? `> ![${mark.kind}, p. ${page}](images/${mark.image.name}.png)\n>\n`
      : ''
  const quote = mark.anchor.quote ? `${quoted(mark.anchor.quote.exact)}\n>\n` : ''
  const head = `${picture}${quote}> ${place} (${label})${mark.tags.map((tag) => ` #${tag.replace(/\s+/g, '-')}`).join('')}`
  return mark.comment.trim() === '' ? head : `${head}\n\n${mark.comment.trim()}`
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${escapeInline(line)}`))
    .join('\n')
}

function arxivLink(summary: PaperSummary): string | null {
  const id = arxivIdOf(summary.id)
  return id ? `[arXiv:${id}](https://arxiv.org/abs/${id})` : null
}

/** Keeps a line that came from outside from becoming markup: Markdown's own signs and HTML are escaped, math is left. */
function escapeInline(text: string): string {
  return outsideMath(text.replace(/\s*\n\s*/g, ' '), (piece) => piece.replace(/[\\`*_[\]<>#|]/g, '\\$&'))
}

/** Keeps paragraphs that came from outside as text: no HTML, links, pictures or headings; their lists stay lists. */
function escapeBlock(text: string): string {
  const plain = outsideMath(text, (piece) => piece.replace(/[<\\]|\](?=\s*[([:])/g, '\\$&'))
  return plain.replace(/^(\s*)(#|=|>|```|~~~)/gm, '$1\\$2')
}

/** Changes a text but for its formulas; what a reader without math would take for a tag, a link or code is none. */
function outsideMath(text: string, change: (piece: string) => string): string {
  return text
    .split(/(\$[^$\n]+\$)/)
    .map((piece, i) => (i % 2 === 1 && !/<[a-z/!?]|\]\s*[([:]|`/i.test(piece) ? piece : change(piece)))
    .join('')
}

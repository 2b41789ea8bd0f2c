// Reads plain text and Markdown into blocks, line by line: headings, list entries, tables, code, quotes, front matter.
// People paste half-Markdown from everywhere, so one reader takes both; what is no sign in plain text stays words.
import { block, noNotes, tidy, type Block, type ReadSource, type SourceNotes } from '../blocks.ts'
import { readInline, type InlineOptions } from './inline.ts'
import { markerOf } from '../markers.ts'
import { labelPreviews, saidBy, speakersIn, splitMessage } from './messages.ts'
import { joinWrapped, type Line } from './lines.ts'
import { readTableAt } from './table-reader.ts'
import { translate } from './dialects.ts'

/** Reads text. `markdown` says what is known of the format; null asks to look for its signs. */
export function readText(text: string, options: { readonly markdown: boolean | null }): ReadSource {
  const head = takeHead(text.split(/\r\n|[\n\r\u2028\u2029\f\v]/))
  const { lines: all, notes: said, org } = translate(head.lines)
  const { title } = head
  const notes = { ...head.notes, title: head.notes.title ?? said.title, date: head.notes.date ?? said.date }
  const markdown = options.markdown ?? looksLikeMarkdown(all)
  const quoted = all.filter((line) => /^\s*>/.test(line)).length > all.filter((line) => line.trim() !== '').length / 2
  const stripped = all.map((line) => (quoted || markdown ? withoutQuote(line) : line))
  const { lines, targets } = takeTargets(labelPreviews(stripped))
  const blocks = readLines(joinWrapped(lines), { markdown, targets, org, speakers: speakersIn(lines) })
  return { blocks: title === null ? blocks : [title, ...blocks], notes }
}

/** A line without the signs of a quotation; the title of a callout ("> [!tip]- Mamba") is a bold line. */
function withoutQuote(line: string): string {
  const said = line.replace(/^\s{0,3}(?:>\s?){1,9}/, '')
  const callout = said.length === line.length ? null : /^\[!([\w-]{2,20})\][+-]?\s*(.*?)\s*$/.exec(said)
  if (callout === null) return said
  return callout[2] === undefined || callout[2] === '' ? '' : `**${callout[2]}**`
}

/** Whether enough of Markdown's own signs are there to read emphasis and escapes as signs. */
function looksLikeMarkdown(lines: readonly string[]): boolean {
  let signs = 0
  for (const line of lines) {
    if (!/[#[*|`>+-]/.test(line)) continue
    if (/^\s{0,3}#{1,6}\s+\S/.test(line)) signs += 2
    if (line.includes('](') && /\[[^\]]{1,300}\]\((?:https?:|\/|#|<)/.test(line)) signs += 2
    if (line.includes('**') && /\*\*\S(?:[^*]{0,300}\S)?\*\*/.test(line)) signs += 2
    if (/^\s{0,3}(?:[-*+]|>)\s+\S/.test(line)) signs += 0.5
    if (/^\s{0,3}(?:```|\|?\s?:?-{3,}:?\s?\|)/.test(line)) signs += 2
    if (signs >= 2) return true
  }
  return false
}

interface Head {
  readonly lines: string[]
  readonly notes: SourceNotes
  /** The subject of a mail, as a heading. */
  readonly title: Block | null
}

function takeHead(lines: string[]): Head {
  return takeMailHead(lines) ?? { ...takeFrontMatter(lines), title: null }
}

const forwarded =
  /^\s*[-–—_]{2,}\s*(?:forwarded message|original message|转发的?(?:邮件|消息)|原始邮件|転送)\s*[-–—_]{2,}\s*$/i

/** "From: …", "Subject: …" at the very top of a mail: its subject is the title, and its lines become empty. */
function takeMailHead(lines: string[]): Head | null {
  const top = lines.findIndex((line) => line.trim() !== '')
  const first = top + (forwarded.test(lines[top] ?? '') ? 1 : 0)
  const blank = lines.findIndex((line, i) => i > first && line.trim() === '')
  const last = blank < 0 ? lines.length : blank
  const head = lines.slice(first, last)
  const names = head.flatMap((line) => /^([A-Z][\w-]{1,30}):\s/.exec(line)?.[1]?.toLowerCase() ?? [])
  if (top < 0 || !names.includes('from') || !names.includes('subject')) return null
  if (!head.every((line, i) => /^[A-Z][\w-]{1,30}:(?:\s|$)/.test(line) || (i > 0 && /^\s+\S/.test(line)))) return null
  const subject = head
    .find((line) => /^subject:/i.test(line))
    ?.replace(/^subject:\s*(?:(?:re|fwd?|aw|wg|回复|转发)\s*[:：]\s*)*/i, '')
  const text = tidy(subject ?? '')
  return {
    lines: lines.map((line, i) => (i >= top && i < last ? '' : line)),
    notes: noNotes,
    title: text === '' ? null : block({ text, lines: { from: first + 1, to: last }, heading: 1, gap: true }),
  }
}

/** YAML between two `---` at the very top gives title, date and address; its lines become empty. */
function takeFrontMatter(lines: string[]): { lines: string[]; notes: SourceNotes } {
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0 || lines[first]?.replace('\ufeff', '').trim() !== '---') return { lines, notes: noNotes }
  const last = lines.findIndex((line, i) => i > first && i < first + 60 && /^(?:---|\.\.\.)\s*$/.test(line))
  const inside = lines.slice(first + 1, last)
  if (last < 0 || !inside.every((line) => /^\s*(?:[\w-]+\s*:|-\s|#|$)|^\s/.test(line))) return { lines, notes: noNotes }
  const value = (...names: string[]): string | null => {
    for (const line of inside) {
      const match = /^([\w-]+)\s*:\s*(.*?)\s*$/.exec(line)
      if (match?.[1] !== undefined && names.includes(match[1].toLowerCase())) {
        const said = (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2').trim()
        if (said !== '') return said
      }
    }
    return null
  }
  const url = value('source', 'url', 'link', 'canonical', 'canonical_url', 'permalink', 'origin')
  const notes = { title: value('title'), date: value('date', 'published', 'created'), url: isAddress(url) ? url : null }
  return { lines: lines.map((line, i) => (i >= first && i <= last ? '' : line)), notes }
}

function isAddress(text: string | null): boolean {
  return text !== null && /^https?:\/\/\S+$/i.test(text)
}

/** `[name]: https://…` lines say where reference links lead; they are no words. */
function takeTargets(lines: readonly string[]): { lines: readonly string[]; targets: Map<string, string> } {
  const targets = new Map<string, string>()
  const kept = lines.map((line) => {
    const match =
      line.startsWith('[') || line.startsWith(' ')
        ? /^\s{0,3}\[([^\]]{1,200})\]:\s+<?(\S{1,2000}?)>?(?:\s+["'(].*)?$/.exec(line)
        : null
    if (match?.[1] === undefined || match[2] === undefined || !/[./#]/.test(match[2])) return line
    targets.set(match[1].toLowerCase(), match[2])
    return ''
  })
  if (targets.size === 0) return { lines, targets }
  // Only where something refers to them: "[1]: https://…" may also be a list.
  const used = kept.some((line) =>
    [...line.matchAll(/\]\[([^\][]{0,200})\]|\[([^\][]{1,200})\](?![(:])/g)].some((m) =>
      targets.has((m[1] || m[2] || '').toLowerCase()),
    ),
  )
  return used ? { lines: kept, targets } : { lines, targets: new Map() }
}

interface Open {
  readonly indent: number
  readonly content: number
}

interface LineOptions extends InlineOptions {
  readonly org: boolean
  readonly speakers: ReadonlySet<string>
}

function readLines(lines: readonly Line[], inline: LineOptions): Block[] {
  const blocks: Block[] = []
  const open: Open[] = []
  let gap = true
  let fence: string | null = null
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined) break
    const raw = line.text
    if (raw.trim() === '') {
      gap = true
      continue
    }
    const at = { from: line.from, to: line.to }
    const first = raw.trimStart().charAt(0)
    const fenced = first === '`' || first === '~' ? /^\s*(`{3,}|~{3,})/.exec(raw)?.[1] : undefined
    if (fence !== null || fenced !== undefined) {
      if (fence === null) fence = fenced ?? null
      else if (fenced?.startsWith(fence) === true && raw.trim() === fenced) fence = null
      else blocks.push(block({ text: tidy(raw), lines: at, code: true, gap }))
      gap = false
      continue
    }
    const table = readTableAt(lines, i, inline)
    if (table !== null) {
      blocks.push(...table.blocks)
      i = table.next - 1
      gap = true
      open.length = 0
      continue
    }
    const rule = /[\p{L}\p{N}]/u.test(first)
      ? null
      : /^\s*([-*_=~—─━═＝－⸻.·#+]{3,}|(?:[-*_]\s){2,}[-*_])\s*$/.exec(raw)
    if (rule !== null) {
      const last = blocks.at(-1)
      const setext = /^\s{0,3}(=+|-+)\s*$/.exec(raw)?.[1]
      if (
        setext !== undefined &&
        !gap &&
        last !== undefined &&
        last.heading === 0 &&
        last.entry === null &&
        last.text.length < 200
      ) {
        blocks[blocks.length - 1] = { ...last, heading: setext.startsWith('=') ? 1 : 2 }
      }
      gap = true
      open.length = 0
      continue
    }
    const outline = first !== '*' ? null : (inline.org ? /^(\*{1,6})\s+(\S.*)$/ : /^(\*{2,6})\s+(\S.*)$/).exec(raw)
    if (outline?.[1] !== undefined && !/\*\*\s*$/.test(raw)) {
      const { text, links } = readInline(outline[2] ?? '', inline)
      blocks.push(block({ text, links, lines: at, heading: outline[1].length, marker: markerOf(text), gap: true }))
      gap = true
      open.length = 0
      continue
    }
    const atx = first !== '#' ? null : /^\s{0,3}(#{1,6})(?:\s+|(?=[^\s#\d\w!]))(.*?)(?:\s+#+)?\s*$/.exec(raw)
    if (
      atx !== null &&
      atx[1] !== undefined &&
      (atx[1].length > 1 || /^\s{0,3}#\s/.test(raw)) &&
      tidy(atx[2] ?? '') !== ''
    ) {
      const { text, links } = readInline(atx[2] ?? '', inline)
      blocks.push(block({ text, links, lines: at, heading: atx[1].length, marker: markerOf(text), gap: true }))
      gap = true
      open.length = 0
      continue
    }
    // "Dana Reed" above "9:14 AM" is who said it.
    const speaker = blocks.at(-1)
    if (
      speaker !== undefined &&
      /^\s*\[?\d{1,2}:\d{2}(?:\s?[ap]m)?\]?\s*$/i.test(raw) &&
      /^\p{L}[\p{L} .'-]{0,30}$/u.test(speaker.text)
    ) {
      blocks.pop()
    }
    const hard = / {2}$|\\$|<br\s*\/?>\s*$/i.test(lines[i - 1]?.text ?? '')
    const soft = inline.markdown && !gap && !hard
    blocks.push(...readWords(raw, at, gap, open, inline).map((one) => (soft ? { ...one, soft } : one)))
    gap = false
  }
  return blocks
}

/** A line that is words: a paragraph or a list entry, perhaps after a chat's "Alice 10:32". */
function readWords(raw: string, lines: Block['lines'], gap: boolean, open: Open[], inline: LineOptions): Block[] {
  const indent = widthOf(/^\s*/.exec(raw)?.[0] ?? '')
  const message = splitMessage(tidy(raw)) ?? saidBy(tidy(raw), inline.speakers)
  if (message !== null) {
    open.length = 0
    if (message === '') return [block({ text: '', lines, gap: true, message: true })]
  }
  const { text, links, boldLead } = readInline(message ?? raw, inline)
  if (text === '') return []
  const marker = markerOf(text)
  const bullet = marker?.style === 'bullet'
  const body = { text, links, lines, marker, bold: boldLead, gap: gap || message !== null, message: message !== null }
  if (gap && indent === 0 && !bullet) open.length = 0
  if (bullet || (marker !== null && indent > 0)) {
    while (open.length > 0 && indent < (open.at(-1)?.content ?? 0) && indent <= (open.at(-1)?.indent ?? 0)) open.pop()
    const top = open.at(-1)
    const depth =
      top !== undefined && indent > top.indent
        ? open.length
        : Math.max(0, open.length - (top?.indent === indent ? 1 : 0))
    open.length = depth
    open.push({ indent, content: indent + marker.end })
    return [block({ ...body, entry: bullet ? { depth, start: true } : null })]
  }
  if (marker !== null) {
    open.length = 0
    open.push({ indent, content: indent + marker.end })
    return [block(body)]
  }
  const inside = open.findLastIndex(
    (entry) => indent >= Math.min(entry.content, entry.indent + 2) && indent > entry.indent,
  )
  if (inside < 0 && indent === 0) open.length = 0
  return [block({ ...body, entry: inside >= 0 ? { depth: inside, start: false } : null })]
}

function widthOf(space: string): number {
  let width = 0
  for (const c of space) width += c === '\t' ? 4 : c === '\u3000' ? 2 : 1
  return width
}

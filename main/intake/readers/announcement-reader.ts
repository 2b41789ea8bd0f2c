// Reads the mail in which arXiv announces a day's papers: records between lines of `\\`, each with its id, its fields, its
// abstract and its address. One row a record; the comments are no words on the paper, but what they name is a mention.
import { block, noNotes, tidy, type Block, type ReadSource } from '../blocks.ts'

const opener = /^arXiv:(\S{7,30})(?=\s|$)/i
const ender = /^\\\\\s*\(\s*https?:\/\/arxiv\.org\/abs\//i
const field = /^([A-Z][\w-]{2,20}):\s*(.*)$/

/** Whether the text holds such records: an id under `\\`, and a `\\ ( https://arxiv.org/abs/… )` that ends one. */
export function isAnnouncement(text: string): boolean {
  return /^\\\\\s*\r?\narXiv:\S/im.test(text) && /^\\\\\s*\(\s*https?:\/\/arxiv\.org\/abs\//im.test(text)
}

interface Record {
  readonly from: number
  readonly id: string
  readonly fields: Map<string, string>
  readonly abstract: string[]
  last: string | null
  inAbstract: boolean
}

/** Reads every record. The list is called by the archive it is of; its date is the last day that it covers. */
export function readAnnouncement(text: string): ReadSource {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\n\r]/)
  const blocks: Block[] = []
  let open: Record | null = null
  const close = (to: number) => {
    if (open !== null) blocks.push(recordBlock(open, { from: open.from, to }))
    open = null
  }
  for (const [i, raw] of lines.entries()) {
    const line = raw.trimEnd()
    const id = /^\\\\\s*$/.test(lines[i - 1] ?? '') ? opener.exec(line)?.[1] : undefined
    if (id !== undefined) {
      close(i - 1)
      open = { from: i + 1, id, fields: new Map(), abstract: [], last: null, inAbstract: false }
    } else if (open !== null && (ender.test(line) || /^[-%]{20,}$/.test(line))) close(i + 1)
    else if (open !== null) takeLine(open, line)
  }
  close(lines.length)
  return { blocks, notes: { ...noNotes, title: archiveOf(lines), date: dayOf(lines) } }
}

function takeLine(record: Record, line: string): void {
  if (line === '\\\\') {
    record.inAbstract = true
    return
  }
  if (record.inAbstract) {
    record.abstract.push(line)
    return
  }
  const said = field.exec(line)
  if (said?.[1] !== undefined) {
    record.last = said[1].toLowerCase()
    record.fields.set(record.last, said[2] ?? '')
  } else if (/^\s+\S/.test(line) && record.last !== null) {
    record.fields.set(record.last, `${record.fields.get(record.last) ?? ''} ${line}`)
  }
}

function recordBlock(record: Record, lines: Block['lines']): Block {
  const said = (name: string) => tidy(record.fields.get(name) ?? '')
  // A paragraph of an abstract begins with two spaces.
  const words = record.abstract
    .join('\n')
    .trim()
    .split(/\n\s*\n|\n(?= {2})/)
  const texts = [
    said('title'),
    `arXiv:${record.id}`,
    said('comments'),
    words.map(tidy).filter(Boolean).join('\n\n'),
  ] as const
  const cells = texts.map((text) => block({ text, lines }))
  const heads = ['title', 'link', 'publication note', 'summary']
  return block({ text: texts.join('\t'), lines, row: { cells, heads } })
}

/** "Submissions to:" stands above the archive's name. */
function archiveOf(lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => /^\s*Submissions to:\s*$/i.test(line))
  const name = tidy(lines[at + 1] ?? '')
  return at < 0 || name === '' ? null : name
}

/** "received from … to Mon 12 Oct 26 18:00:00 GMT" */
function dayOf(lines: readonly string[]): string | null {
  const said = lines.find((line) => /^\s*received from\s/i.test(line)) ?? ''
  const day = /\sto\s+\w{3},?\s+(\d{1,2})\s+(\w{3})\s+(\d{2,4})\b/i.exec(said)
  const month = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
    (day?.[2] ?? '').toLowerCase(),
  )
  if (day?.[1] === undefined || day[3] === undefined || month < 0) return null
  const year = day[3].length === 2 ? `20${day[3]}` : day[3]
  return `${year}-${String(month + 1).padStart(2, '0')}-${day[1].padStart(2, '0')}`
}

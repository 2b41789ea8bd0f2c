// Reads what reference managers export with a tag a line, RIS ("TY  - JOUR") and EndNote ("%0 Journal Article"), into rows:
// one block a record, its title, what names its paper, and its abstract.
import { block, noNotes, tidy, type Block, type ReadSource } from '../blocks.ts'

interface Field {
  readonly tag: string
  value: string
}

const line = /^(?:([A-Z][A-Z0-9]) {1,2}-(?: (.*))?|%([0-9A-Z@?!#$&*~<>^])(?:\s+(.*))?)$/
const opens = /^(?:TY|0)$/
/** Best first; RIS, then EndNote. */
const titles = ['TI', 'T1', 'CT', 'T']
const words = ['N1', 'RN', 'AB', 'N2', 'Z', 'X']
const names = ['UR', 'L1', 'L2', 'LK', 'DO', 'M3', 'ID', 'AN', 'JO', 'T2', 'N1', 'U', 'R', 'M', 'J', 'Z']

/** Whether the text is such records from its first line on. */
export function isTagged(text: string): boolean {
  const first = /\S[^\r\n]*/.exec(text.replace(/^\ufeff/, ''))?.[0] ?? ''
  return /^(?:TY {1,2}- ?\S|%0\s+\S)/.test(first)
}

/** Reads every record; lines without a tag go on the field before them. */
export function readTagged(text: string): ReadSource {
  const blocks: Block[] = []
  let fields: Field[] = []
  let from = 1
  const close = (to: number) => {
    if (fields.length > 0) blocks.push(recordBlock(fields, { from, to }))
    fields = []
  }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\n\r]/)
  for (const [i, raw] of lines.entries()) {
    const match = line.exec(raw.trimEnd())
    const tag = match?.[1] ?? match?.[3]
    if (tag === undefined) {
      const last = fields.at(-1)
      if (last !== undefined && raw.trim() !== '') last.value += ` ${raw.trim()}`
      continue
    }
    if (opens.test(tag)) {
      close(i)
      from = i + 1
    }
    if (tag !== 'ER') fields.push({ tag, value: match?.[2] ?? match?.[4] ?? '' })
  }
  close(lines.length)
  return { blocks, notes: noNotes }
}

function recordBlock(fields: readonly Field[], lines: Block['lines']): Block {
  const said = (tags: readonly string[], test: (value: string) => boolean) =>
    tags
      .flatMap((tag) => fields.filter((field) => field.tag === tag && test(field.value)))
      .map(({ value }) => tidy(value))
  const title = said(titles, (value) => value.trim() !== '')[0] ?? ''
  const link = said(names, (value) => namesPaper(value)).join(' ')
  const summary = said(words, (value) => value.trim() !== '' && !namesPaper(value))[0] ?? ''
  const cells = [title, link, summary].map((text) => block({ text, lines }))
  return block({ text: `${title}\t${link}`, lines, row: { cells, heads: ['title', 'link', 'summary'] } })
}

/** A short value that names a paper on arXiv: an address, a DOI, a number. */
function namesPaper(value: string): boolean {
  return value.length < 300 && /arxiv|huggingface\.co\/papers|alphaxiv/i.test(value)
}

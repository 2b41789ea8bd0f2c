// Tables in text: Markdown pipe tables, tab-separated rows, and CSV files. Each row becomes one block with its cells;
// what the columns mean is read from their heads later (shape/rows.ts).
import { block, joinCells, tidy, type Block } from '../blocks.ts'
import { readInline, type InlineOptions } from './inline.ts'
import type { Line } from './lines.ts'

/** A table that starts at line `at`, and the index of the first line after it; null where none starts. */
export function readTableAt(
  lines: readonly Line[],
  at: number,
  inline: InlineOptions,
): { readonly blocks: readonly Block[]; readonly next: number } | null {
  const first = lines[at]?.text ?? ''
  if (first.includes('|')) return readPipes(lines, at, inline)
  if (first.includes('\t')) return readTabs(lines, at, inline)
  return null
}

const ruler = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$/

function readPipes(lines: readonly Line[], at: number, inline: InlineOptions): ReturnType<typeof readTableAt> {
  const ruled = ruler.test(lines[at + 1]?.text ?? '') && (lines[at + 1]?.text ?? '').includes('-')
  const framed = /^\s*\|.*\|\s*$/.test(lines[at]?.text ?? '') && /^\s*\|.*\|\s*$/.test(lines[at + 1]?.text ?? '')
  if (!ruled && !framed) return null
  let heads: string[] = []
  let next = at
  if (ruled) {
    heads = splitPipes(lines[at]?.text ?? '').map((cell) => readInline(cell, inline).text)
    next = at + 2
    if (heads.length < 2) return null
  }
  const blocks: Block[] = []
  for (; next < lines.length; next++) {
    const line = lines[next]
    if (line === undefined || line.text.trim() === '' || !line.text.includes('|')) break
    if (ruler.test(line.text)) continue
    blocks.push(rowBlock(splitPipes(line.text), heads, line, inline))
  }
  return { blocks, next }
}

function splitPipes(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  const text = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === '\\' && text.charAt(i + 1) === '|') {
      cell += '|'
      i++
    } else if (c === '|') {
      cells.push(cell)
      cell = ''
    } else cell += c
  }
  return [...cells, cell]
}

/** Rows with the same number of tabs, at least two of them, with cells that say something. */
function readTabs(lines: readonly Line[], at: number, inline: InlineOptions): ReturnType<typeof readTableAt> {
  const rows: { readonly cells: string[]; readonly line: Line }[] = []
  let next = at
  for (; next < lines.length; next++) {
    const line = lines[next]
    if (line === undefined || !line.text.includes('\t') || /^\s*\t/.test(line.text)) break
    const cells = line.text.split('\t')
    if (rows.length > 0 && Math.abs(cells.length - (rows[0]?.cells.length ?? 0)) > 1) break
    rows.push({ cells, line })
  }
  if (rows.length < 2 || rows.some(({ cells }) => cells.filter((cell) => cell.trim() !== '').length < 2)) return null
  return { blocks: rowsToBlocks(rows, inline), next }
}

/** Makes blocks of rows, taking the first as heads where it reads like heads. */
export function rowsToBlocks(
  rows: readonly { readonly cells: readonly string[]; readonly line: Line }[],
  inline: InlineOptions,
): Block[] {
  const first = rows[0]
  const headed = first !== undefined && looksLikeHeads(first.cells)
  const heads = headed ? first.cells.map(tidy) : []
  const body = rows.slice(headed ? 1 : 0)
  const sectionAt = sectionColumn(body, heads)
  let open: string | null = null
  return body.flatMap(({ cells, line }) => {
    const section = sectionAt === null ? null : tidy(cells[sectionAt] ?? '')
    const row = rowBlock(cells, heads, line, inline)
    if (section === null || section === '' || section === open) return [row]
    open = section
    return [block({ text: section, lines: row.lines, heading: 3, gap: true }), row]
  })
}

/** The column that sorts the rows into sections: named so, and each of its values in one stretch. */
function sectionColumn(
  rows: readonly { readonly cells: readonly string[] }[],
  heads: readonly string[],
): number | null {
  const at = heads.findIndex((head) =>
    /^(?:section|category|topic|group|theme|folder|collection|分类|类别|主题|章节|分组|版块|分野|カテゴリ)$/i.test(
      head,
    ),
  )
  if (at < 0) return null
  const stretches: string[] = []
  for (const { cells } of rows) if (stretches.at(-1) !== tidy(cells[at] ?? '')) stretches.push(tidy(cells[at] ?? ''))
  return new Set(stretches).size === stretches.length && stretches.length < rows.length ? at : null
}

/** Whether a first row names columns: short cells, no address and no id, at least one word that heads a column. */
export function looksLikeHeads(cells: readonly string[]): boolean {
  return (
    cells.every((cell) => cell.length <= 40 && !/[。.!?！？]$/.test(cell) && !/https?:|\d{4}\.\d{4}/i.test(cell)) &&
    cells.some((cell) =>
      /^(?:["\s]*)(?:title|paper|papers|name|article|link|links|url|arxiv.{0,12}|id|identifier|pdf|doi|key|标题|题目|论文.{0,4}|名称|链接|地址|タイトル|論文.{0,4})["\s]*$/i.test(
        cell,
      ),
    )
  )
}

function rowBlock(cells: readonly string[], heads: readonly string[], line: Line, inline: InlineOptions): Block {
  const lines = { from: line.from, to: line.to }
  const parts = cells.map((cell) => {
    const { text, links, boldLead } = readInline(cell, inline)
    return block({ text, links, lines, bold: boldLead })
  })
  return joinCells(parts, heads, lines)
}

/** The records of a CSV text (RFC 4180, separators `,` `;` or tab) with the line each starts on; null where it is none. */
export function readCsv(text: string): { readonly cells: string[]; readonly line: Line }[] | null {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const separator = [',', ';', '\t'].find(
    (sign) => looksLikeHeads(head.replace(/"/g, '').split(sign)) && head.includes(sign),
  )
  if (separator === undefined) return null
  const records: { cells: string[]; line: Line }[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let from = 1
  const endRecord = () => {
    cells.push(cell)
    if (cells.some((said) => said.trim() !== '')) records.push({ cells, line: { text: '', from, to: line } })
    cells = []
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    if (quoted) {
      if (c === '"' && text.charAt(i + 1) === '"') {
        cell += '"'
        i++
      } else if (c === '"') quoted = false
      else cell += c
      if (c === '\n') line++
    } else if (c === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (c === separator) {
      cells.push(cell)
      cell = ''
    } else if (c === '\n') {
      endRecord()
      line++
      from = line
    } else if (c !== '\r') cell += c
  }
  endRecord()
  const width = records[0]?.cells.length ?? 0
  const even = records.filter((record) => Math.abs(record.cells.length - width) <= 1).length
  return records.length >= 2 && even >= records.length * 0.8 ? records : null
}

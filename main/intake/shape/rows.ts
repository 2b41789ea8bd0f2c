// What the cells of a table's row say: the paper's title and the words on it, by the columns' heads, else by their look.
import type { Block } from '../blocks.ts'
import { isLinkWords } from './labels.ts'
import { without, type Ref } from './references.ts'
import { bareTitle } from './titles.ts'

const titleHead =
  /^(?:(?:paper|article|full|short)[\s_-]?)?(?:title|paper|papers|name|article|publication|work)s?$|^(?:论文|文章)?(?:标题|题目|名称|名)$|^论文(?:名称?)?$|^(?:タイトル|論文名?|題名)$/i
const summaryHead =
  /^(?:(?:short|brief|my|one[- ]line)\s)?(?:summary|abstract|abstract[ _]?note|description|notes?|comments?|why.*|tl;?dr|highlights?|contributions?|key (?:ideas?|points?|findings?|takeaways?|contributions?)|takeaways?|about|what.*|remarks?|review|idea|gist|extra)$|^(?:摘要|简介|概要|总结|说明|描述|备注|点评|亮点|要点|内容|一句话.*|推荐理由|贡献|核心.*|笔记|評価|要約|説明|コメント|メモ)$/i
const otherHead =
  /^(?:#|no\.?|nr\.?|id|index|rank|date.*|year|published.*|publication.*|updated.*|added.*|venue|conference|journal.*|authors?|first author|by|affiliation.*|institution.*|links?|urls?|arxiv.*|pdf|doi|code|repo.*|github|project|website|stars?|citations?|category|categories|topics?|themes?|sections?|weeks?|days?|tags?|keywords?|subjects?|status|priority|rating|score|type|language|field|area|key|序号|编号|日期|时间|年份|会议|期刊|作者|机构|单位|链接|地址|代码|项目|分类|类别|主题|标签|关键词|状态|引用.*|领域|方向|発表.*|著者|リンク|年)$/i

/** Title and words of a row that names a paper by `refs`. */
export function readRow(
  row: Block,
  refs: readonly Ref[],
): { readonly title: string | null; readonly summary: string | null } {
  const cells = row.row?.cells ?? []
  const heads = row.row?.heads ?? []
  const texts = cellTexts(cells, refs)
  const titles = indices(heads, titleHead)
  const summaries = indices(heads, summaryHead)
  const label = refs.find((ref) => ref.label !== null)?.label ?? null
  let title = titles.map((at) => texts[at] ?? '').find((text) => text !== '') ?? null
  let titleAt = title === null ? -1 : texts.indexOf(title)
  const open = texts.flatMap((text, at) =>
    text !== '' && !titles.includes(at) && !summaries.includes(at) && !otherHead.test(heads[at] ?? '') && !isMeta(text)
      ? [at]
      : [],
  )
  if (title === null && titles.length === 0) {
    titleAt = label === null ? -1 : texts.findIndex((text) => text.includes(label))
    if (titleAt < 0) titleAt = open[0] ?? besideRef(cells, texts, refs)
    title = texts[titleAt] ?? null
  }
  let words = summaries.map((at) => texts[at] ?? '').filter((text) => text !== '')
  if (summaries.length === 0) words = open.filter((at) => at !== titleAt).map((at) => texts[at] ?? '')
  if (label !== null && title !== null && title.startsWith(label) && title.length > label.length + 3) {
    words = [title.slice(label.length).replace(/^[\s:：\-–—|.,]+/u, ''), ...words]
    title = label
  }
  const summary = words.join('\n\n').trim()
  return { title: title === null ? null : bareTitle(title), summary: summary === '' ? null : summary }
}

/** Whether a column is of words on the paper. */
export function isSummaryHead(head: string): boolean {
  return summaryHead.test(head.trim())
}

function indices(heads: readonly string[], pattern: RegExp): number[] {
  return heads.flatMap((head, at) => (pattern.test(head.trim()) ? [at] : []))
}

/** The cell that names the paper, where words stand beside its id; -1 where none do. */
function besideRef(cells: readonly Block[], texts: readonly string[], refs: readonly Ref[]): number {
  let offset = 0
  return cells.findIndex((cell, at) => {
    const from = offset
    offset += cell.text.length + 1
    const text = texts[at] ?? ''
    return text !== '' && !isMeta(text) && refs.some((ref) => ref.start >= from && ref.end < offset)
  })
}

/** Cells' words without ids, addresses and words that only name links. */
function cellTexts(cells: readonly Block[], refs: readonly Ref[]): string[] {
  let offset = 0
  return cells.map((cell) => {
    const from = offset
    offset += cell.text.length + 1
    const inside = refs.filter((ref) => ref.label === null && ref.start >= from && ref.end <= from + cell.text.length)
    const text = without(
      cell.text,
      inside.map((ref) => ({ start: ref.start - from, end: ref.end - from })),
    )
      .replace(/<?https?:\/\/[^\s<>]+>?/gi, ' ')
      .replace(inside.length > 0 ? /\[[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?\]/g : /^$/, ' ')
      .replace(/[ \t]+/g, ' ')
      .replace(/[\s([（]*[)\]）]?$/u, (tail) => (inside.length > 0 ? '' : tail))
      .trim()
    return isLinkWords(text) && (inside.length > 0 || cell.links.length > 0 || text === '') ? '' : text
  })
}

/** A number, a date, a tick: nothing anybody would call a title. */
function isMeta(text: string): boolean {
  return /^[\d\s.,:/#%+✓✔✗xX★☆-]+$/u.test(text) || !/\p{L}{2}/u.test(text)
}

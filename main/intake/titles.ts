// Parts a line that names a paper into title and words: "[Title](link) – summary", "**Title**: summary", "Title (2406.…)",
// "2406.… Title", a citation. Where the parts cannot be told apart nothing is guessed: the words stay together.
import { wordsOf, type Block } from './blocks.ts'
import { isLinkWords, labelOf } from './labels.ts'
import type { Ref } from './references.ts'

export interface Parts {
  readonly title: string | null
  readonly rest: string | null
}

const openers = /^[\s,，;；:：.。|｜·•→➡=\-–—―~*)）\]】>]+/u
const closers = /[\s,，;；:：|｜·•→➡=\-–—―~*(（[【<@#]+$/u

/** Whether a text can be a title: short, one clause, no sentence's end, no address. */
export function isTitleLike(text: string): boolean {
  if (text.length < 2 || text.length > 240 || /https?:\/\//i.test(text)) return false
  if (
    /[。；;，,:：、]$/.test(text) ||
    (/[^.][.]$/.test(text) && !/\b(?:et al|vs|etc|Inc|No|[A-Z])\.$/.test(text) && countWords(text) > 3)
  )
    return false
  if (
    /。|[.!?]["”’)]?\s+[\p{Lu}\p{Lo}]/u.test(text.replace(/\b(?:vs|et al|Dr|St|No|[A-Z])\. /g, '')) &&
    countWords(text) > 12
  )
    return false
  if (/。./.test(text)) return false
  return isWideText(text) ? text.length <= 90 && (text.match(/[，,]/g)?.length ?? 0) <= 3 : countWords(text) <= 34
}

/** Whether a bare line can head a section: shorter still than a title. */
export function isHeadingLike(text: string): boolean {
  if (text.length > 80 || /https?:\/\//i.test(text) || /[.。,，;；!！…]$/.test(text) || /[。；;]/.test(text))
    return false
  return isWideText(text) ? text.length <= 32 : countWords(text) <= 9
}

function countWords(text: string): number {
  return text.split(/\s+/).length
}

function isWideText(text: string): boolean {
  const wide = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0
  return wide * 3 > text.length
}

/** Takes the dress off a title: quotes around it, a label before it, signs at its ends. */
export function bareTitle(text: string): string | null {
  let title = text.trim()
  const label = labelOf(title)
  if (label?.label === 'title') title = title.slice(label.end)
  title = title.replace(/^[\s:：|,，;；\-–—~*]+|[\s:：|,，;；\-–—~*@]+$/gu, '')
  title = title.replace(/[(（[【]\s*[)）\]】]/gu, '').trim()
  for (const [open, close] of [
    ['《', '》'],
    ['“', '”'],
    ['"', '"'],
    ['「', '」'],
    ['『', '』'],
    ['‘', '’'],
    ['【', '】'],
    ['〈', '〉'],
    ['«', '»'],
  ] as const) {
    if (title.length > 2 && title.startsWith(open) && title.endsWith(close) && !title.slice(1, -1).includes(open))
      title = title.slice(1, -1).trim()
  }
  title = title.replace(/([^.])[.]$/, (whole, last: string, at: number) =>
    /[A-Z]/.test(last) || /\b(?:al|vs|etc)$/.test(title.slice(0, at + 1)) ? whole : last,
  )
  return title === '' || /^[\p{P}\p{S}\s]+$/u.test(title) || (isLinkWords(title) && !/\p{L}{3}/u.test(title))
    ? null
    : title
}

/** Parts words that name no paper themselves (the link stands elsewhere): a bold or dashed lead is the title. */
export function partWords(block: Block): Parts {
  const words = wordsOf(block)
  const offset = block.text.length - words.length
  return partText(words, Math.max(0, block.bold - offset))
}

function partText(words: string, bold: number): Parts {
  if (bold > 1 && bold < words.length) {
    const lead = words.slice(0, bold)
    const rest = words.slice(bold)
    const spoken = rest.replace(openers, '')
    if (
      isTitleLike(lead.replace(/[:：.。]$/, '')) &&
      (rest !== rest.trimStart() || openers.test(rest) || /[:：.。]$/.test(lead))
    ) {
      if (/^\s+\p{Ll}/u.test(rest)) return { title: bareTitle(lead), rest: words }
      return { title: bareTitle(lead), rest: spoken === '' ? null : spoken }
    }
  }
  const quoted =
    /^(?:《([^》]{2,200})》|“([^”]{4,240})”|「([^」]{2,200})」|『([^』]{2,200})』|"([^"]{6,240})")\s*(.*)$/su.exec(
      words,
    )
  const name = quoted?.slice(1, 6).find((said) => said !== undefined)
  if (quoted !== null && name !== undefined) {
    const rest = (quoted[6] ?? '').replace(openers, '')
    return { title: name.trim(), rest: rest === '' ? null : rest }
  }
  const dash = /^(.{2,240}?)\s*(?:\s[-–—―|｜]{1,3}\s|——|―|\s?｜\s?)\s*(.+)$/su.exec(words)
  if (dash?.[1] !== undefined && dash[2] !== undefined && isTitleLike(dash[1]) && saysMore(dash[2])) {
    return { title: bareTitle(dash[1]), rest: dash[2].trim() }
  }
  const colon = /^(.{2,200}?)\s*[:：]\s*(.+)$/su.exec(words)
  if (colon?.[1] !== undefined && colon[2] !== undefined && isTitleLike(colon[1]) && isSentence(colon[2])) {
    return { title: bareTitle(colon[1]), rest: colon[2].trim() }
  }
  if (isTitleLike(words)) return { title: bareTitle(words), rest: null }
  const stop = /^(.{8,200}?[^.\s])[.。]\s+(\p{Lu}.{20,})$/su.exec(words)
  if (stop?.[1] !== undefined && stop[2] !== undefined && isTitleLike(stop[1]) && isTitleCase(stop[1])) {
    return { title: bareTitle(stop[1]), rest: stop[2].trim() }
  }
  return { title: null, rest: words.trim() }
}

/** After a dash: a summary rather than the end of a title. Anything but a bare year or a venue. */
function saysMore(text: string): boolean {
  return text.trim().length > 1
}

/** A full sentence, as a summary after a colon would be; what follows the colon of a title is none. */
function isSentence(text: string): boolean {
  if (/[。！!]$/.test(text.trim()) || /。/.test(text)) return true
  if (/[.]$/.test(text.trim()) && countWords(text) >= 4 && !isTitleCase(text)) return true
  return countWords(text) >= 7 && !isTitleCase(text) && /^\p{Ll}/u.test(text)
}

/** Most words of four letters and more start with a capital, as in titles. */
function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]{3,}/gu) ?? []
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return words.length > 0 && capital >= words.length * 0.6
}

export interface RefParts extends Parts {
  /** The paper's name stands within a sentence: the sentence is whole in `rest`. */
  readonly prose: boolean
}

/** Parts a block that names a paper. `refs` are all its references to that paper, in order. */
export function partAround(block: Block, refs: readonly Ref[]): RefParts {
  const from = block.marker?.end ?? 0
  const labelled = refs.find((ref) => ref.label !== null)
  if (labelled !== undefined) return partLinked(block, labelled, refs, from)
  const first = refs[0]
  const last = refs.at(-1)
  if (first === undefined || last === undefined) return { ...partWords(block), prose: false }
  const before = clipBefore(block.text.slice(from, first.start))
  const after = clipAfter(block.text.slice(last.end))
  const bold = Math.max(0, Math.min(block.bold, first.start) - from)
  if (before === '' && after === '') return { title: null, rest: null, prose: false }
  if (after === '' || /^[(（[]?\d{4}[)）\]]?\.?$/.test(after)) {
    const cited = partCitation(block.text.slice(from, first.start))
    if (cited !== null) return { title: cited, rest: null, prose: false }
    const parts = partText(before, bold)
    return { ...parts, prose: parts.title === null }
  }
  if (before === '') {
    const parts = partText(after, 0)
    return { ...parts, prose: false }
  }
  const cited = partCitation(block.text.slice(from, first.start))
  if (cited !== null && after.length < 60) return { title: cited, rest: null, prose: false }
  const title =
    isTitleLike(before) &&
    !endsMidSentence(block.text.slice(from, first.start)) &&
    opensAnew(block.text.slice(last.end))
  if (title) return { title: bareTitle(before), rest: after, prose: false }
  if (bold > 1) {
    const parts = partText(tidyJoin(before, after), bold)
    if (parts.title !== null) return { ...parts, prose: false }
  }
  return { title: null, rest: block.text.slice(from).trim(), prose: true }
}

function partLinked(block: Block, link: Ref, refs: readonly Ref[], from: number): RefParts {
  const label = link.label ?? ''
  const beforeRaw = block.text.slice(from, link.start)
  const others = refs.filter((ref) => ref !== link && ref.start >= link.end)
  let afterRaw = block.text.slice(link.end)
  if (others.length > 0) afterRaw = cutRefs(block.text, link.end, others)
  const before = clipBefore(beforeRaw)
  const after = clipAfter(afterRaw)
  const inner = isTitleLike(label) ? { title: bareTitle(label), rest: null } : partText(label, 0)
  if (before === '') {
    if (inner.title === null) return { title: null, rest: block.text.slice(from).trim(), prose: false }
    if (after === '') return { ...inner, prose: false }
    if (opensAnew(afterRaw) || inner.rest !== null) return { title: inner.title, rest: after, prose: false }
    return { title: inner.title, rest: block.text.slice(from).trim(), prose: false }
  }
  const lead = labelOf(beforeRaw)
  const dated = /^[\s\p{P}]*(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{4}|\p{Extended_Pictographic})[\s\p{P}]*$/u.test(
    beforeRaw,
  )
  if (
    lead !== null ||
    dated ||
    (block.bold > 0 && block.bold <= link.start && isTitleLike(before) && before.length < 40)
  ) {
    return { title: inner.title, rest: after === '' ? null : after, prose: false }
  }
  const separated = /[-–—―|｜:：.。]\s*$/u.test(beforeRaw)
  if (separated && inner.title !== null) {
    return { title: inner.title, rest: [before, after].filter((part) => part !== '').join(' '), prose: false }
  }
  return { title: inner.title, rest: block.text.slice(from).trim(), prose: true }
}

/** The text after `from` without the references and the link words around them. */
function cutRefs(text: string, from: number, refs: readonly Ref[]): string {
  let out = ''
  let at = from
  for (const ref of refs) {
    out += text.slice(at, ref.start).replace(/[\s([（【|·]+$/u, ' ')
    at = ref.end + (/^\s*[)\]）】]/u.exec(text.slice(ref.end, ref.end + 4))?.[0].length ?? 0)
  }
  return out + text.slice(at)
}

function tidyJoin(before: string, after: string): string {
  return `${before} ${after}`.replace(/\s+/g, ' ').trim()
}

/** Words before a reference without the label, brackets and signs that lead to it. */
function clipBefore(text: string): string {
  let before = text.replace(closers, '')
  for (let i = 0; i < 3; i++) {
    const tail =
      /(?:^|[\s([（【<|·,，;；:：.。\-–—])((?:arxiv|paper|link|url|pdf|abs|doi|preprint|arxiv preprint|论文(?:链接|地址)?|原文(?:链接|地址)?|链接|地址|见|available at|see|read|read more|source|at|on|via)\s*[:：]?\s*)$/iu.exec(
        before,
      )
    if (tail === null || tail[1] === undefined) break
    before = before.slice(0, before.length - tail[1].length).replace(closers, '')
  }
  return isLinkWords(before) ? '' : before.trim()
}

function clipAfter(text: string): string {
  let after = text.replace(/^\s*[[(][a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?[\])]/, '').replace(openers, '')
  after = after.replace(/\s*[([（【<|·\-–—]+\s*$/u, '').trim()
  return isLinkWords(after) ? '' : after
}

/** Whether what follows the reference starts something of its own: a separator, a bracket's end and then a separator. */
function opensAnew(after: string): boolean {
  return (
    /^\s*[)）\]】>]?\s*(?:[-–—―:：|｜.。·•→➡\n]|$)/u.test(after) ||
    /^\s*[)）\]】]/u.test(after) ||
    /^\s*[(（].{1,80}[)）]\s*(?:[-–—―:：|｜.。]|$)/u.test(after)
  )
}

/** "compared with arXiv:…": the words before lead into the reference and are no title. */
function endsMidSentence(before: string): boolean {
  return (
    /\b(?:with|to|in|of|by|from|and|or|than|see|on|the|as|is|are|was|follows?|extends?|improves?|over|unlike|like|using|via|against|beats|compared|including|e\.g\.,?|i\.e\.,?|cf\.)\s*[([（]?\s*$/i.test(
      before,
    ) || /(?:与|和|在|见|参考|相比|基于|比|超过|优于|的|了)\s*[(（]?\s*$/u.test(before)
  )
}

/** The title of a citation: the quoted part, or the sentence between the authors and "arXiv preprint". */
function partCitation(before: string): string | null {
  const preprint = /\b(?:arxiv preprint|arxiv e-prints?|corr,? abs|preprint|arxiv)[\s,:]*$/i.exec(
    before.replace(/[\s,([]+$/, ' ').trimEnd(),
  )
  const quoted = /^(.{3,400}?)[,.]?\s*[“"]([^”"]{6,300}?)[,.]?[”"]/su.exec(before)
  if (quoted?.[1] !== undefined && quoted[2] !== undefined && /(?:et al|[A-Z]\.|,|and\s\p{Lu})/u.test(quoted[1]))
    return quoted[2].trim()
  if (preprint === null) return null
  const said = before.slice(0, preprint.index).trim()
  const sentences = said
    .split(
      /(?<=[\p{Ll}\d)?!”"]|\bal)[.?!]?\.\s+(?:\(\d{4}[a-z]?\)\.?\s*)?|(?<=\))\.?\s+|(?<=\b\p{Lu})\.\s+(?=\p{Lu}\p{Ll}{2,}\s\p{L}{2,}\s)/u,
    )
    .filter((part) => part.trim() !== '')
  if (sentences.length < 2) return null
  const authors = sentences[0] ?? ''
  if (!/et al|,|\band\b|&|\b\p{Lu}$/u.test(authors)) return null
  return bareTitle(sentences[1] ?? '')
}

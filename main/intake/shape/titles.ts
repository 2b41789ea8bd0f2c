// What can be a title, and how a line of words parts into title and summary: "**Title**: summary", "Title – summary".
// Where the parts cannot be told apart nothing is guessed: the words stay together.
import { wordsOf, type Block } from '../blocks.ts'
import { isLinkWords, labelOf } from './labels.ts'

export interface Parts {
  readonly title: string | null
  readonly rest: string | null
}

/** Signs between a title and what follows it. */
export const openers = /^[\s,，;；:：.。|｜·•→➡=\-–—―~)）\]】>]+/u

/** "(paper)", "[链接]": a link by name at the end of a line. */
const linkTail = /\s*[[(（](?:paper|link|arxiv|pdf|论文|链接)[\])）]$/iu

/** Points that end no sentence. */
const abbreviations = /\b(?:vs|et al|etc|Inc|Dr|St|No|[A-Z])\.(?= |$)/g

/** Whether a text can be a title: short, one clause, no sentence's end, no address. */
export function isTitleLike(whole: string): boolean {
  if (whole.length < 2 || whole.length > 260 || whole.includes('://')) return false
  const text = /[\])）]$/.test(whole) ? whole.replace(readingTime, '').replace(linkTail, '') : whole
  if (text.length < 2 || text.length > 240 || /[。；;，,:：、]$/.test(text) || text.includes('。')) return false
  if (/^\p{Ll}{2,} \p{Ll}+ \p{Ll}/u.test(text)) return false
  const words = countWords(text)
  if (/[.!?]["”’)]? |\.$/.test(text)) {
    const clean = text.includes('.') ? text.replace(abbreviations, '') : text
    if (/[^.]\.$/.test(clean) && words > 3) return false
    const asks = !/[.!]["”’)]?\s/.test(clean) && isTitleCase(text)
    if (words > 12 && !asks && /[.!?]["”’)]?\s+[\p{Lu}\p{Lo}]/u.test(clean)) return false
    const stops = clean.match(/\.\s+\p{Lu}/gu)?.length ?? 0
    if (stops >= 2 || (stops === 1 && clean.endsWith('.'))) return false
  }
  return isWideText(text) ? text.length <= 90 && text.split(/[，,]/, 5).length <= 4 : words <= 34
}

/** Whether a bare line can head a section: shorter still than a title. */
export function isHeadingLike(text: string): boolean {
  if (
    text.length > 80 ||
    /^\p{Ll}+\s/u.test(text) ||
    /https?:\/\//i.test(text) ||
    /[.。,，;；!！…]$/.test(text) ||
    /[。；;]/.test(text)
  )
    return false
  return isWideText(text) ? text.length <= 32 : countWords(text) <= 9
}

/** Whether a line talks of a list rather than of one paper: "Reading list", "本周论文". */
export function speaksOfList(text: string): boolean {
  return /paper|reading|list|week|digest|news|论文|阅读|总结|推荐|合集|精选|速递|周报|月报|盘点|論文|まとめ/i.test(text)
}

/** Words between spaces. */
export function countWords(text: string): number {
  let words = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words++
  return words
}

/** A third or more of the text is Han, kana or Hangul. */
function isWideText(text: string): boolean {
  let wide = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af)) wide++
  }
  return wide * 3 > text.length
}

/** "(12 minute read)", "(arxiv.org)": what a newsletter or a site puts behind every title. */
const readingTime = /\s*[(（](?:\d{1,3}[ -]min(?:ute)?s?(?: read)?|(?:www\.)?arxiv\.org)[)）]\s*$/i

/** Takes the dress off a title: quotes around it, a label before it, signs at its ends. */
export function bareTitle(text: string): string | null {
  let title = text.trim().replace(readingTime, '')
  title = title
    .replace(/^\[(?:PDF|HTML|BOOK|CITATION|[DRPN]|(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?)\]\s*/, '')
    .replace(linkTail, '')
  const label = labelOf(title)
  if (label?.label === 'title') title = title.slice(label.end)
  title = title.replace(/^[\s:：|,，;；\-–—~]+|[\s:：|,，;；\-–—~@]+$/gu, '')
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
    /(?:^|[\s.])[A-Z]$/.test(title.slice(0, at + 1)) || /\b(?:al|vs|etc)$/.test(title.slice(0, at + 1)) ? whole : last,
  )
  return title === '' ||
    /^[\p{P}\p{S}\s]+$/u.test(title) ||
    (isLinkWords(title) && !/\p{L}{3}|[\u3040-\u9fff]/u.test(title))
    ? null
    : title
}

/** Parts words that name no paper themselves (the link stands elsewhere): a bold or dashed lead is the title. */
export function partWords(block: Block): Parts {
  const known = parted.get(block)
  if (known !== undefined) return known
  const words = wordsOf(block)
  const offset = block.text.length - words.length
  const parts = partText(words, Math.max(0, block.bold - offset))
  parted.set(block, parts)
  return parts
}

/** Every hypothesis asks the same of the same blocks. */
const parted = new WeakMap<Block, Parts>()

/** Parts words of which the first `bold` characters are bold. */
export function partText(whole: string, bold: number): Parts {
  const words = /[)）]\s*$/.test(whole) ? whole.replace(readingTime, '') : whole
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
    // “Why Should I Trust You?”: Explaining …: the quotation is only the title's beginning.
    const goesOn = quoted[1] === undefined && /^[:：]/.test(quoted[6] ?? '') && !isSentence(rest)
    if (goesOn && isTitleLike(words)) return { title: bareTitle(words), rest: null }
    return { title: name.trim(), rest: rest === '' ? null : rest }
  }
  const dash = !/[-–—―|｜]/.test(words)
    ? null
    : /^(.{2,240}?)\s*(?:\s[-–—―|｜]{1,3}\s|——|―|\s?｜\s?)\s*(.+)$/su.exec(words)
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
export function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]{3,}/gu) ?? []
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return words.length > 0 && capital >= words.length * 0.6
}

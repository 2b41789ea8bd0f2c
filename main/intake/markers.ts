// How people number and bullet their lines: 1、 · 1. · (1) · ① · [1] · 2/n · 一、 · Part I · • · 👉 and the like.
// Says what a line starts with; whether that makes an item or a section is for the whole document to decide (shape/).
import type { Marker, NumberStyle } from './blocks.ts'

const hanDigits = '〇一二三四五六七八九'
const romans = /^(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})$/

interface Rule {
  readonly style: NumberStyle | 'bullet'
  readonly pattern: RegExp
}

/** Tried in order; the first group, where there is one, is the number. */
const rules: readonly Rule[] = [
  { style: 'bullet', pattern: /^(?:[-*+•‣◦▪▫●○■□◆◇►▶▸▹➤➔→❖✓✔★☆✦✧·・–—⁃∙]|[*]{1})\s+(?:\[[ xX/>-]\]\s+)?(?=\S)/u },
  { style: 'bullet', pattern: /^[•‣◦▪●○■◆►▶▸➤➔❖★☆✦・]\uFE0F?(?=\S)/u },
  { style: 'circle', pattern: /^([①-⑳❶-❿➀-➉㈠-㈩])\s*/u },
  { style: 'circle', pattern: /^((?:[0-9]\uFE0F?\u20E3)+|🔟)\s*[.、:：]?\s*/u },
  { style: 'thread', pattern: /^(\d{1,3})\s?\/(?:\s?(?:\d{1,3}|[nN]))?(?:[\s:.)、]+|$)/ },
  { style: 'thread', pattern: /^[([](\d{1,3})\s?\/(?:\s?(?:\d{1,3}|[nN]))?[)\]]\s*/ },
  { style: 'multi', pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、)]\s*|\s+)(?=\S)/ },
  { style: 'dot', pattern: /^(\d{1,4})\s?[.．。](?!\d)\s*(?=\S)/ },
  { style: 'dot', pattern: /^(\d{1,4})\\\.\s+(?=\S)/ },
  { style: 'comma', pattern: /^(\d{1,4})\s?[、,，](?!\d)\s*(?=\S)/ },
  { style: 'paren', pattern: /^(\d{1,4})\s?[)）]\s*(?=\S)/ },
  { style: 'parens', pattern: /^[(（]\s?(\d{1,4})\s?[)）]\s*(?=\S)/ },
  {
    style: 'word',
    pattern: /^[[【](?:论文|文章|paper)\s?(\d{1,4}|[一二三四五六七八九十]{1,3})[\]】]\s*[:：]?\s*(?=\S)/i,
  },
  { style: 'bracket', pattern: /^[[【〔［]\s?(\d{1,4})\s?[\]】〕］]\s*(?=\S)/ },
  { style: 'hash', pattern: /^(?:#|№|No\.?\s?)(\d{1,4})\s*[.:：、)\-–—]?\s+(?=\S)/i },
  {
    style: 'word',
    pattern:
      /^(?:Paper|Article|Item|Pick|论文|文章|论文題目)\s?#?(\d{1,4}|[一二三四五六七八九十]{1,3})\s*(?:[.:：、)\-–—丨|]\s*|\s+(?=\S))/i,
  },
  {
    style: 'word',
    pattern:
      /^第\s?(\d{1,4}|[一二三四五六七八九十]{1,3})\s?(?:篇|条|个|本|位|名)(?:论文)?\s*[.:：、)\-–—丨|]?\s*(?=\S)/,
  },
  {
    style: 'part',
    pattern: /^(?:Part|Section|Chapter|Theme|Topic|Track|Session)\s+(\d{1,3}|[IVX]{1,5})\b\s*[.:：、)\-–—|]?\s*/i,
  },
  // Of a course: "Week 3" is also what the heading says.
  { style: 'part', pattern: /^(?=(?:Week|Lecture|Day|Module|Unit|Lesson|Meeting|Seminar)\s+(\d{1,3})\b)/i },
  {
    style: 'part',
    pattern:
      /^第\s?(\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:部分|章|节|節|部|讲|期|周|类|類|組|组)\s*[.:：、)\-–—|]?\s*/,
  },
  { style: 'han', pattern: /^([一二三四五六七八九十]{1,3})\s?[、.．,，]\s*(?=\S)/ },
  { style: 'han', pattern: /^[(（]([一二三四五六七八九十]{1,3})[)）]\s*[、.]?\s*(?=\S)/ },
  { style: 'letter', pattern: /^\(?([a-z])[)）]\s+(?=\S)/i },
  { style: 'roman', pattern: /^([IVX]{1,5})\s?[.、)）]\s*(?=\S)/ },
]

/** Pictures people put before a line instead of a bullet; they belong to no title. Others (🔥, 🧠) are words of a kind. */
const pictures = /^(?:[📄📃📑📰📝📌📍📎🔗🔖🔹🔸🔵🔷🔶🔘👉📚📕📗📘📙➡▶⏩✅☑]\uFE0F?\s*)+/u

/** What the line starts with, or null. A year, a decimal or an id at the start is no marker. */
export function markerOf(written: string): Marker | null {
  // Full-width digits count like others; each is one character, so that places stay.
  const text = /^[（(［【]?[０-９]/.test(written)
    ? written.replace(/^[（(［【]?[０-９]{1,4}/, (lead) =>
        lead.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)),
      )
    : written
  const first = text.charCodeAt(0)
  // Most lines start with a letter that begins no marker: leave at once.
  if (
    (first >= 0x61 && first <= 0x7a && text.charAt(1) !== ')') ||
    (first >= 0x4e8c && first <= 0x9fff && !/^[二三四五六七八九十第论文]/.test(text))
  ) {
    return null
  }
  for (const { style, pattern } of rules) {
    const match = pattern.exec(text)
    if (match === null) continue
    if (style === 'bullet') return { style, n: null, end: match[0].length }
    const n = readNumber(match[1] ?? '')
    if (n === null) continue
    if (style !== 'thread' && style !== 'hash' && n > 1900) continue
    return { style, n, end: match[0].length }
  }
  const picture = pictures.exec(text)
  if (picture !== null && picture[0].length < text.length) return { style: 'picture', n: null, end: picture[0].length }
  return null
}

function readNumber(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written)
  if (/^[a-z]$/i.test(written) && !/^[IVX]$/.test(written)) return written.toLowerCase().charCodeAt(0) - 96
  if (/^\d+(?:\.\d+)+$/.test(written)) return Number(written.slice(written.lastIndexOf('.') + 1))
  const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(written)
  if (circled >= 0) return circled + 1
  for (const row of ['❶❷❸❹❺❻❼❽❾❿', '➀➁➂➃➄➅➆➇➈➉', '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩']) {
    const at = row.indexOf(written)
    if (at >= 0) return at + 1
  }
  if (written === '🔟') return 10
  if (written.includes('\u20E3')) return Number(written.replace(/\D/g, ''))
  if (romans.test(written.toUpperCase())) return readRoman(written.toUpperCase())
  return readHan(written)
}

function readRoman(written: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }
  let sum = 0
  for (let i = 0; i < written.length; i++) {
    const value = values[written.charAt(i)] ?? 0
    sum += value < (values[written.charAt(i + 1)] ?? 0) ? -value : value
  }
  return sum
}

function readHan(written: string): number | null {
  if (!/^[一二三四五六七八九十]+$/.test(written)) return null
  const ten = written.indexOf('十')
  if (ten < 0) return written.length === 1 ? hanDigits.indexOf(written) : null
  const tens = ten === 0 ? 1 : hanDigits.indexOf(written.charAt(0))
  const ones = written.length > ten + 1 ? hanDigits.indexOf(written.charAt(ten + 1)) : 0
  return tens * 10 + ones
}

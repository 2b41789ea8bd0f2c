// Ids that stand in a text without anything that says arXiv: judged by their shape, their date and their surroundings.
//
// The rules, from certain to doubtful:
// - A number with a unit, a currency or a percent sign is a number, whatever its digits.
// - `YYMM.NNNNN` (five digits, from January 2015) with a possible date is an id wherever it stands by itself.
// - `YYMM.NNNN` (four digits, before 2015) looks like any decimal number: it is an id alone on its line or among ids, at the
//   line's start before a title, in brackets, with a version or class, or where the line says paper, preprint, arXiv …;
//   elsewhere it is reported, not taken.
// - What has the shape and cannot be an id (`2413.12345`, `2406.1587`) is reported where an id is plausible: in those
//   same places. In running prose it is a number (`2023.1234`, `1800.5678`) and nobody is bothered.
import { say } from '../../preload/said.ts'
import { properArchive } from './archives.ts'
import { readId, refuse, type RefResult } from './id-rules.ts'

export interface BareCandidate {
  readonly start: number
  readonly written: string
  readonly result: RefResult
}

const shapes = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{Nd}_./@\\-]|[\p{Nd}],)(?:(\d{4}\.\d{3,6}(?:v\d{0,4})?)|([a-z]{1,8}(?:-[a-z]{2,5})?(?:\.[a-z]{2})?\/\d{7}(?:v\d{1,4})?)|([a-z]{1,8}-[a-z]{2,4}\d{7}(?:v\d{1,4})?))(?:\.pdf)?(?![\p{Script=Latin}\p{Nd}_]|[.,/-][\p{Nd}]|\/[\p{L}])`,
  'giu',
)
const currency = /(?:[$€£¥￥₹]|\b(?:USD|EUR|RMB|CNY|JPY|GBP|Rs\.?|v|ver|version)) ?$/i
/** Signs of arithmetic and comparison; `=` after the name of a field and `>` of a tag are none. */
const operator = /[±≈~^×/<>+=] ?$/
const named = /(?:\b(?:id|eprint|arxiv\w*|abs|pdf|paper)\s*=|<\/?\w[^<>]*>)\s*$/i
const percent = /^ ?[%‰°℃×±^]/
const unit =
  /^(?:元|美元|万|亿|秒|毫秒|分钟|小时|个|次|倍|米|千米|公里|克|千克|公斤|岁|人)|^ ?-?(?:[kMGTmµμn]?(?:Hz|eV|Pa|bits?|bytes?|FLOPS?)|[kcmnµμ]?m|[mnµμ]?s|[kmµμ]?g|mins?|secs?|seconds?|minutes?|hours?|days?|years?|percent|points?|dollars?|euros?|yuan|USD|EUR|RMB|CNY|GBP|[MGTK]B|tokens?|times|ppm|bar|rpm|mAh|kcal|degrees?)(?![\p{L}-])/u
const nextWords = /^(?:\.pdf)?(?:\s*[:：|,，–—]|\s+-\s|\t|\s+["“‘'[(]?[\p{Lu}\p{Script=Han}])/u
const idWords =
  /(?:arxiv|e-?print|pre-?print|\bpapers?\b|\bcf\.|\bref(?:s|erences?|\.)?\b|\babs\b|\bids?\b|论文|预印本|编号)[^.。!?]{0,60}$/i

/** The candidates between two positions of `text`, in order. `now` bounds their dates to a month ahead. */
export function* bareCandidates(text: string, from: number, to: number, now: Date): Generator<BareCandidate> {
  if (to - from < 8) return
  shapes.lastIndex = from
  for (let match = shapes.exec(text); match !== null && match.index < to; match = shapes.exec(text)) {
    const next = shapes.lastIndex
    const result = judge(text, match.index, match[0], match[1], match[2], now)
    shapes.lastIndex = next
    if (result !== null) yield { start: match.index, written: match[0], result }
  }
}

function judge(
  text: string,
  start: number,
  written: string,
  modern: string | undefined,
  old: string | undefined,
  now: Date,
): RefResult | null {
  const id = written.replace(/\.pdf$/i, '')
  const result = readId(id, { now, monthsAhead: 1 })
  if (modern === undefined) {
    // Old-style and joined: only with an archive that exists; other words with seven digits are somebody's path or code.
    const archive = old === undefined ? null : properArchive(old.split(/[./]/, 1)[0] ?? '')
    return archive !== null || (old === undefined && !result.ok && result.reason === 'slash-missing') ? result : null
  }
  const end = start + written.length
  const before = text.slice(Math.max(0, start - 80), start)
  const after = text.slice(end, end + 40)
  if (currency.test(before) || percent.test(after)) return null
  const alone = isAlone(text, start, end)
  const leading = alone || (leads(text, start) && nextWords.test(after))
  if (!leading && ((operator.test(before) && !named.test(before)) || unit.test(after))) return null
  const marked = /v\d+$/i.test(id) || written !== id || /^ ?\[[a-z-]+(?:\.[A-Za-z-]+)?\]/.test(after)
  const bracketed = /[([{（【「"'“`|*]$/.test(before) && /^[)\]}）】」"'”`|*]/.test(after)
  const said = idWords.test(before) || named.test(before)
  if (result.ok) {
    if (!/^\d{4}\.\d{4}(?!\d)/.test(id) || marked || leading || bracketed || said) return result
    return refuse('ambiguous', say('id.ambiguous', { written: id }))
  }
  if (alone) return result
  if (!/^\d{4}\.\d{4,5}/.test(id)) return null
  if (said || marked) return result
  if (leading && /^\d{4}\.\d{5}/.test(id)) return result
  return (leading || bracketed) && result.reason !== 'bad-month' ? result : null
}

const bullet = /^\s*(?:[-*+•·–>]+|\(?\d{1,3}[.)、:]|\[\d{1,3}\]|\d{1,3}(?=\s))?\s*(?:\[[ x]\]\s*)?[*_`"“([]*/i

/** Whether nothing but a bullet or a number stands before the candidate on its line. */
function leads(text: string, start: number): boolean {
  const head = text.slice(Math.max(0, start - 40), start)
  const lineStart = head.lastIndexOf('\n')
  return (lineStart !== -1 || start < 40) && head.slice(lineStart + 1).replace(bullet, '') === ''
}

/** Whether nothing but bullets, numbering, separators and other ids stands on the candidate's line. */
function isAlone(text: string, start: number, end: number): boolean {
  // Longer lines are no lines of ids alone; and looking further would cost, in a text without line ends.
  const reach = 600
  const head = text.slice(Math.max(0, start - reach), start)
  const tail = text.slice(end, end + reach)
  const lineStart = head.lastIndexOf('\n')
  const lineEnd = tail.indexOf('\n')
  if ((lineStart === -1 && start > reach) || (lineEnd === -1 && end + reach < text.length)) return false
  const line = head.slice(lineStart + 1) + text.slice(start, end) + (lineEnd === -1 ? tail : tail.slice(0, lineEnd))
  const others = line
    .replace(bullet, '')
    .replace(/\d{4}\.\d{3,6}(?:v\d{0,4})?(?:\.pdf)?/gi, '')
    .replace(/\[[a-z-]+(?:\.[A-Za-z-]+)?\]/g, '')
  return !/[\p{L}\p{N}]/u.test(others)
}

// The lines that chat apps and threads put around what people say: "Alice 10:32", "[2024/6/20 10:32] Bob: …",
// "Chen @chen · 3h". They begin a message and are nobody's words. And the previews that such apps put under a link.

const time = String.raw`(?:(?:上午|下午|凌晨|晚上|中午) ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?`
const month = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`
const day = String.raw`(?:\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}月\d{1,2}日|${month} \d{1,2}(?:,? \d{4})?|\d{1,2} ${month}(?: \d{4})?|today|yesterday|今天|昨天|(?:mon|tues|wednes|thurs|fri|satur|sun)day|星期[一二三四五六日])`
/** A time of day, with its day before or after it. */
const moment = new RegExp(String.raw`(?:${day}(?: ?,? ?| at |t))?${time}(?: ?,? ${day})?`)

/** Words before a colon that name no speaker. */
const noSpeaker =
  /^(?:来源|來源|source|via|作者|author|发布|发表|浏览|阅读|time|date|时间|日期|updated|published|posted)/i

/** "somebody 5 hours ago | parent | prev | next [–]" */
const hackerNews =
  /^[\w-]{2,20} \d{1,3} (?:minutes?|hours?|days?|months?|years?) ago(?: ?\| ?(?:parent|root|prev|next|context|favorite|hide|past|flag|unvote|on: .{1,90}))*(?: ?\[[–+-]\d*(?: more)?\])?$/

/** What a message says on its header's line: the words after it, empty for a header alone, null for no header. */
export function splitMessage(line: string): string | null {
  const start = line.slice(0, 90)
  if (line.length < 160 && hackerNews.test(line)) return ''
  if (/\d:\d\d/.test(start)) return splitTimed(line, start)
  if (!start.includes('@') && !start.startsWith('<')) return null
  const spoken = /^<([A-Za-z0-9_-]{1,24})>\s(.+)$/.exec(line)
  if (spoken?.[2] !== undefined && !/^(?:a|b|i|p|br|li|em|div|span|strong|code)$/i.test(spoken[1] ?? ''))
    return spoken[2]
  const handle = /^(.{0,40}?)[\s(（]*@\w{1,20}[)）]?(?:\s?[·•|-]\s?\S.{0,20})?$/.exec(line)
  return handle !== null && (handle[1] === '' || isName(handle[1] ?? '')) ? '' : null
}

function splitTimed(line: string, start: string): string | null {
  const match = moment.exec(start.toLowerCase())
  if (match === null) return null
  const before = line
    .slice(0, match.index)
    .replace(/[[(（]\s*$/, '')
    .trimEnd()
  const opened = before.length < line.slice(0, match.index).trimEnd().length
  let after = line.slice(match.index + match[0].length)
  if (opened) after = after.replace(/^\s*[\])）]/, '')
  if (before === '') {
    if (after.trim() === '') return ''
    // "[10:32] Bob: words", "10:32 - Bob: words", "10:32 <bob> words"
    const angled = /^\s*<[^<>]{1,40}>\s?(.*)$/.exec(after)
    if (angled !== null) return angled[1] ?? ''
    const spoken = /^\s*(?:[-–—]\s?)?([^:：]{1,40}?)\s?[:：](?:\s|(?=[^\s/\d]))(.*)$/.exec(after)
    if (spoken?.[1] !== undefined && isName(spoken[1]) && !noSpeaker.test(spoken[1])) return (spoken[2] ?? '').trim()
    return line.length <= 80 && isName(after.replace(/[:：]\s*$/, '').trim()) ? '' : null
  }
  // "Alice 10:32", "Alice — Today at 10:32 AM", "Alice [10:32]: words"
  const name = before.replace(/[\s,，\-–—·•|]+$/, '')
  if (!isName(name)) return null
  if (/^\s?[:：]?\s*$/.test(after)) return line.length <= 80 ? '' : null
  return opened && /^\s?[:：]/.test(after) ? after.replace(/^\s?[:：]\s*/, '') : null
}

/** One to four short words without the signs that sentences have. */
function isName(text: string): boolean {
  return (
    text !== '' &&
    text.length <= 40 &&
    !/[:：[\]()<>/|,，。.!！?？;；]|\d{4}/.test(text) &&
    text.split(/\s+/).length <= 5
  )
}

const spoken = /^([\p{L}][\p{L}\p{N}_.-]{0,19}(?: [\p{L}][\p{L}\p{N}_.-]{0,19})?)\s?[:：]\s+\S/u

/** Words before a colon that name a part of an entry. */
const partName =
  /^(?:(?:paper|article|full) )?(?:titles?|papers?|articles?|links?|urls?|abstract|summary|tl;?dr|notes?|comments?|arxiv|pdf|code|doi|id|tags?|keywords?|venue|year|subjects?|categor(?:y|ies)|required|optional|recommended|标题|题目|论文|链接|地址|摘要|简介|总结|代码|机构|单位|关键词|必读|选读)$/i

/**
 * Who speaks in a transcript ("Sam: what should we read?"): names before a colon on nearly every line, again and again,
 * some of whose lines name nothing. Empty for any other text.
 */
export function speakersIn(lines: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  let all = 0
  let talk = 0
  for (const line of lines) {
    const text = line.trim()
    if (text === '') continue
    all++
    const name = spoken.exec(text.slice(0, 60))?.[1]
    if (name === undefined || partName.test(name) || noSpeaker.test(name)) continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
    if (!/\d{4}|:\/\//.test(text)) talk++
  }
  const said = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const again = [...counts.values()].some((n) => n > 1)
  return counts.size > 1 && again && talk > 1 && said >= all * 0.7 ? new Set(counts.keys()) : new Set()
}

/** What one of the speakers says on a line; null where none begins it. */
export function saidBy(line: string, speakers: ReadonlySet<string>): string | null {
  const name = speakers.size === 0 ? undefined : spoken.exec(line.slice(0, 60))?.[1]
  return name === undefined || !speakers.has(name) ? null : line.slice(name.length).replace(/^\s?[:：]\s*/, '')
}

const site = /^(?:(.{3,40})\1|(?:[a-z\d-]+\.){1,3}(?:org|com|net|io|co|ai|edu))$/i

/** Under a link the name of its site, then the title it has there: the title is said to be one, the name is left out. */
export function labelPreviews(lines: readonly string[]): readonly string[] {
  const out = [...lines]
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1] ?? ''
    const title = (lines[i + 1] ?? '').trim()
    if (!/[a-z]/i.test(line) || !site.test(line.trim()) || !/:\/\/|arxiv/i.test(above) || title === '') continue
    out[i] = ''
    if (title.length < 250 && !/:\/\//.test(title)) out[i + 1] = `Title: ${title}`
  }
  return out
}

// The lines that chat apps and threads put around what people say: "Alice 10:32", "[2024/6/20 10:32] Bob: …",
// "Chen @chen · 3h". They begin a message and are nobody's words.

const time = String.raw`(?:(?:上午|下午|凌晨|晚上|中午)\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?`
const month = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`
const day = String.raw`(?:\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}月\d{1,2}日|${month}\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s${month}(?:\s\d{4})?|today|yesterday|今天|昨天|(?:mon|tues|wednes|thurs|fri|satur|sun)day|星期[一二三四五六日])`
const moment = String.raw`(?:${day}(?:\s?,\s?|\s+at\s+|\s+|T)${time}|${time}(?:\s?,\s?|\s+)${day}|${time})`
const name = String.raw`[^\s:：\[\]()<>/|,，。.!?][^:：\[\]()<>/|,，。!?]{0,38}?`

/** Headers with what is said after them, in the last group. */
const spoken: readonly RegExp[] = [
  new RegExp(String.raw`^\[${moment}\]\s*(?:<)?${name}>?\s?[:：]\s?(.*)$`, 'iu'),
  new RegExp(String.raw`^${moment}\s?[-–—]\s?${name}[:：]\s(.*)$`, 'iu'),
  new RegExp(String.raw`^[[(]?${moment}[\])]?\s*<${name}>\s?(.*)$`, 'iu'),
  new RegExp(String.raw`^${moment}\s+(?!来源|來源|source|via|作者|author|发布|发表)${name}[:：]\s(.*)$`, 'iu'),
  new RegExp(String.raw`^${name}\s*[[(]${moment}[\])]\s?[:：]\s?(.*)$`, 'iu'),
  /^<[\p{L}\p{N}_-]{1,24}>\s(.+)$/u,
]

/** Headers on a line of their own. */
const alone: readonly RegExp[] = [
  new RegExp(String.raw`^${name}(?:\s?[,，]\s?|\s+|\s?[-–—·•|]\s?)[[(]?${moment}[\])]?\s?[:：]?$`, 'iu'),
  new RegExp(String.raw`^${name}\s?[,，]?\s?\[${moment}\]\s?[:：]?$`, 'iu'),
  new RegExp(String.raw`^[[(]?${moment}[\])]?(?:\s+${name})?\s?[:：]?$`, 'iu'),
  new RegExp(
    String.raw`^${name}\s?[(（]?@\w{1,20}[)）]?(?:\s?[·•|-]\s?(?:\d{1,3}\s?(?:s|m|h|d|w|min|小时|分钟|天)|${day})(?:\s?前)?)?$`,
    'iu',
  ),
  /^@\w{1,20}(?:\s?[·•|-]\s?\S.{0,20})?$/u,
]

/** What a message says on its header's line: the words after it, empty for a header alone, null for no header. */
export function splitMessage(line: string): string | null {
  const start = line.slice(0, 90)
  if (!/\d:\d{2}|@\w|^</.test(start)) return null
  for (const pattern of spoken) {
    const match = pattern.exec(line)
    if (match !== null) return (match[1] ?? '').trim()
  }
  if (line.length > 80) return null
  return alone.some((pattern) => pattern.test(line)) ? '' : null
}

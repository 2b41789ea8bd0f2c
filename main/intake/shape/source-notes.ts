// What a line tells of the source itself: the address the text is from, and its date.

const sourceLabels =
  /(?:^|[\s|·•(（【[])(?:来源|來源|出处|原文(?:链接|地址|网址)?|本文(?:链接|地址)|转载自|转自|文章来源|source|original(?:ly published)?(?: (?:post|article|at|on|here|link))?|via|canonical(?: url)?|permalink|first published (?:at|on)|cross-?posted from|出典|元記事|引用元)\s*[:：]?\s*(?:[^:：\s(（]{0,20}[:：\s(（]\s*)?<?(https?:\/\/[^\s<>()（）"'，。；、]+)/i

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const numeric =
  /(?<!\d)\d{4}\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?)(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?)?(?:Z|[+-]\d{2}:?\d{2})?(?![\d/])/
const written = new RegExp(
  String.raw`\b(?:${months}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} ${months}\.?,? \d{4})\b`,
  'i',
)

/** The address a line declares the text to be from, or null. A line that says so is furniture. */
export function declaredSource(text: string): string | null {
  if (text.length > 2000 || !text.includes('://')) return null
  const url = sourceLabels.exec(text)?.[1]
  return url === undefined ? null : url.replace(/[.,;:!?]+$/, '')
}

/** A date as the line writes it, or null. */
export function dateIn(text: string): string | null {
  if (text.length > 300 || !/\d{4}/.test(text)) return null
  return (numeric.exec(text) ?? written.exec(text))?.[0] ?? null
}

/** A line that is a date and little else (a byline, "June 20, 2024 · 5 min read"). */
export function isDateLine(text: string): boolean {
  const date = dateIn(text)
  if (date === null) return false
  const rest = text
    .replace(date, '')
    .replace(
      /\d{1,2}:\d{2}(?::\d{2})?|\d+ min(?:ute)?s?(?: read)?|published|posted|updated|发布于|发表于|发布时间|时间|日期|date|by\s[A-Za-z. ]{1,40}/gi,
      '',
    )
  return rest.replace(/[\s\p{P}\p{S}]/gu, '').length <= 12
}

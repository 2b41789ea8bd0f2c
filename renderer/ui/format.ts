// How names, dates, times and sizes are written. Pure; the language is a parameter.

/** "Zhuo, Vu, Chim": family names of the first `most` authors, and how many more there are. */
export function shortAuthors(authors: readonly string[], most = 3): { readonly names: string; readonly more: number } {
  const shown = authors.length <= most + 1 ? authors : authors.slice(0, most)
  return { names: shown.map(familyName).join(', '), more: authors.length - shown.length }
}

/** The family name: what stands last, with the particles before it; Chinese names and collaborations stay whole. */
export function familyName(name: string): string {
  const whole = name.trim()
  if (/[\u3400-\u9fff]/.test(whole) || /\b(?:collaboration|team|consortium|group)\b/i.test(whole)) return whole
  const [beforeComma, given] = whole.split(',')
  if (given !== undefined && beforeComma) return beforeComma.trim()
  const parts = whole.split(/\s+/)
  if (parts.length > 1 && /^(?:jr\.?|sr\.?|i{2,3}|iv)$/i.test(parts.at(-1) ?? '')) parts.pop()
  let from = parts.length - 1
  while (
    from > 1 &&
    /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|bin|ibn|al|el)$/i.test(parts[from - 1] ?? '')
  )
    from--
  return parts.slice(from).join(' ') || whole
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** "3 days ago", "yesterday", "now": a moment as seen from `now`. */
export function relativeTime(moment: string, options: { readonly language: string; readonly now: Date }): string {
  const seconds = (new Date(moment).getTime() - options.now.getTime()) / 1000
  const format = new Intl.RelativeTimeFormat(options.language, { numeric: 'auto' })
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit)
  }
  return format.format(0, 'second')
}

/** A moment as seen from now. */
export function timeFromNow(moment: string, language: string): string {
  return relativeTime(moment, { language, now: new Date() })
}

/** "19 June 2024", "2024年6月19日". A day without time is that day in every time zone. */
export function longDate(moment: string, language: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(moment)
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return moment
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', ...(day ? { timeZone: 'UTC' } : {}) }).format(
    date,
  )
}

/** "19 Jun 2024", "2024年6月19日": for columns. */
export function shortDate(moment: string, language: string): string {
  const date = new Date(moment)
  return Number.isNaN(date.getTime()) ? moment : dateFormat(language).format(date)
}

/** "14:03". */
export function clockTime(moment: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(moment),
  )
}

/** "19 June 2024 at 14:03", for hovering. */
export function fullTime(moment: string, language: string): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return moment
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeStyle: 'short' }).format(date)
}

/** "1.4 MB": decimal units, as file managers write them. */
export function fileSize(bytes: number, language: string): string {
  const names = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  let [value, at] = [bytes, 0]
  while (value >= 999.5 && at < names.length - 1) [value, at] = [value / 1000, at + 1]
  return unitFormat(language, names[at] ?? 'byte', value < 10 && at > 1 ? 1 : 0).format(value)
}

/** "10,000" with the language's separators. */
export function wholeNumber(value: number, language: string): string {
  return numberFormat(language).format(value)
}

// Rows by the hundred write dates and sizes; making a formatter costs more than all of them.
const dateFormat = kept(
  (language: string) => new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'short', year: 'numeric' }),
)
const numberFormat = kept((language: string) => new Intl.NumberFormat(locale(language)))
const unitFormat = kept(
  (language: string, unit: string, digits: number) =>
    new Intl.NumberFormat(locale(language), {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'narrow' : 'short',
      maximumFractionDigits: digits,
    }),
)

function kept<A extends readonly (string | number)[], T>(make: (...args: A) => T): (...args: A) => T {
  const known = new Map<string, T>()
  return (...args) => {
    const key = args.join(' ')
    const found = known.get(key) ?? make(...args)
    known.set(key, found)
    return found
  }
}

function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

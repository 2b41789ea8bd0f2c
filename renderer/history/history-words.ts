// How amounts and days of reading are written in the language on the screen.
import type { ReadingAmount } from '../../preload/model/history.ts'
import { currentLanguage, t } from '../app/words/words.ts'
import { wholeNumber } from '../ui/format.ts'
import type { Measure, Step } from './bars.ts'

/** "3 hr 20 min", "12 min", "40 sec". */
export function duration(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.round((seconds % 3600) / 60)]
  if (seconds < 60) return unit(Math.round(seconds), 'second')
  if (hours === 0) return unit(Math.max(1, minutes), 'minute')
  // A hundred hours are not told to the minute.
  return hours >= 100 || minutes === 0
    ? unit(hours, 'hour')
    : `${unit(hours, 'hour')} ${unit(Math.min(59, minutes), 'minute')}`
}

/** The day, week or month that begins on a date. */
export function when(from: string, step: Step): string {
  const options: Intl.DateTimeFormatOptions =
    step === 'month' ? { year: 'numeric', month: 'long' } : { year: 'numeric', month: 'short', day: 'numeric' }
  const date = dateFormat(options).format(new Date(`${from}T00:00:00Z`))
  return step === 'week' ? t('history.weekOf', { date }) : date
}

/** The same, as short as an axis needs it. */
export function shortWhen(from: string, step: Step): string {
  const options: Intl.DateTimeFormatOptions =
    step === 'month' ? { year: '2-digit', month: 'short' } : { month: 'short', day: 'numeric' }
  return dateFormat(options).format(new Date(`${from}T00:00:00Z`))
}

/** One measure of an amount, with its unit. */
export function amountOf(amount: ReadingAmount, measure: Measure): string {
  if (measure === 'time') return duration(amount.seconds)
  return t(`history.totals.${measure}`, { count: amount[measure] })
}

/** A number in a table; an empty one for nothing. */
export function cell(value: number): string {
  return value === 0 ? '' : wholeNumber(value, currentLanguage())
}

function unit(value: number, name: 'hour' | 'minute' | 'second'): string {
  const language = currentLanguage()
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = currentLanguage()
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' })
}

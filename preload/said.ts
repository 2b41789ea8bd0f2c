// Sentences that main makes and a person reads in their own language: the English beside the code and the values it
// was made of. The command line and logs use the English; the renderer words the codes (renderer/app/words/told.ts).
import { z } from 'zod'
import { messages, type MessageCode } from './messages/messages.ts'

/** One sentence as a code of preload/messages/ and what fills its places. Moments are ISO strings, sizes bytes. */
export const Said = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Said = z.infer<typeof Said>

/** The codes beside a `message`, in its order; absent where it was made without any, or by an older program. */
export const SaidList = z.array(Said).readonly().optional()

/** What a person is told: English, and the codes it was made of. Spread it into whatever carries a `message`. */
export interface Sentence {
  readonly message: string
  readonly said?: readonly Said[] | undefined
}

type Hole<Text> = Text extends `${string}{{${infer Inside}}}${infer Rest}`
  ? (Inside extends `${infer Name}:${string}` ? Name : Inside) | Hole<Rest>
  : never
type ParamsOf<Code extends MessageCode> = Hole<(typeof messages)[Code]>
type Given<Code extends MessageCode> = [ParamsOf<Code>] extends [never]
  ? []
  : [params: { readonly [Name in ParamsOf<Code>]: string | number }]

/** The sentence of a code; the types ask for exactly the values it has places for. */
export function say<Code extends MessageCode>(code: Code, ...given: Given<Code>): Sentence {
  const said: Said = { code, params: { ...given[0] } }
  return { message: fillPlaces(messages[code], said.params, 'en'), said: [said] }
}

/** Several sentences one after the other. */
export function together(...sentences: readonly Sentence[]): Sentence {
  const message = sentences.map((sentence) => sentence.message).join(' ')
  const parts = sentences.map(({ said }) => said)
  return parts.every((said) => said !== undefined) ? { message, said: parts.flat() } : { message }
}

/** The sentence alone, of something that carries one among other things. */
export function sentenceOf({ message, said }: Sentence): Sentence {
  return said === undefined ? { message } : { message, said }
}

/**
 * Puts values into the places of a text: `{{name}}` as it is, `{{since:day}}`, `{{until:clock}}` (the next full minute:
 * earlier would be too early), `{{bytes:size}}`.
 */
export function fillPlaces(text: string, params: Said['params'], language: 'en' | 'zh-CN', now = new Date()): string {
  return text.replace(/\{\{(\w+)(?::(\w+))?\}\}/g, (place, name: string, form: string | undefined) => {
    const value = params[name]
    if (value === undefined) return place
    if (form === 'day') return day(new Date(value), language, now)
    if (form === 'clock') return clock(new Date(value))
    if (form === 'size') return size(Number(value))
    return String(value)
  })
}

function day(date: Date, language: 'en' | 'zh-CN', now: Date): string {
  const thisYear = date.getFullYear() === now.getFullYear()
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    ...(thisYear ? {} : { year: 'numeric' }),
  }).format(date)
}

const minute = 60_000

function clock(at: Date): string {
  const full = new Date(Math.ceil(at.getTime() / minute) * minute)
  return `${String(full.getHours()).padStart(2, '0')}:${String(full.getMinutes()).padStart(2, '0')}`
}

function size(bytes: number): string {
  return bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

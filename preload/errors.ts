// The one error that crosses the bridge: a code from a closed set and a sentence a person can act on.
// Stacks never cross; what is not an AppError becomes `internal`.
import { z } from 'zod'
import { SaidList, say, sentenceOf, type Said, type Sentence } from './said.ts'

/** Every way a request can fail. The set is closed: see docs/architecture.md. */
export const ErrorCode = z.enum([
  'invalid-input',
  'not-found',
  'offline',
  'rate-limited',
  'remote',
  'not-a-pdf',
  'storage',
  'locked',
  'conflict',
  'cancelled',
  'disconnected',
  'internal',
])
export type ErrorCode = z.infer<typeof ErrorCode>

/** An error as it travels: plain data, no stack. */
export const ErrorData = z.object({
  code: ErrorCode,
  message: z.string(),
  said: SaidList,
  details: z.record(z.string(), z.unknown()).optional(),
})
export type ErrorData = z.infer<typeof ErrorData>

/** A failure a person is told about: `message` says what happened and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** The codes of the message, for other languages; absent where only developers meet it. */
  readonly said: readonly Said[] | undefined
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(
    code: ErrorCode,
    message: string | Sentence,
    options: { readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    const sentence: Sentence = typeof message === 'string' ? { message } : message
    super(sentence.message, options.cause === undefined ? undefined : { cause: options.cause })
    this.said = sentence.said
    this.name = 'AppError'
    this.code = code
    this.details = options.details
  }
}

/** The plain data of any thrown value. Unknown errors become `internal` with a neutral sentence. */
export function errorData(thrown: unknown): ErrorData {
  if (thrown instanceof AppError) {
    const { code, details } = thrown
    return { code, ...sentenceOf(thrown), ...(details ? { details: { ...details } } : {}) }
  }
  return { code: 'internal', ...say('app.internal') }
}

/** Rebuilds an AppError from its data, on the other side of the bridge. */
export function errorFromData(data: ErrorData): AppError {
  return new AppError(data.code, sentenceOf(data), data.details ? { details: data.details } : {})
}

/** Marks a branch that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}

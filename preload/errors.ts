// The one error that crosses the bridge: a code from a closed set and a sentence a person can act on.
// Stacks never cross; what is not an AppError becomes `internal`.
import { z } from 'zod'

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
  details: z.record(z.string(), z.unknown()).optional(),
})
export type ErrorData = z.infer<typeof ErrorData>

/** A failure a person is told about: `message` says what happened and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.details = options.details
  }
}

/** The plain data of any thrown value. Unknown errors become `internal` with a neutral sentence. */
export function errorData(thrown: unknown): ErrorData {
  if (thrown instanceof AppError) {
    return { code: thrown.code, message: thrown.message, ...(thrown.details ? { details: { ...thrown.details } } : {}) }
  }
  return { code: 'internal', message: 'Something went wrong inside Offprint. What you have is safe; please try again.' }
}

/** Rebuilds an AppError from its data, on the other side of the bridge. */
export function errorFromData(data: ErrorData): AppError {
  return new AppError(data.code, data.message, data.details ? { details: data.details } : {})
}

/** Marks a branch that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}

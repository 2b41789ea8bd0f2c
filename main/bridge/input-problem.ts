// Turns what zod found wrong with an input into one sentence.
import type { z } from 'zod'
import { AppError } from '../../preload/errors.ts'

/** How many of the findings the sentence names. */
const NAMED = 3

/** The `invalid-input` error for an input that does not fit its method. `details.issues` has path and message of each. */
export function inputProblem(method: string, error: z.ZodError): AppError {
  const issues = error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  const named = issues.slice(0, NAMED).map(({ path, message }) => `${path === '' ? 'the input' : path}: ${message}`)
  const rest = issues.length - named.length
  const more = rest > 0 ? `; and ${rest} more` : ''
  return new AppError('invalid-input', `“${method}” cannot be done with this input (${named.join('; ')}${more}).`, {
    details: { issues: issues.slice(0, 20) },
  })
}

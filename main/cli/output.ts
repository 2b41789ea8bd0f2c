// How the command line speaks: results on stdout (one JSON value with --json), messages on stderr, exit codes.
import type { Outcome, ReceiptLine } from '../../preload/model/list.ts'

/** DESIGN §6: 0 all well, 1 some items failed, 2 wrong use, 3 the library could not be opened. */
export const exitCodes = { well: 0, someFailed: 1, wrongUse: 2, cannotOpen: 3 } as const

/** Thrown for wrong use; the sentence is shown without a stack. */
export class UsageError extends Error {}

/** Writes the command's one result: a JSON value, or the lines a person reads. */
export function printResult(json: boolean, value: unknown, lines: readonly string[]): void {
  if (json) process.stdout.write(`${plainJson(value)}\n`)
  else if (lines.length > 0) process.stdout.write(`${lines.map(plain).join('\n')}\n`)
}

/** Says something that is not the result. */
export function say(message: string): void {
  process.stderr.write(`${plain(message)}\n`)
}

/**
 * A text as a terminal may show it: titles, file names and answers come from outside, and control characters in them
 * would move the cursor, rename the window or write to the clipboard. Line ends and tabs stay.
 */
function plain(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '\uFFFD')
}

/** JSON escapes the control characters below space; those from DEL to U+009F it leaves, and terminals heed them. */
function plainJson(value: unknown): string {
  const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value, null, 2).replace(/[\u007f-\u009f]/g, escaped)
}

const well: ReadonlySet<Outcome> = new Set(['added', 'already-here', 'updated', 'downloaded'])

/** Prints results as DESIGN §6 has them and answers the exit code. */
export function printResults(json: boolean, results: readonly ReceiptLine[]): number {
  const shown = results.map(({ input, arxivId, outcome, message }) => ({ input, arxivId, outcome, message }))
  printResult(
    json,
    { results: shown },
    shown.map(({ input, outcome, message }) => `${outcome.padEnd(13)} ${input}${message ? `  ${message}` : ''}`),
  )
  return shown.every(({ outcome }) => well.has(outcome)) ? exitCodes.well : exitCodes.someFailed
}

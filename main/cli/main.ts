// The command line: reads the words, runs one command, answers its exit code. Names are DESIGN §6's.
import { constants } from 'node:os'
import { Command, CommanderError } from 'commander'
import { z } from 'zod'
import { AppError } from '../../preload/errors.ts'
import { isCannotOpen } from '../library/files/storage-error.ts'
import { offprintVersion } from '../version.ts'
import { addCommand } from './commands/add.ts'
import { checkCommand } from './commands/check.ts'
import { exportCommand } from './commands/export.ts'
import { fetchCommand } from './commands/fetch.ts'
import { importCommand } from './commands/import.ts'
import { listCommand, listsCommand } from './commands/list.ts'
import { searchCommand } from './commands/search.ts'
import { serveCommand } from './commands/serve.ts'
import { setCommand } from './commands/set.ts'
import { exitCodes, say, UsageError } from './output.ts'
import type { CommandContext } from './run.ts'

z.config({ jitless: true })

/** Runs the command that `words` name; answers the exit code. Never throws. */
export async function main(words: readonly string[]): Promise<number> {
  const interrupted = new AbortController()
  endBySignals(interrupted)
  // A reader that went away (`offprint list | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? exitCodes.well : exitCodes.someFailed),
  )

  let code: number = exitCodes.well
  const program = new Command('offprint')
    .description('Reads arXiv papers: lists in, PDFs on disk, marks and notes that stay.')
    .version(offprintVersion())
    .option('--home <dir>', 'the library folder (else OFFPRINT_HOME, else ~/Offprint)')
    .option('--json', 'print one JSON value on stdout; messages go to stderr')
    .exitOverride()
    .configureOutput({ writeErr: (text) => say(text.trimEnd()) })
    .showHelpAfterError('Run `offprint --help` for all commands.')

  const context = (): CommandContext => ({
    home: program.opts<{ home?: string }>().home,
    json: program.opts<{ json?: boolean }>().json === true,
    env: process.env,
    signal: interrupted.signal,
  })
  const commands = [
    serveCommand,
    addCommand,
    importCommand,
    fetchCommand,
    listCommand,
    listsCommand,
    setCommand,
    searchCommand,
    exportCommand,
    checkCommand,
  ]
  for (const register of commands) {
    register(program, async (work) => {
      code = await work(context())
    })
  }

  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    return exitCodeOf(error)
  }
}

/** How long a second signal is taken for the same wish as the first, in milliseconds. */
const SAME_WISH = 2000

/**
 * The first signal ends the work in order: the lock is let go, what was acknowledged is on disk. Ctrl-C reaches this
 * process once from the terminal and again from npm, a script or a watcher above it; only one that comes later, from a
 * person who does not want to wait, ends it at once.
 */
function endBySignals(interrupted: AbortController): void {
  let first: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      first ??= Date.now()
      if (Date.now() - first > SAME_WISH) process.exit(128 + constants.signals[signal])
      interrupted.abort()
    })
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.well : exitCodes.wrongUse
  if (error instanceof UsageError) {
    say(error.message)
    return exitCodes.wrongUse
  }
  if (isCannotOpen(error)) {
    say(error.message)
    return exitCodes.cannotOpen
  }
  if (error instanceof AppError) {
    say(error.message)
    return exitCodes.someFailed
  }
  say(
    `Something went wrong inside Offprint; what you have is safe. ${error instanceof Error ? error.message : String(error)}`,
  )
  if (process.env['OFFPRINT_DEBUG'] && error instanceof Error && error.stack) say(error.stack)
  return exitCodes.someFailed
}

// What a command is given, and the services it runs on: one library folder, opened for as long as the command takes.
import type { Command } from 'commander'
import { events, type EventName } from '../../preload/contract.ts'
import { libraryHome } from '../library-home.ts'
import { openServices } from '../offprint.ts'
import type { Services } from '../services.ts'
import { say } from './output.ts'

/** What every command is given. */
export interface CommandContext {
  /** `--home`, if it was given. */
  readonly home: string | undefined
  readonly json: boolean
  readonly env: NodeJS.ProcessEnv
  /** Aborts on Ctrl-C and when the system asks the program to end. */
  readonly signal: AbortSignal
}

/** Adds a command to the program; `run` gives its work the context and keeps the exit code it answers. */
export type Register = (
  program: Command,
  run: (work: (context: CommandContext) => Promise<number>) => Promise<void>,
) => void

/** The library folder that the command line and the environment name. */
export function homeOf(context: CommandContext): string {
  return libraryHome(context.env, context.home)
}

/** Opens the library, runs `work`, closes it whatever happens. `read` takes no lock and writes nothing. */
export async function withServices<T>(
  context: CommandContext,
  mode: 'read' | 'write',
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const opened = await openServices({
    home: homeOf(context),
    env: context.env,
    mode,
    leftOver: 'keep',
    emit: sayNotice,
  })
  try {
    for (const { message } of opened.services.library.problems) say(message)
    return await work(opened.services)
  } finally {
    await opened.close()
  }
}

/** Of all that is told to clients, the command line passes on what a person should see. */
function sayNotice(name: EventName, payload: unknown): void {
  const notice = name === 'app.notice' ? events[name].safeParse(payload).data : undefined
  if (notice) say(notice.message)
}

// Which folder is the library: the one named outright, else OFFPRINT_HOME, else ~/Offprint.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The absolute path of the library folder; it need not exist. */
export function libraryHome(env: NodeJS.ProcessEnv, named?: string): string {
  const given = [named, env['OFFPRINT_HOME']].find((path) => path !== undefined && path.trim() !== '')
  if (given === undefined) return join(homedir(), 'Offprint')
  return resolve(given.replace(/^~(?=$|[/\\])/, homedir()))
}

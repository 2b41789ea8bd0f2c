// Where Electron keeps its own things (window place, caches), and which library the person chose last.
// One such folder a library, so that Electron's single-instance lock is one a library too.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { libraryHome } from '../library-home.ts'

const Remembered = z.object({ home: z.string().refine(isAbsolute) })

/** The library to open: OFFPRINT_HOME, else the folder chosen in settings, else ~/Offprint. */
export function desktopHome(env: NodeJS.ProcessEnv, appData: string): string {
  return libraryHome(env, env['OFFPRINT_HOME'] ? undefined : (readRemembered(appData) ?? undefined))
}

/** Electron's own folder for a library: `<appData>/Offprint`, and beside it one for each library elsewhere. */
export function userDataFor(home: string, appData: string): string {
  const own = join(appData, 'Offprint')
  if (home === join(homedir(), 'Offprint')) return own
  return join(own, 'libraries', createHash('sha256').update(home).digest('hex').slice(0, 16))
}

/** Keeps the choice for the next start. */
export async function rememberHome(appData: string, home: string): Promise<void> {
  const path = rememberedPath(appData)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `${JSON.stringify({ home })}\n`)
}

function readRemembered(appData: string): string | null {
  try {
    return Remembered.parse(JSON.parse(readFileSync(rememberedPath(appData), 'utf8'))).home
  } catch {
    // Never chosen, or the note is damaged: the default library it is, and nothing is lost by that.
    return null
  }
}

function rememberedPath(appData: string): string {
  return join(appData, 'Offprint', 'library-folder.json')
}

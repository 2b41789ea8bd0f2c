// Where Electron's program is, without ever requiring `electron`: that would start a download (electron.md §0).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

/** The path of Electron's program, or null where it has not been fetched. */
export function electronProgram(): string | null {
  const overridden = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = join(root, 'node_modules/electron/path.txt')
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'
  if (overridden) return existsSync(join(overridden, name)) ? join(overridden, name) : null
  const program = join(root, 'node_modules/electron/dist', name)
  return existsSync(pathFile) && existsSync(program) ? program : null
}

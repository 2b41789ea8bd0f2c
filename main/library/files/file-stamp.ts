// Size and time of a file, by which a change of it by somebody else is told.
import { statSync } from 'node:fs'

export interface FileStamp {
  readonly size: number
  readonly mtimeMs: number
}

/** Milliseconds after which a bad file is taken for written to its end. */
export const STILL_WRITING = 3000

/** The stamp of a file now; null where there is none. */
export function fileStamp(path: string): FileStamp | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? { size: stat.size, mtimeMs: stat.mtimeMs } : null
}

export function isSameStamp(a: FileStamp | null, b: FileStamp | null): boolean {
  return a !== null && b !== null && a.size === b.size && a.mtimeMs === b.mtimeMs
}

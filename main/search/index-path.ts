// Where the index of a library is. It can be deleted at any time.
import { join } from 'node:path'

/** The file of the index; `-wal` and `-shm` beside it belong to it. */
export function indexPath(home: string): string {
  return join(home, '.derived', 'index.sqlite')
}

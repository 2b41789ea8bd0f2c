// What the operating system says when a file cannot be read or written, as a sentence a person can act on.
import { AppError } from '../../../preload/errors.ts'
import { say, sentenceOf, together, type Sentence } from '../../../preload/said.ts'

/** The system's error code (`ENOSPC`, `EACCES`, …) of a thrown value, or null. */
export function errno(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** A failure of the file system as an AppError `storage`; `doing` says what was being done (`doing.…`). */
export function storageError(error: unknown, doing: Sentence, path: string): AppError {
  if (error instanceof AppError) return error
  const code = errno(error)
  return new AppError('storage', together(doing, reason(code)), {
    details: { reason: 'disk', errno: code, path },
    cause: error,
  })
}

/** Whether an error means that the library as a whole could not be opened: locked, newer, damaged, not reachable. */
export function isCannotOpen(error: unknown): error is AppError {
  return error instanceof AppError && error.details?.['cannotOpen'] === true
}

/** The same error, marked as one that kept the library from opening. */
export function cannotOpen(error: unknown, home: string): AppError {
  const known = storageError(error, say('doing.openLibrary', { home }), home)
  return new AppError(known.code, sentenceOf(known), { details: { ...known.details, cannotOpen: true }, cause: known })
}

function reason(code: string | null): Sentence {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return say('disk.full')
    case 'EACCES':
    case 'EPERM':
      return say('disk.forbidden')
    case 'EROFS':
      return say('disk.readOnly')
    case 'EMFILE':
    case 'ENFILE':
      return say('disk.manyFiles')
    case 'ENOENT':
      return say('disk.gone')
    case 'ENOTDIR':
    case 'EEXIST':
      return say('disk.inTheWay')
    case 'EBUSY':
      return say('disk.busy')
    case 'EFBIG':
      return say('disk.tooLarge')
    case 'ENAMETOOLONG':
      return say('disk.longPath')
    case 'EIO':
      return say('disk.broken')
    default:
      return code ? say('disk.code', { code }) : say('disk.unexpected')
  }
}

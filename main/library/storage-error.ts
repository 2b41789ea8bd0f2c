// What the operating system says when a file cannot be read or written, as a sentence a person can act on.
import { AppError } from '../../preload/errors.ts'

/** The system's error code (`ENOSPC`, `EACCES`, …) of a thrown value, or null. */
export function errno(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** A failure of the file system as an AppError `storage`; `doing` completes "Offprint could not …". */
export function storageError(error: unknown, doing: string, path: string): AppError {
  if (error instanceof AppError) return error
  const code = errno(error)
  return new AppError('storage', `Offprint could not ${doing}: ${reason(code)}`, {
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
  const known = storageError(error, `open the library folder ${home}`, home)
  return new AppError(known.code, known.message, { details: { ...known.details, cannotOpen: true }, cause: known })
}

function reason(code: string | null): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Nothing was changed; make room and try again.'
    case 'EACCES':
    case 'EPERM':
      return 'it is not allowed to write there. Check the permissions of the folder.'
    case 'EROFS':
      return 'the disk is read-only. Make it writable, or choose another library folder.'
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open on this computer. Close some programs and try again.'
    case 'ENOENT':
      return 'the folder is not there any more. Was a drive taken out, or the folder moved?'
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file stands where a folder should be. Move it away, or choose another library folder.'
    case 'EBUSY':
      return 'another program is using the file. Close it and try again.'
    case 'EFBIG':
      return 'the file would be larger than this disk or account allows. Nothing was changed.'
    case 'ENAMETOOLONG':
      return 'the path is too long. Choose a library folder with a shorter path.'
    case 'EIO':
      return 'the disk reports an error. Make a copy of the library folder, then have the disk checked.'
    default:
      return code
        ? `the system says ${code}. Nothing was changed; try again.`
        : 'an unexpected error. Nothing was changed.'
  }
}

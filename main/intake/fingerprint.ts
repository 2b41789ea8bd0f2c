// Tells the same source when it comes again, however it was copied.
import { createHash } from 'node:crypto'

/** SHA-256 of a source's text without what copying changes: line ends, spaces, invisible characters, compatibility forms. */
export function fingerprintOf(text: string): string {
  const normal = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\s]+/gu, ' ')
    .trim()
  return createHash('sha256').update(normal).digest('hex')
}

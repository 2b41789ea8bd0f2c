// What a version of the paper is called in a sentence; files of one's own have names instead of numbers.
import { t } from '../../app/words/words.ts'
import type { ReaderSession } from '../state/session.ts'

/** `version 2`, or the file's name. */
export function versionName({ options }: ReaderSession, version: number): string {
  const name = options.record.files.find((file) => file.version === version)?.name
  return name === undefined ? t('reader:marksList.version', { version }) : `“${name}”`
}

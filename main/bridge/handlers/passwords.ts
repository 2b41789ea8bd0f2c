// Requests about the passwords of locked PDFs.
import { AppError } from '../../../preload/errors.ts'
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import { say } from '../../../preload/said.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `passwords.*`. */
export function passwordHandlers({ library, passwords, texts }: Services): HandlersOf<'passwords'> {
  const fileOf = (id: PaperId, version: Version): string | null =>
    library.record(id)?.files.find((file) => file.version === version)?.sha256 ?? null

  return {
    'passwords.get': async ({ id, version }) => {
      const sha256 = fileOf(id, version)
      return { password: sha256 === null ? null : passwords.get(sha256) }
    },

    'passwords.keep': async ({ id, version, password }) => {
      const sha256 = fileOf(id, version)
      if (sha256 === null) throw new AppError('not-found', say('library.paperGone'))
      await passwords.keep(sha256, password)
      // What was shut until now is read, so that it can be searched.
      if (password !== null) texts.readAll(id, version)
      return {}
    },
  }
}

// The passwords of locked PDFs that a person asked Offprint to remember, in `passwords.json` beside library.json: by the
// SHA-256 of the file, readable by this account alone. What cannot be read is no passwords; they are asked for again.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../../../preload/said.ts'
import { z } from 'zod'
import { writeDurably } from './disk.ts'
import { errno, storageError } from './storage-error.ts'

const Saved = z.object({ schema: z.literal(1), passwords: z.record(z.string(), z.string()) })
type Passwords = Readonly<Record<string, string>>

/** Owner only. */
const MODE = 0o600

export interface PasswordsFile {
  /** The password of the file with this hash, or null. */
  get(sha256: string): string | null
  /** Remembers one, or forgets it (null); durable when it resolves. Throws `storage`. */
  keep(sha256: string, password: string | null): Promise<void>
}

/** The file of one library folder. */
export function passwordsFile(home: string): PasswordsFile {
  const path = join(home, 'passwords.json')
  let line: Promise<unknown> = Promise.resolve()
  let known: Passwords | null = null
  const all = (): Passwords => (known ??= read(path))
  return {
    get: (sha256) => all()[sha256] ?? null,
    keep(sha256, password) {
      const mine = line.then(async () => {
        const rest = Object.fromEntries(Object.entries(all()).filter(([hash]) => hash !== sha256))
        const passwords = password === null ? rest : { ...rest, [sha256]: password }
        await write(path, `${JSON.stringify({ schema: 1, passwords }, null, 1)}\n`)
        known = passwords
      })
      line = mine.catch(() => undefined)
      return mine
    },
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeDurably(path, text, { keepPrevious: false, mode: MODE })
  } catch (error) {
    throw storageError(error, say('doing.keepPasswords'), path)
  }
}

function read(path: string): Passwords {
  try {
    const parsed = Saved.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data.passwords : {}
  } catch (error) {
    if (error instanceof SyntaxError || errno(error) !== null) return {}
    throw error
  }
}

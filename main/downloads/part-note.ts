// The note beside a part (`.v2.pdf.part.json`): which file on the server it belongs to, and how much of it is durable.
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { PaperId, Version } from '../../preload/model/ids.ts'
import { errno } from '../library/files/storage-error.ts'
import { onDisk, removeOwn } from './disk.ts'

/** What is known of the file that a part belongs to. `asked` is the version that was asked for, `version` the one that came. */
export const PartNote = z.object({
  schema: z.literal(1),
  id: PaperId,
  asked: Version.nullable(),
  version: Version.nullable(),
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  total: z.number().int().nullable(),
  /** Bytes that were fsynced. */
  synced: z.number().int().min(0),
  /** When the machine started, in seconds, by its own clock. */
  bootedAt: z.number(),
  /** The whole file came and looks like a PDF. */
  complete: z.boolean(),
})
export type PartNote = z.infer<typeof PartNote>

/** A part on disk with its note. */
export interface LeftPart {
  readonly path: string
  readonly note: PartNote
}

/** The path of a part. `null` is a version that nobody has told yet. */
export function partPath(folder: string, version: Version | null): string {
  return join(folder, version === null ? '.latest.pdf.part' : `.v${version}.pdf.part`)
}

/** The path of the note beside a part. */
export function notePath(part: string): string {
  return `${part}.json`
}

/** The validator to send as If-Range: a strong ETag (RFC 9110 §13.1.5); null where the server gave none. */
export function validatorOf(note: Pick<PartNote, 'etag'>): string | null {
  return note.etag?.startsWith('"') ? note.etag : null
}

/** Replaces a note whole: a torn one would cost the part. */
export async function writeNote(part: string, note: PartNote): Promise<void> {
  const temporary = `${notePath(part)}.new`
  await writeFile(temporary, JSON.stringify(note))
  await rename(temporary, notePath(part))
}

/** The part that was left of a request in a paper's folder, or null. One whose note is gone or torn is not taken up. */
export async function findPart(folder: string, id: PaperId, asked: Version | null): Promise<LeftPart | null> {
  const names = (await readdir(folder)).filter((name) => /^\.(?:v\d{1,3}|latest)\.pdf\.part$/.test(name))
  for (const name of names) {
    const path = join(folder, name)
    const note = await readNote(path, id)
    if (note !== null && note.asked === asked) return { path, note }
  }
  return null
}

/** Removes what was left of a request that nobody wants any more. Throws AppError `storage`. */
export async function discardParts(folder: string, id: PaperId, asked: Version | null): Promise<void> {
  await onDisk(folder, async () => {
    for (let left = await findPart(folder, id, asked); left !== null; left = await findPart(folder, id, asked)) {
      await removeOwn(left.path, notePath(left.path))
    }
  })
}

/** When the machine started, in seconds: bytes written since then are in its cache even if they are not on the disk yet. */
export function bootedAt(): number {
  return Math.round(Date.now() / 1000 - uptime())
}

/** The note of a part, checked; null where it is missing, torn or another paper's. */
export async function readNote(part: string, id: PaperId): Promise<PartNote | null> {
  let text: string
  try {
    text = await readFile(notePath(part), 'utf8')
  } catch (error) {
    if (errno(error) === 'ENOENT') return null
    throw error
  }
  try {
    const parsed = PartNote.safeParse(JSON.parse(text))
    return parsed.success && parsed.data.id === id ? parsed.data : null
  } catch {
    // Torn by a power cut: the part is fetched anew.
    return null
  }
}

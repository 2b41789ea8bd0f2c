// The pictures of areas, `images/<name>.png` in their paper's folder: beside the record and not under .derived, because a
// mark is to keep its picture also where its PDF is gone. Named by content, written once, never changed.
import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../preload/errors.ts'
import { folderName, type PaperId } from '../../../preload/model/ids.ts'
import type { MarkImage } from '../../../preload/model/mark.ts'
import { say } from '../../../preload/said.ts'
import { exists, syncFolder, writeDurably } from '../files/disk.ts'
import type { Library } from '../library.ts'
import { storageError } from '../files/storage-error.ts'

/** The largest picture kept, in bytes: an area is drawn in at most a few million pixels. */
const MOST_BYTES = 40 * 1024 * 1024
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Where a picture lies, whether it is there or not. */
export function markImagePath(home: string, id: PaperId, name: string): string {
  return join(home, 'papers', folderName(id), 'images', `${name}.png`)
}

/** Keeps a PNG and answers when it is durable. Throws `invalid-input` for what is none, `not-found`, `storage`. */
export async function keepMarkImage(library: Library, id: PaperId, file: string): Promise<MarkImage> {
  if (!library.has(id)) throw new AppError('not-found', `${id} is not in the library.`)
  const bytes = await readFile(file)
  const size = pngSize(bytes)
  if (!size || bytes.length > MOST_BYTES)
    throw new AppError('invalid-input', 'This picture cannot be kept: it is no PNG.')
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  const path = markImagePath(library.home, id, name)
  try {
    const paper = await library.folder(id)
    if ((await mkdir(join(paper, 'images'), { recursive: true })) !== undefined) await syncFolder(paper)
    if (!(await exists(path))) await writeDurably(path, bytes, { keepPrevious: false })
  } catch (error) {
    throw storageError(error, say('doing.keepMarkPicture', { id }), path)
  }
  return { name, ...size }
}

/** Width and height as a PNG's first chunk tells them (PNG specification, 11.2.1); null for what is no whole PNG. */
function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } | null {
  const whole = bytes.length > 45 && bytes.subarray(0, 8).equals(SIGNATURE) && bytes.includes('IEND', bytes.length - 12)
  if (!whole || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return width > 0 && height > 0 ? { width, height } : null
}

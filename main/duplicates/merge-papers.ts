// Papers made one, and taken apart again. The one that goes is moved to the bin whole, with a note of what was done
// (merged.json): bringing it back takes it out of the other again, however long that is ago. Every step leaves
// everything readable: files first, then the record, then the lists, the move to the bin last.
import { constants, readFileSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../preload/errors.ts'
import { Moment, PaperId, Version } from '../../preload/model/ids.ts'
import { PaperRecord } from '../../preload/model/paper.ts'
import { say } from '../../preload/said.ts'
import { syncFolder, writeDurably } from '../library/files/disk.ts'
import type { Library } from '../library/library.ts'
import { pdfName } from '../library/papers/pdf-files.ts'
import { errno, storageError } from '../library/files/storage-error.ts'
import { withBecome, withoutBecome } from './became.ts'
import { ListTrace, withPaperBack, withPaperReplaced } from './list-traces.ts'
import { mergedRecord } from './merged-record.ts'
import { takenOut } from './taken-out.ts'

const noteName = 'merged.json'

/** What was done, kept beside the paper that went. */
const MergeNote = z.object({
  schema: z.literal(1),
  at: Moment,
  into: PaperId,
  /** The paper that stays, as it was. */
  before: PaperRecord,
  files: z.array(z.object({ from: PaperId, version: Version, to: Version })),
  lists: z.array(ListTrace),
})
type MergeNote = z.infer<typeof MergeNote>

/** Makes papers one: `others` come into `keep`, one after the other. Throws `not-found`, `storage`. */
export async function mergePapers(
  library: Library,
  keep: PaperId,
  others: readonly PaperId[],
  options: { readonly now?: () => Date } = {},
): Promise<void> {
  for (const other of new Set(others))
    if (other !== keep) await mergeOne(library, keep, other, options.now?.() ?? new Date())
}

async function mergeOne(library: Library, keep: PaperId, other: PaperId, now: Date): Promise<void> {
  const [stays, goes] = [library.record(keep), library.record(other)]
  if (!stays || !goes) throw new AppError('not-found', say('library.noPaper'))
  const { files, numbers } = mergedRecord(stays, goes)
  const [to, from] = [await library.folder(keep), await library.folder(other)]
  const { traces } = withPaperReplaced(library.lists(), other, keep, now)
  const note: MergeNote = {
    schema: 1,
    at: now.toISOString(),
    into: keep,
    before: stays,
    files: [...files],
    lists: [...traces],
  }
  try {
    for (const file of files) await linkOrCopy(join(from, pdfName(file.version)), join(to, pdfName(file.to)))
    await bringImages(from, to)
    await syncFolder(to)
    await writeDurably(join(from, noteName), `${JSON.stringify(note, null, 2)}\n`, { keepPrevious: false })
  } catch (error) {
    throw storageError(error, say('doing.merge', { other, keep }), to)
  }
  await library.update(keep, (record) => mergedRecord(record, goes).record)
  if (traces.length > 0) await library.changeLists((lists) => withPaperReplaced(lists, other, keep, now).lists)
  const renumbered = [...numbers].map(([version, to]) => ({ version, to }))
  await library.changeBecame((became) => withBecome(became, { from: other, into: keep, files: renumbered }))
  await library.remove(other)
}

/**
 * Where a paper that was just brought back from the bin had been merged into another: takes it out of that one again. What
 * a person did since stays. Does nothing for a paper without such a note.
 */
export async function takeApart(library: Library, id: PaperId): Promise<void> {
  const folder = await library.folder(id)
  const path = join(folder, noteName)
  const note = readNote(path)
  const other = library.record(id)
  if (!note || !other) return
  const now = library.record(note.into)
  if (now) {
    const apart = takenOut(now, note.before, other)
    const kept = new Set(apart.keep.files.map(({ version }) => version))
    await library.update(id, () => apart.other)
    await library.update(note.into, (record) => takenOut(record, note.before, other).keep)
    await library.changeLists((lists) => withPaperBack(lists, id, note.into, note.lists))
    const from = await library.folder(note.into)
    // These are copies of files that are back in their own folder.
    for (const file of note.files) if (!kept.has(file.to)) await unlink(join(from, pdfName(file.to))).catch(ignoreGone)
  }
  await library.changeBecame((became) => withoutBecome(became, id))
  await unlink(path).catch(ignoreGone)
}

function readNote(path: string): MergeNote | null {
  try {
    return MergeNote.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null
  } catch (error) {
    if (errno(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

/** A second name for the same file where the disk has such; else a copy. One that is there already stays. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const code = errno(error)
    if (code === 'EEXIST') return
    if (code === 'ENOENT') throw error
    await copyFile(from, to, constants.COPYFILE_EXCL)
  }
}

/** Pictures of marks are named by their content, so that those of two papers never meet. */
async function bringImages(from: string, to: string): Promise<void> {
  const names = await readdir(join(from, 'images')).catch((error: unknown) => {
    if (errno(error) === 'ENOENT') return []
    throw error
  })
  if (names.length === 0) return
  await mkdir(join(to, 'images'), { recursive: true })
  for (const name of names) await linkOrCopy(join(from, 'images', name), join(to, 'images', name))
  await syncFolder(join(to, 'images'))
}

function ignoreGone(error: unknown): void {
  if (errno(error) !== 'ENOENT') throw error
}

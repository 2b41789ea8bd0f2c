// Writes exports into a folder: one document a paper with its pictures, and one for the list.
// Never over a file that Offprint did not just write: an existing name gets a number.
import { constants } from 'node:fs'
import { copyFile, lstat, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { ListDetail } from '../../preload/model/list.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { say } from '../../preload/said.ts'
import { errno } from '../library/files/storage-error.ts'
import { listName, listToMarkdown, markdownName, paperToMarkdown } from './markdown.ts'

/** The file names of what was written. */
interface Written {
  /** By the paper's id. */
  readonly papers: ReadonlyMap<string, string>
  readonly list: string | null
}

/** Where the pictures of areas lie; without it documents have none. */
interface PictureSource {
  readonly pictures?: (paper: PaperId, name: string) => string
}

/** Writes Markdown documents into `folder` (made if need be). Throws `storage`; what was written before stays. */
export async function writeMarkdown(
  folder: string,
  papers: readonly PaperDetail[],
  list: ListDetail | null,
  options: PictureSource = {},
): Promise<Written> {
  try {
    return await writeAll(folder, papers, list, options)
  } catch (cause) {
    if (errno(cause) === null) throw cause
    throw new AppError('storage', say('disk.exportStopped', { folder }), { cause })
  }
}

async function writeAll(
  folder: string,
  papers: readonly PaperDetail[],
  list: ListDetail | null,
  options: PictureSource,
): Promise<Written> {
  await mkdir(folder, { recursive: true })
  const names = new Map<string, string>()
  for (const paper of papers) {
    const pictures = options.pictures ? await copyPictures(paper, folder, options.pictures) : new Set<string>()
    names.set(
      paper.record.id,
      await writeNew(folder, markdownName(paper.summary), paperToMarkdown(paper, { pictures })),
    )
  }
  if (!list) return { papers: names, list: null }
  const text = listToMarkdown(list, { linkTo: (paper) => names.get(paper.id) ?? null })
  return { papers: names, list: await writeNew(folder, listName(list.list), text) }
}

/** Puts the pictures that marks and notes show beside the document; answers the names of those that were there. */
async function copyPictures(
  { record }: PaperDetail,
  folder: string,
  pathOf: (paper: PaperId, name: string) => string,
): Promise<ReadonlySet<string>> {
  const inNotes = [...record.notes.text.matchAll(/\(images\/([0-9a-f]{16})\.png\)/g)].flatMap(([, name]) => name ?? [])
  const copied = new Set<string>()
  for (const name of new Set([...record.marks.flatMap(({ image }) => image?.name ?? []), ...inNotes])) {
    await mkdir(join(folder, 'images'), { recursive: true })
    try {
      // A link in a library of somebody else's may lead to any file of this computer: it is no picture to be handed on.
      if (!(await lstat(pathOf(record.id, name))).isFile()) continue
      await copyFile(pathOf(record.id, name), join(folder, 'images', `${name}.png`), constants.COPYFILE_EXCL)
      copied.add(name)
    } catch (error) {
      // The name is the content's: what is there already is this picture. A missing one leaves the words alone.
      if (errno(error) === 'EEXIST') copied.add(name)
      else if (errno(error) !== 'ENOENT') throw error
    }
  }
  return copied
}

async function writeNew(folder: string, name: string, text: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const candidate = attempt === 1 ? name : name.replace(/(\.[^.]*)$/, ` (${attempt})$1`)
    try {
      const file = await open(join(folder, candidate), 'wx')
      try {
        await file.writeFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
      return candidate
    } catch (error) {
      if (errno(error) !== 'EEXIST') throw error
    }
  }
}

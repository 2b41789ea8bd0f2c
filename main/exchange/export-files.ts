// Writes exports into a folder: one document a paper, and one for the list they were asked for by.
// Never over a file that Offprint did not just write: an existing name gets a number.
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import type { ListDetail } from '../../preload/model/list.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { errno } from '../library/storage-error.ts'
import { listName, listToMarkdown, markdownName, paperToMarkdown } from './markdown.ts'

/** The file names of what was written. */
interface Written {
  /** By the paper's id. */
  readonly papers: ReadonlyMap<string, string>
  readonly list: string | null
}

/** Writes Markdown documents into `folder` (made if need be). Throws `storage`; what was written before stays. */
export async function writeMarkdown(
  folder: string,
  papers: readonly PaperDetail[],
  list: ListDetail | null,
): Promise<Written> {
  try {
    return await writeAll(folder, papers, list)
  } catch (cause) {
    if (errno(cause) === null) throw cause
    throw new AppError(
      'storage',
      `Nothing more could be written into ${folder}: the folder cannot be written, or its disk is full.`,
      { cause },
    )
  }
}

async function writeAll(folder: string, papers: readonly PaperDetail[], list: ListDetail | null): Promise<Written> {
  await mkdir(folder, { recursive: true })
  const names = new Map<string, string>()
  for (const paper of papers) {
    names.set(paper.record.id, await writeNew(folder, markdownName(paper.summary), paperToMarkdown(paper)))
  }
  if (!list) return { papers: names, list: null }
  const text = listToMarkdown(list, { linkTo: (paper) => names.get(paper.id) ?? null })
  return { papers: names, list: await writeNew(folder, listName(list.list), text) }
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

// Writes exports into a folder: one document a paper, and one for the list they were asked for by.
// Never over a file that Offprint did not just write: an existing name gets a number.
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListDetail } from '../../preload/model/list.ts'
import type { PaperDetail } from '../../preload/model/paper.ts'
import { listToMarkdown, markdownName, paperToMarkdown } from './markdown.ts'

/** Writes Markdown documents into `folder` (made if need be); answers each paper's file name, and the list's. */
export async function writeMarkdown(
  folder: string,
  papers: readonly PaperDetail[],
  list: ListDetail | null,
): Promise<{ readonly papers: ReadonlyMap<string, string>; readonly list: string | null }> {
  await mkdir(folder, { recursive: true })
  const names = new Map<string, string>()
  for (const paper of papers) {
    names.set(paper.record.id, await writeNew(folder, markdownName(paper.summary), paperToMarkdown(paper)))
  }
  if (!list) return { papers: names, list: null }
  const text = listToMarkdown(list, { linkTo: (paper) => names.get(paper.id) ?? null })
  const safe = list.list.title
    .replace(/[<>:"/\\|?*\n]+/g, ' ')
    .trim()
    .slice(0, 100)
  return { papers: names, list: await writeNew(folder, `${safe || 'Reading list'}.md`, text) }
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
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

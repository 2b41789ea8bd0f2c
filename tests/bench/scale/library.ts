// Generated libraries on the disk, kept between runs: written straight to their folders, indexed once.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../../main/library/open.ts'
import { createSearch, type CreateSearchOptions } from '../../../main/search/create-search.ts'
import { IndexOwner } from '../../../main/search/index-owner.ts'
import { folderName } from '../../../preload/model/ids.ts'
import { emptyLibrary } from '../../../main/library/files/formats.ts'
import { generatedPaper, sentence } from './papers.ts'

/** Raised when papers are generated another way. */
const GENERATION = 2

/** A library of so many papers without an index, or the one of an earlier run; BENCH_KEEP names the folder they are kept in. */
export function generatedHome(papers: number): string {
  const home = join(process.env['BENCH_KEEP'] ?? join(tmpdir(), `offprint-scale-${GENERATION}`), String(papers))
  if (existsSync(join(home, 'library.json'))) return home
  for (let index = 0; index < papers; index++) {
    const record = generatedPaper(index)
    const folder = join(home, 'papers', folderName(record.id))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'paper.json'), `${JSON.stringify(record, null, 2)}\n`)
  }
  writeFileSync(join(home, 'library.json'), JSON.stringify(emptyLibrary()))
  return home
}

/** Page texts of 40 kB for whatever has a PDF. */
export const generatedTexts: CreateSearchOptions['texts'] = {
  info: async () => ({
    model: 1,
    sha256: '',
    pages: 10,
    stamp: null,
    fallbacks: [],
    failed: [],
    title: null,
    author: null,
  }),
  document: async (id) => {
    const seed = Number(id.replace('.', ''))
    const pageStarts: number[] = []
    let text = ''
    for (let page = 0; page < 10; page++) {
      pageStarts.push(text.length)
      text += `${sentence(seed + page, 680)}\n\n`
    }
    return { text, pageStarts }
  },
}

/** The library and its search, opened as the app does it. */
export async function openIndexed(home: string) {
  const index = new IndexOwner({ home, mode: 'write' })
  index.warm()
  const library = await openLibrary({ home, mode: 'write', index: async () => (await index.open()).known })
  const search = createSearch({ library, texts: generatedTexts, mode: 'write', index })
  return {
    library,
    search,
    close: async () => {
      await search.close()
      await library.close()
    },
  }
}

// A library with everything too long and too many: titles of 2,000 characters, 10,000 tags, a list of 5,000 papers, other
// scripts and emoji. Written straight to its folder, as a sync tool would bring it.
import { newList } from '../../main/library/lists/lists.ts'
import { ListId, PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'
import { writeLists, writePaper, writtenPaper } from './written-library.ts'

const at = '2024-05-10T12:00:00.000Z'

/** Titles that are hard on a screen, on the first papers of the library. */
export const oddTitles = [
  'On the length of titles and what becomes of them '.repeat(41).slice(0, 2000),
  'W'.repeat(2000),
  'עברית מימין לשמאל: the title that goes both ways',
  'Emoji 👩‍👩‍👧‍👦 and 🔥 in 𝒻𝒶𝓃𝒸𝓎 letters',
  '‮reversed by a hidden sign',
  "<img src=x onerror=alert(1)> & “quotes” '; DROP TABLE paper; --",
] as const

/** The number of papers, of tags and of papers on the list. */
export const oddCounts = { papers: 5000, tags: 10_000 } as const

/** The id of its list. */
export const oddListId = ListId.parse('list-five-thousand')

/** The id of a paper by its number. */
export function oddId(index: number): PaperId {
  return PaperId.parse(`2401.${String(index).padStart(5, '0')}`)
}

/** Writes the library into `home`. */
export function writeOddLibrary(home: string, { papers = oddCounts.papers, tags = oddCounts.tags } = {}): void {
  for (let index = 0; index < papers; index++) writePaper(home, oddPaper(index, Math.ceil(tags / papers)))
  const list = {
    ...newList({ title: 'Five thousand papers' }),
    id: oddListId,
    sections: Array.from({ length: Math.ceil(papers / 500) }, (_, section) => ({
      id: `section-${section}`,
      title: `Section ${section + 1}`,
      items: Array.from({ length: Math.min(500, papers - section * 500) }, (__, item) => ({
        id: `item-${section * 500 + item}`,
        paperId: oddId(section * 500 + item),
        version: null,
        title: null,
        summary: item % 3 === 0 ? 'The words of a curator, who had much to say of it. '.repeat(4) : null,
      })),
    })),
  }
  writeLists(home, { lists: [list] })
}

function oddPaper(index: number, tagsEach: number): PaperRecord {
  return writtenPaper(oddId(index), oddTitles[index] ?? `Paper number ${index} of very many`, {
    authors: [`Ada Author-${index % 97}`],
    addedAt: new Date(Date.parse(at) - index * 60_000).toISOString(),
    tags: Array.from({ length: tagsEach }, (_, tag) => `topic ${index * tagsEach + tag}`),
  })
}

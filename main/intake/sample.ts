// The list that comes with the program: a draft like any other, what is known of its papers, and a guide to read at once.
// Nothing here needs a network.
import type { Draft } from '../../preload/model/list.ts'
import { parseDraft } from './parse-draft.ts'
import { sampleListEn } from './sample/list-en.ts'
import { sampleListZhCn } from './sample/list-zh-cn.ts'

export { samplePapers, type SamplePaper } from './sample/metadata.ts'

/** The draft of the sample list, in Chinese where the language is Chinese, else in English. */
export function sampleDraft(language: string | null): Draft {
  return parseDraft({
    text: /^zh\b/i.test(language ?? '') ? sampleListZhCn : sampleListEn,
    format: 'markdown',
    name: 'Offprint',
    kind: 'sample',
  })
}

/** The guide that ships with the program: a PDF of our own (tests/fixtures/guide). A file beside this module. */
export const guideFile = new URL('./sample/guide.pdf', import.meta.url)

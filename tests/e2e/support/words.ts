// The words on the screen in the language a spec runs in, so that one spec drives both.
import { en } from '../../../renderer/app/words/en.ts'
import { zhCN } from '../../../renderer/app/words/zh-CN.ts'
import { en as libraryEn } from '../../../renderer/library/words/en.ts'
import { zhCN as libraryZhCN } from '../../../renderer/library/words/zh-CN.ts'
import { en as listsEn } from '../../../renderer/lists/words/en.ts'
import { zhCN as listsZhCN } from '../../../renderer/lists/words/zh-CN.ts'
import { en as readerEn } from '../../../renderer/reader/words/en.ts'
import { zhCN as readerZhCN } from '../../../renderer/reader/words/zh-CN.ts'
import { en as searchEn } from '../../../renderer/search/words/en.ts'
import { zhCN as searchZhCN } from '../../../renderer/search/words/zh-CN.ts'

/** The shell's words, the reader's and searching's. */
export function wordsOf(locale: 'en' | 'zh-CN') {
  return locale === 'en'
    ? { app: en, reader: readerEn, search: searchEn, library: libraryEn, lists: listsEn }
    : { app: zhCN, reader: readerZhCN, search: searchZhCN, library: libraryZhCN, lists: listsZhCN }
}

/** A word with its blanks filled: `{{count}}` and the like. */
export function filled(word: string, values: Readonly<Record<string, string | number>> = {}): string {
  return word.replace(/\{\{(\w+)(?:, \w+)?\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

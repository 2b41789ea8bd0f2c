// The two languages: same keys, same placeholders, nothing left untranslated, nothing that no screen shows.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../../renderer/app/words/en.ts'
import { resolveLanguage } from '../../../renderer/app/words/words.ts'
import { zhCN } from '../../../renderer/app/words/zh-CN.ts'
import { en as libraryEn } from '../../../renderer/library/words/en.ts'
import { zhCN as libraryZhCN } from '../../../renderer/library/words/zh-CN.ts'
import { en as listsEn } from '../../../renderer/lists/words/en.ts'
import { zhCN as listsZhCN } from '../../../renderer/lists/words/zh-CN.ts'
import { en as readerEn } from '../../../renderer/reader/words/en.ts'
import { zhCN as readerZhCN } from '../../../renderer/reader/words/zh-CN.ts'
import { en as searchEn } from '../../../renderer/search/words/en.ts'
import { zhCN as searchZhCN } from '../../../renderer/search/words/zh-CN.ts'

function flat(words: object, path = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') all.set(path + key, value)
    else for (const [inner, text] of flat(value as object, `${path}${key}.`)) all.set(inner, text)
  }
  return all
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted()

describe.each([
  { of: 'the shell', prefix: '', words: en, translated: zhCN },
  { of: 'the library', prefix: 'library:', words: libraryEn, translated: libraryZhCN },
  { of: 'lists', prefix: 'lists:', words: listsEn, translated: listsZhCN },
  { of: 'the reader', prefix: 'reader:', words: readerEn, translated: readerZhCN },
  { of: 'searching', prefix: 'search:', words: searchEn, translated: searchZhCN },
])('the words of $of', ({ prefix, words, translated }) => {
  const english = flat(words)
  const chinese = flat(translated)

  it('has every Chinese word the English has, but for forms of one', () => {
    expect([...english.keys()].filter((key) => !key.endsWith('_one') && !chinese.has(key))).toEqual([])
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([])
  })

  it('puts nothing into a Chinese sentence that the English does not give', () => {
    const extra = [...chinese].filter(([key, text]) => {
      const given = new Set([...placeholders(english.get(key) ?? ''), 'count', 'total'])
      return placeholders(text).some((name) => !given.has(name))
    })
    expect(extra).toEqual([])
  })

  it('types no spaces between Chinese and Latin: CSS draws them', () => {
    const typed = [...chinese].filter(([, text]) =>
      /[\u4e00-\u9fff] [A-Za-z0-9{]|[A-Za-z0-9}] [\u4e00-\u9fff]/.test(text),
    )
    expect(typed).toEqual([])
  })

  it('has no word that nothing shows', () => {
    const keys = [...english.keys()].map((key) => prefix + key.replace(/_(?:one|other)$/, ''))
    expect(keys.filter((key) => !code.includes(`'${key}'`) && !made.some((start) => key.startsWith(start)))).toEqual([])
  })
})

it('follows the system to the nearest language it has', () => {
  expect(resolveLanguage(null, ['fr', 'zh-TW', 'en'])).toBe('zh-CN')
  expect(resolveLanguage(null, ['de', 'en-GB', 'zh'])).toBe('en')
  expect(resolveLanguage(null, ['ja'])).toBe('en')
  expect(resolveLanguage('zh-CN', ['en'])).toBe('zh-CN')
})

/** What asks for words; the words themselves do not count. */
const root = join(import.meta.dirname, '../../../renderer')
const code = globSync('**/*.{ts,tsx}', { cwd: root, exclude: ['**/words/{en,zh-CN}*.ts'] })
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n')
/** Beginnings of keys that are put together: `t(`status.${value}`)`. */
const made = [...code.matchAll(/`((?:\w+:)?\w+\.(?:\w+\.)*)\$\{/g)].map(([, start = '']) => start)

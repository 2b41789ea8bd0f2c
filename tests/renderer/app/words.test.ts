// The two languages: same keys, same placeholders, nothing left untranslated.
import { describe, expect, it } from 'vitest'
import { en } from '../../../renderer/app/words/en.ts'
import { zhCN } from '../../../renderer/app/words/zh-CN.ts'
import { resolveLanguage } from '../../../renderer/app/words/words.ts'

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

describe('words', () => {
  const english = flat(en)
  const chinese = flat(zhCN)

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

  it('follows the system to the nearest language it has', () => {
    expect(resolveLanguage(null, ['fr', 'zh-TW', 'en'])).toBe('zh-CN')
    expect(resolveLanguage(null, ['de', 'en-GB', 'zh'])).toBe('en')
    expect(resolveLanguage(null, ['ja'])).toBe('en')
    expect(resolveLanguage('zh-CN', ['en'])).toBe('zh-CN')
  })
})

// i18next with both languages bundled, typed by the English words: an unknown key does not compile.
// Components use `useWords()`, everything else `t`. The reader's words are the namespace `reader`, searching's `search`, those of lists, tags and
// duplicates `lists`.
import i18next, { type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en as listsEn } from '../../lists/words/en.ts'
import { zhCN as listsZhCN } from '../../lists/words/zh-CN.ts'
import { en as readerEn } from '../../reader/words/en.ts'
import { zhCN as readerZhCN } from '../../reader/words/zh-CN.ts'
import { en as searchEn } from '../../search/words/en.ts'
import { zhCN as searchZhCN } from '../../search/words/zh-CN.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    returnNull: false
    resources: { shell: typeof en; reader: typeof readerEn; search: typeof searchEn; lists: typeof listsEn }
  }
}

export type Language = 'en' | 'zh-CN'
/** All namespaces at once: `t('library.sort')`, `t('reader:bar.page')`, `t('search:title')`. */
export type Words = TFunction<['shell', 'reader', 'search', 'lists']>

/** The language asked for, or the nearest to the system's when it is null. */
export function resolveLanguage(asked: Language | null, system: readonly string[] = navigator.languages): Language {
  if (asked) return asked
  const known = system.find((tag) => /^(zh|en)\b/i.test(tag))
  return known && /^zh/i.test(known) ? 'zh-CN' : 'en'
}

/** Loads both languages; call once, before the first render. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'shell',
    ns: ['shell', 'reader', 'search', 'lists'],
    resources: {
      en: { shell: en, reader: readerEn, search: searchEn, lists: listsEn },
      'zh-CN': { shell: zhCN, reader: readerZhCN, search: searchZhCN, lists: listsZhCN },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
}

/** Switches at once; every component that uses `useWords` is drawn anew. */
export async function showLanguage(asked: Language | null): Promise<void> {
  const language = resolveLanguage(asked)
  if (i18next.language === language) return
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The language on the screen. */
export function currentLanguage(): Language {
  return i18next.language === 'zh-CN' ? 'zh-CN' : 'en'
}

/** The words, outside components. */
export const t: Words = i18next.getFixedT(null, ['shell', 'reader', 'search', 'lists'])

/** The words, inside components: drawn anew when the language changes. */
export function useWords(): Words {
  return useTranslation(['shell', 'reader', 'search', 'lists']).t
}

// i18next with both languages bundled, typed by the English words: an unknown key does not compile.
// Components use `useWords()`, everything else `t`. The reader's words are the namespace `reader`, searching's `search`,
// the library's list `library`, those of lists, tags and duplicates `lists`.
import i18next, { type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
import { initReactI18next } from 'react-i18next'
import { en as libraryEn } from '../../library/words/en.ts'
import { zhCN as libraryZhCN } from '../../library/words/zh-CN.ts'
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
    resources: {
      shell: typeof en
      reader: typeof readerEn
      search: typeof searchEn
      library: typeof libraryEn
      lists: typeof listsEn
    }
  }
}

export type Language = 'en' | 'zh-CN'
/** All namespaces at once: `t('library.sort')`, `t('reader:bar.page')`, `t('search:title')`. */
export type Words = TFunction<['shell', 'reader', 'search', 'library', 'lists']>

const namespaces = ['shell', 'reader', 'search', 'library', 'lists'] as const

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
    ns: namespaces,
    resources: {
      en: { shell: en, reader: readerEn, search: searchEn, library: libraryEn, lists: listsEn },
      'zh-CN': { shell: zhCN, reader: readerZhCN, search: searchZhCN, library: libraryZhCN, lists: listsZhCN },
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
export const t: Words = i18next.getFixedT(null, namespaces)

const fixed = new Map<string, Words>()

/** The words, inside components: drawn anew when the language changes. Rows use it by the hundred, so it costs next to nothing. */
export function useWords(): Words {
  const language = useSyncExternalStore(onLanguage, () => i18next.language)
  const known = fixed.get(language)
  if (known) return known
  const words = remembering(i18next.getFixedT(language, namespaces))
  fixed.set(language, words)
  return words
}

/** The same words, looked up once where nothing stands in them: a lookup costs as much as drawing a glyph. */
function remembering(words: Words): Words {
  const plain = new Map<unknown, string>()
  const told = (...asked: Parameters<Words>): string => {
    const [key, ...rest] = asked
    if (rest.length > 0) return words(...asked)
    const text = plain.get(key) ?? words(...asked)
    plain.set(key, text)
    return text
  }
  return Object.assign(told, { $TFunctionBrand: words.$TFunctionBrand }) as Words
}

function onLanguage(changed: () => void): () => void {
  i18next.on('languageChanged', changed)
  return () => i18next.off('languageChanged', changed)
}

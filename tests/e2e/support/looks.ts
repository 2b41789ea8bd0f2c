// The looks that a spec of one screen is run in: one, so that the suite stays short, and both when all are asked for.
// What must hold in every look (the story, accessibility) names its own.
import type { Look } from './test.ts'

const english: Look = { locale: 'en', colorScheme: 'light', viewport: { width: 1280, height: 800 } }
const chinese: Look = { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 900, height: 600 } }

/** English and light; with `OFFPRINT_LOOKS=all` also Chinese, dark and small. */
export const looks: readonly Look[] = process.env['OFFPRINT_LOOKS'] === 'all' ? [english, chinese] : [english]

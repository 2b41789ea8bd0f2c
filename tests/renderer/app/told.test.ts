// Main's sentences in both languages: every code has words with the same places, and older records still speak.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { errorData, errorFromData, AppError } from '../../../preload/errors.ts'
import { storageError } from '../../../main/library/files/storage-error.ts'
import { messages } from '../../../preload/messages/messages.ts'
import { fillPlaces, say, together } from '../../../preload/said.ts'
import { zhArxiv } from '../../../renderer/app/words/messages/zh-CN-arxiv.ts'
import { zhDownloads } from '../../../renderer/app/words/messages/zh-CN-downloads.ts'
import { zhIntake } from '../../../renderer/app/words/messages/zh-CN-intake.ts'
import { zhLibrary } from '../../../renderer/app/words/messages/zh-CN-library.ts'
import { zhLists } from '../../../renderer/app/words/messages/zh-CN-lists.ts'
import { zhRepairs } from '../../../renderer/app/words/messages/zh-CN-repairs.ts'
import { told, toldProblem } from '../../../renderer/app/words/told.ts'
import { startWords } from '../../../renderer/app/words/words.ts'

const chinese: Readonly<Record<string, string>> = {
  ...zhArxiv,
  ...zhDownloads,
  ...zhIntake,
  ...zhLibrary,
  ...zhLists,
  ...zhRepairs,
}
const places = (text: string): string[] => [...new Set(text.match(/\{\{\w+(?::\w+)?\}\}/g))].toSorted()

describe('the table of sentences', () => {
  it('has the same codes in Chinese as in English, with the same places', () => {
    expect(Object.keys(chinese).toSorted()).toEqual(Object.keys(messages).toSorted())
    const other = Object.entries(messages).filter(
      ([code, text]) => places(text).join() !== places(chinese[code] ?? '').join(),
    )
    expect(other).toEqual([])
  })

  it('types no spaces between Chinese and Latin: CSS draws them', () => {
    expect(
      Object.values(chinese).filter((text) => /[\u4e00-\u9fff] [A-Za-z0-9{]|[A-Za-z0-9}] [\u4e00-\u9fff]/.test(text)),
    ).toEqual([])
  })

  it('puts a value in as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        expect(say('receipt.title', { title }).message).toBe(title)
      }),
    )
  })

  it('rounds a time up: a minute too early would be too early', () => {
    const at = new Date(2026, 0, 5, 14, 3, 20).toISOString()
    expect(fillPlaces('{{at:clock}}', { at }, 'en')).toBe('14:04')
    expect(fillPlaces('{{at:day}}', { at }, 'zh-CN', new Date(2027, 1, 1))).toBe('2026年1月5日')
    expect(fillPlaces('{{bytes:size}}', { bytes: 2_345_678 }, 'en')).toBe('2.3 MB')
  })
})

describe('what the person is told', () => {
  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: { lang: '' } })
    await startWords('zh-CN')
  })
  afterAll(() => vi.unstubAllGlobals())

  it('says what was being done and what was wrong, where the disk or a record failed', () => {
    const full = storageError(Object.assign(new Error('no'), { code: 'ENOSPC' }), say('doing.copyPdf'), '/x')
    expect(told(errorData(full))).toBe('没能把PDF复制到文库。磁盘满了。什么也没有改动；请腾出空间后再试。')
    const record = together(say('repair.record', { id: '2406.00001' }), say('fault.notJson'), say('repair.recordCopy'))
    expect(told(record)).toBe(
      '2406.00001的记录（paper.json）无法读取。文件不是JSON。用的是它最后一份完好的副本；最近的改动可能不在其中。',
    )
  })

  it('is worded from the codes, several joined as Chinese joins them', () => {
    const sentence = together(
      say('receipt.here.unread', { since: new Date(new Date().getFullYear(), 5, 12).toISOString() }),
      say('receipt.alsoIn', { list: 'A' }),
    )
    expect(sentence.message).toBe('Already here since 12 June, unread. Now also in “A”.')
    expect(told(sentence)).toBe('6月12日就已在文库里，未读。现在也在“A”里。')
  })

  it('is the English sentence where there is no code, or one that this program does not know', () => {
    expect(told({ message: 'Something.' })).toBe('Something.')
    expect(told({ message: 'New.', said: [{ code: 'from.the.future', params: {} }] })).toBe('New.')
    expect(together(say('file.added'), { message: 'Something.' })).toEqual({ message: 'Added. Something.' })
  })

  it('crosses the bridge with an error', () => {
    const error = errorFromData(errorData(new AppError('storage', say('disk.full'))))
    expect(told(error)).toBe('磁盘满了。什么也没有改动；请腾出空间后再试。')
    expect(errorData(new Error('inside')).said).toEqual([{ code: 'app.internal', params: {} }])
  })

  it('says why an older record has no PDF by its kind', () => {
    const at = '2026-01-01T00:00:00.000Z'
    expect(toldProblem({ kind: 'withdrawn', version: 1, message: 'Withdrawn.', at })).toBe('已在arXiv撤稿')
  })
})

// How authors, dates, times and sizes are written.
import { describe, expect, it } from 'vitest'
import { familyName, fileSize, longDate, relativeTime, shortAuthors, wholeNumber } from '../../../renderer/ui/format.ts'

describe('authors', () => {
  it('names three and counts the rest', () => {
    const many = ['Terry Yue Zhuo', 'Minh Chien Vu', 'Jenny Chim', ...Array<string>(30).fill('Some One')]
    expect(shortAuthors(many)).toEqual({ names: 'Zhuo, Vu, Chim', more: 30 })
  })

  it('names four rather than count one', () => {
    expect(shortAuthors(['A B', 'C D', 'E F', 'G H'])).toEqual({ names: 'B, D, F, H', more: 0 })
  })

  it.each([
    ['Ludwig van Beethoven', 'van Beethoven'],
    ['Laurens van der Maaten', 'van der Maaten'],
    ['Martin Luther King Jr.', 'King'],
    ['Knuth, Donald E.', 'Knuth'],
    ['张三', '张三'],
    ['ATLAS Collaboration', 'ATLAS Collaboration'],
    ['Plato', 'Plato'],
  ])('takes %j for %j', (name, family) => expect(familyName(name)).toBe(family))
})

describe('dates and times', () => {
  const now = new Date('2026-03-10T12:00:00Z')

  it('says how long ago', () => {
    const ago = (moment: string, language = 'en') => relativeTime(moment, { language, now })
    expect(ago('2026-03-10T11:59:50Z')).toBe('now')
    expect(ago('2026-03-10T11:15:00Z')).toBe('45 minutes ago')
    expect(ago('2026-03-09T11:00:00Z')).toBe('yesterday')
    expect(ago('2024-03-01T00:00:00Z')).toBe('2 years ago')
    expect(ago('2026-03-07T11:00:00Z', 'zh-CN')).toBe('3天前')
  })

  it('writes a day that has no time as that very day', () => {
    expect(longDate('2024-06-30', 'en')).toBe('30 June 2024')
    expect(longDate('2024-06-30', 'zh-CN')).toBe('2024年6月30日')
  })

  it('leaves a date it cannot read as it stands', () => {
    expect(longDate('late June', 'en')).toBe('late June')
  })
})

describe('numbers', () => {
  it('writes sizes as file managers do', () => {
    expect([900, 12_345, 1_440_000, 31_000_000, 2_100_000_000].map((bytes) => fileSize(bytes, 'en'))).toEqual([
      '900B',
      '12 kB',
      '1.4 MB',
      '31 MB',
      '2.1 GB',
    ])
  })

  it('separates thousands', () => {
    expect(wholeNumber(10_000, 'en')).toBe('10,000')
  })
})

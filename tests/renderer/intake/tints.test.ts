// What lines of a source are tinted as, and what of a long source is shown.
import { describe, expect, it } from 'vitest'
import { ArxivId } from '../../../preload/model/ids.ts'
import { firstLine, MOST_LINES, shownLines, tintsOf } from '../../../renderer/intake/tints.ts'

const item = (lines: { title?: [number, number]; summary?: [number, number]; link?: [number, number] }) => {
  const range = (pair?: [number, number]) => (pair ? { from: pair[0], to: pair[1] } : null)
  return {
    key: 'k',
    arxivId: ArxivId.parse('2406.00001'),
    version: null,
    title: null,
    summary: null,
    links: [],
    included: true,
    lines: { title: range(lines.title), summary: range(lines.summary), link: range(lines.link) },
  }
}

describe('tints', () => {
  it('names each line by what it was taken for', () => {
    const tints = tintsOf({
      sections: [{ key: 's0', title: 'S', line: 1, items: [item({ title: [3, 3], summary: [5, 6], link: [8, 8] })] }],
      mentions: [{ arxivId: ArxivId.parse('2406.00002'), line: 10, included: false }],
      problems: [{ line: 12, text: 'x', reason: 'y' }],
    })
    expect([...tints].toSorted(([a], [b]) => a - b).map(([line, { part, item: key }]) => [line, part, key])).toEqual([
      [1, 'section', null],
      [3, 'title', 'k'],
      [5, 'words', 'k'],
      [6, 'words', 'k'],
      [8, 'link', 'k'],
      [10, 'mention', null],
      [12, 'problem', null],
    ])
  })

  it('lets the title win on a line that is title, words and link at once', () => {
    const all: [number, number] = [2, 2]
    const tints = tintsOf({
      sections: [{ key: 's0', title: null, line: null, items: [item({ title: all, summary: all, link: all })] }],
      mentions: [],
      problems: [],
    })
    expect(tints.get(2)?.part).toBe('title')
  })

  it('finds where an item starts', () => {
    expect(firstLine(item({ title: [7, 7], link: [3, 3] }).lines)).toBe(3)
    expect(firstLine(item({}).lines)).toBe(null)
  })
})

describe('the source as shown', () => {
  it('splits lines of every kind', () => {
    expect(shownLines('a\r\nb\rc\nd').lines).toEqual(['a', 'b', 'c', 'd'])
  })

  it('cuts what is too long to show, and says so', () => {
    const { lines, cut } = shownLines('x\n'.repeat(MOST_LINES + 5))
    expect([lines.length, cut]).toEqual([MOST_LINES, true])
    expect(shownLines('y'.repeat(5000)).lines[0]?.length).toBe(2001)
  })
})

// Markdown out: what came from outside stays text, whatever it holds, and names and links hold on every system.
import { expect, test } from 'vitest'
import { listName, listToMarkdown, markdownName } from '../../../main/exchange/markdown.ts'
import { newList } from '../../../main/library/lists/lists.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import type { ListDetail } from '../../../preload/model/list.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'

function detail(title: string, item: string, source: string | null = null, summary: string | null = null): ListDetail {
  const list = newList({ title })
  const paperId = PaperId.parse('2406.15877')
  const items = [{ id: 'item', paperId, version: null, title: item, summary }]
  const progress = { total: 1, unread: 1, reading: 0, read: 0, setAside: 0, ready: 0 }
  return {
    list: { ...list, source: { ...list.source, url: source }, sections: [{ id: 'part', title: null, items }] },
    progress,
    sections: [{ id: 'part', progress }],
    papers: [],
    inside: [],
    next: null,
  }
}

test.each([
  '<img src=x onerror=alert(1)>',
  '$<img src=x onerror=alert(1)>$',
  '$[here](javascript:alert(1))$',
  '$`$ <b>x</b> $`$',
])('the title %j is no markup', (title) => {
  const text = listToMarkdown(detail(title, title, `https://example.org/${title}`))
  expect(text).not.toMatch(/(?<!\\)<[a-z]/)
  expect(text).not.toMatch(/(?<!\\)\]\(/)
})

test('math in a title is left as it is', () => {
  expect(listToMarkdown(detail('On $a_i < b^*$', 'x'))).toContain('# On $a_i < b^*$\n')
})

test.each([
  ['Chinese', '论'.repeat(300)],
  ['pictures', '😀'.repeat(300)],
  ['half a picture', '\ud83d title'],
])('a title of %s makes a file name that every system takes', (_name, title) => {
  const id = PaperId.parse('pdf-0123456789abcdef')
  for (const name of [listName({ title }), markdownName({ id, title } as PaperSummary)]) {
    // 255 bytes, with room for ` (99)`.
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(250)
    expect(name.isWellFormed()).toBe(true)
    expect(name.endsWith('.md')).toBe(true)
  }
})

test('a name never turns its direction or steers a terminal', () => {
  expect(listName({ title: 'a\u202egnp.\u009b31m\u007fb' })).toBe('a gnp 31m b.md')
})

test('curators’ words bring no pictures, links or tags, and keep their lists and formulas', () => {
  const words = '- ![](https://example.org/seen.png)\n- <b>[here](javascript:alert(1))\n- $\\alpha < 1$'
  const text = listToMarkdown(detail('A list', 'x', null, words))
  expect(text).not.toMatch(/(?<!\\)\]\(|(?<!\\)<b/)
  expect(text).toContain('\n- $\\alpha < 1$\n')
})

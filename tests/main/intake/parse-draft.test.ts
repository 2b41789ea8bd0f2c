// What holds for every text: nothing lost, nothing invented, no input that harms; and the seed, where it is at hand.
import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Draft } from '../../../preload/model/list.ts'
import { draftToCliJson } from '../../../main/intake/cli-json.ts'
import { parseDraft, type DraftInput } from '../../../main/intake/parse-draft.ts'

const now = new Date('2026-11-01')

function parse(text: string, more: Partial<DraftInput> = {}): Draft {
  return parseDraft({ text, kind: 'text', now, ...more })
}

function items(draft: Draft): Draft['sections'][number]['items'] {
  return draft.sections.flatMap((section) => section.items)
}

describe('in general', () => {
  const ids = fc.uniqueArray(
    fc
      .tuple(fc.integer({ min: 15, max: 25 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 99_999 }))
      .map(([year, month, n]) => `${year}${String(month).padStart(2, '0')}.${String(n).padStart(5, '0')}`),
    { minLength: 1, maxLength: 30 },
  )
  const writings: readonly ((id: string, i: number) => string)[] = [
    (id) => id,
    (id) => `arXiv:${id}v2`,
    (id) => `https://arxiv.org/abs/${id}`,
    (id, i) => `- [Paper ${i + 1}](https://arxiv.org/pdf/${id}): words on it.`,
    (id, i) => `${i + 1}. The Title of Number ${i + 1}\nhttps://arxiv.org/abs/${id}\nSome words on it.\n`,
    (id, i) => `${i + 1}、第${i + 1}个标题\n\n关于它的一些话。\n\nhttps://arxiv.org/abs/${id}\n`,
    (id, i) => `## Heading ${i + 1}\n\nSome words. [arXiv](https://arxiv.org/abs/${id})\n`,
    (id, i) => `| Paper ${i + 1} | ${id} | words |`,
  ]

  test('every paper of a list is an item, once, in order, whatever the writing', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: writings.length - 1 }), (list, at) => {
        const write = writings[at]
        if (write === undefined) return
        const draft = parse(list.map(write).join('\n'))
        expect(items(draft).map((item) => item.arxivId)).toEqual(list)
        expect(draft.problems).toEqual([])
        expect(draft.mentions).toEqual([])
      }),
      { numRuns: 120 },
    )
  })

  test('no text throws, and every draft is well formed', () => {
    const bits = fc.constantFrom(
      'https://arxiv.org/abs/2406.15877',
      '2406.1587',
      '#',
      '##',
      '**',
      '[',
      '](',
      '|',
      '\n',
      '\n\n',
      '1.',
      '一、',
      '- ',
      '<li>',
      '<p>',
      '</div>',
      '@misc{a,',
      '}',
      'title=',
      '"',
      '\t',
      '版权声明',
      'Alice 10:32',
      '🧵',
      '\u202e',
      '\u0000',
      ' ',
    )
    const text = fc
      .array(fc.oneof(bits, fc.string({ maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 12 })), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.constantFrom('auto', 'text', 'html', 'markdown', 'bibtex', 'csv'), (said, format) => {
        const draft = parse(said, { format })
        expect(Draft.safeParse(draft).success).toBe(true)
        const ids = items(draft).map((item) => item.arxivId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(draft.mentions.filter(({ arxivId }) => ids.includes(arxivId))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('words are the source’s own: titles and summaries hold nothing that it does not', () => {
    fc.assert(
      fc.property(
        ids,
        fc.array(fc.lorem({ mode: 'sentences', maxCount: 2 }), { minLength: 1, maxLength: 4 }),
        (list, words) => {
          const text = list
            .map((id, i) => `${i + 1}. Entry ${i + 1}\n\n${words.join('\n\n')}\n\nhttps://arxiv.org/abs/${id}\n`)
            .join('\n')
          for (const [i, item] of items(parse(text)).entries()) {
            expect(item).toMatchObject({ title: `Entry ${i + 1}`, summary: words.join('\n\n') })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test.each([
    ['[', 100_000],
    ['![', 50_000],
    ['*a ', 30_000],
    ['<div>', 50_000],
    ['<ul><li>', 20_000],
    ['<b>', 30_000],
    ['@a{', 30_000],
    ['|', 100_000],
    ['`', 100_000],
    ['- ', 50_000],
    ['1.', 50_000],
    ['(', 100_000],
    ['https://', 15_000],
    ['arxiv:', 20_000],
  ] as const)('%s repeated does no harm and hides no paper', (sign, times) => {
    for (const format of ['auto', 'html', 'markdown'] as const) {
      const draft = parse(`${sign.repeat(times)}\n\nhttps://arxiv.org/abs/2406.15877\n`, { format })
      expect(items(draft).length + draft.mentions.length).toBe(1)
    }
  })

  test('ten thousand ids are ten thousand items', () => {
    const list = Array.from({ length: 10_000 }, (_, i) => `2401.${String(i + 1).padStart(5, '0')}`)
    expect(items(parse(list.join('\n')))).toHaveLength(10_000)
    expect(items(parse(list.join(', ')))).toHaveLength(10_000)
  })

  test('text made to keep the reader busy is read like any other', { timeout: 20_000 }, () => {
    // Read anew for each of its blocks, this would take a minute.
    const paragraphs = `- a point\n${'\n\nx y z.'.repeat(20_000)}\n\n- 2406.15877\n`
    expect(items(parse(paragraphs))).toHaveLength(1)
    expect(items(parse('- x\n'.repeat(40_000)))).toHaveLength(0)
  })

  test('an empty text is a draft of nothing', () => {
    expect(parse('')).toEqual({
      title: null,
      date: null,
      intro: null,
      sections: [],
      mentions: [],
      problems: [],
      source: { kind: 'text', name: null, url: null, fingerprint: null },
    })
  })
})

describe('the source', () => {
  const list = 'Weekly\n\n1. A\nhttps://arxiv.org/abs/2406.15877\n'

  test('is the address the text declares, else where it was read from, else the file’s name, else null', () => {
    const declared = `${list}\n\nSource: https://blog.example.org/weekly\n`
    expect(draftToCliJson(parse(declared, { kind: 'file', name: 'a.txt' })).source).toBe(
      'https://blog.example.org/weekly',
    )
    expect(draftToCliJson(parse(list, { kind: 'url', name: 'x', url: 'https://example.org/x' })).source).toBe(
      'https://example.org/x',
    )
    expect(draftToCliJson(parse(list, { kind: 'file', name: 'a.txt' })).source).toBe('a.txt')
    expect(draftToCliJson(parse(list)).source).toBeNull()
  })

  test('has the same fingerprint however its lines end, and another one for other words', () => {
    const of = (text: string) => parse(text).source.fingerprint
    expect(of(list.replaceAll('\n', '\r\n'))).toBe(of(list))
    expect(of(`${list}more`)).not.toBe(of(list))
  })
})

describe('of text and HTML on one clipboard', () => {
  const html =
    '<h2>Agents</h2><ul><li><a href="https://arxiv.org/abs/2210.03629">Reason, Then Act</a>: thoughts and tools.</li></ul>'

  test('the one that is understood better is taken', () => {
    expect(items(parse('Agents\nReason, Then Act: thoughts and tools.', { html }))[0]).toMatchObject({
      arxivId: '2210.03629',
      title: 'Reason, Then Act',
      summary: 'thoughts and tools.',
    })
    const plain = '1. One\nhttps://arxiv.org/abs/2401.00001\n2. Two\nhttps://arxiv.org/abs/2401.00002'
    expect(items(parse(plain, { html: '<meta charset="utf-8"><span>nothing here</span>' }))).toHaveLength(2)
  })

  test('scripts are not run and not read', () => {
    const draft = parse('', { format: 'html' })
    expect(draft.sections).toEqual([])
    const evil = parse(
      '<p>1. A</p><script>document.write("https://arxiv.org/abs/2401.00001")</script><p onclick="x()"><a href="https://arxiv.org/abs/2401.00002">B</a></p><img src=x onerror="globalThis.hit=1">',
      { format: 'html' },
    )
    expect(items(evil).map((item) => item.arxivId)).toEqual(['2401.00002'])
    expect('hit' in globalThis).toBe(false)
  })
})

const seed = fileURLToPath(new URL('../../../../shared/seed/digest-2024-06.zh.txt', import.meta.url))

describe.skipIf(!existsSync(seed))('the seed', () => {
  const draft = existsSync(seed) ? parse(readFileSync(seed, 'utf8'), { kind: 'file', name: 'digest.txt' }) : parse('')

  test('is twenty papers in five sections, with its title, date, source and introduction', () => {
    expect(draft.title).toBe('2024年6月后2周重要的大语言模型论文总结:LLM进展、微调、推理和对齐')
    expect(draft.source.url).toBe('https://blog.csdn.net/m0_46510245/article/details/140226616')
    expect(draft.date).toMatch(/^2025\/1\/15/)
    expect(draft.intro).toMatch(/^本文总结了[^\n]+$/)
    expect(draft.sections.map(({ title, items: of }) => [title, of.length])).toEqual([
      ['LLM进展与基准', 8],
      ['RAG', 4],
      ['LLM微调', 2],
      ['LLM推理', 1],
      ['LLM安全与对齐', 5],
    ])
    expect([draft.mentions, draft.problems]).toEqual([[], []])
  })

  test('keeps titles without their numbers and every paragraph of the words, and none of the furniture', () => {
    const text = readFileSync(seed, 'utf8')
    for (const item of items(draft)) {
      expect(item.title).toMatch(/^[A-Z]/)
      for (const paragraph of (item.summary ?? '').split('\n\n'))
        for (const said of paragraph.split('\n')) expect(text).toContain(said)
      expect(item.summary).not.toMatch(/https?:|版权|overfit|浏览/)
    }
    const bullets = items(draft).find((item) => item.arxivId === '2406.18219')
    expect(bullets?.summary).toContain('\n\n• 神经元表现得像细粒度专家。\n• MoE的路由器')
    expect(items(draft).at(-1)?.summary).toMatch(/都有助于实现模型的平衡安全行为。$/)
  })
})

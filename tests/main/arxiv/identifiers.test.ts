// Identifiers in every form people write them, and everything that must not be taken for one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findArxivRefs, findNearMisses, parseArxivRef } from '../../../main/arxiv/identifiers.ts'
import { formatRef } from '../../../preload/model/ids.ts'

const now = new Date('2026-11-20T12:00:00Z')

/** What a text parses to, as `2406.15877v2`, or the reason it was refused. */
function parsed(text: string): string {
  const result = parseArxivRef(text, { now })
  return result.ok ? formatRef(result.ref.base, result.ref.version) : result.reason
}

describe('one thing a person wrote', () => {
  test.each([
    ['2406.15877', '2406.15877'],
    ['2406.15877v2', '2406.15877v2'],
    ['2406.15877V2', '2406.15877v2'],
    ['  2406.15877. ', '2406.15877'],
    ['(2406.15877)', '2406.15877'],
    ['arXiv:2406.15877', '2406.15877'],
    ['ARXIV: 2406.15877v1', '2406.15877v1'],
    ['arxiv 2406.15877', '2406.15877'],
    ['arXiv：２４０６．１５８７７', '2406.15877'],
    ['oai:arXiv.org:2406.15877', '2406.15877'],
    ['2406.\u200b15877\ufeff', '2406.15877'],
    ['2406. 15877 v2', '2406.15877v2'],
    ['2406.15877.pdf', '2406.15877'],
    ['2406.15877v3.pdf', '2406.15877v3'],
    ['2406.15877[cs.SE]', '2406.15877'],
    ['arXiv:0706.0001v1 [q-bio.CB] 1 Jun 2007', '0706.0001v1'],
    ['arXiv preprint arXiv:2406.15877', '2406.15877'],
    ['hep-th/9901001', 'hep-th/9901001'],
    ['HEP-TH/9901001v3', 'hep-th/9901001v3'],
    ['hepth/9901001', 'hep-th/9901001'],
    ['math.GT/0309136', 'math/0309136'],
    ['MATH.GT/0309136', 'math/0309136'],
    ['cond\u2014mat/0703123', 'cond-mat/0703123'],
    ['10.48550/arXiv.2406.15877', '2406.15877'],
    ['doi:10.48550/ARXIV.2406.15877', '2406.15877'],
    ['https://doi.org/10.48550/arXiv.hep-th/9901001', 'hep-th/9901001'],
    ['https://dx.doi.org/10.48550%2FarXiv.2406.15877', '2406.15877'],
    ['https://arxiv.org/abs/2406.15877', '2406.15877'],
    ['http://www.arxiv.org/abs/2406.15877v1?context=cs.LG#x', '2406.15877v1'],
    ['arxiv.org/abs/2406.15877', '2406.15877'],
    ['//arxiv.org/abs/2406.15877', '2406.15877'],
    ['https://arxiv.org/pdf/2406.15877v3.pdf#page=2', '2406.15877v3'],
    ['https://arxiv.org/html/2406.15877v1/', '2406.15877v1'],
    ['https://arxiv.org/html/2406.15877v1/x1.png', '2406.15877v1'],
    ['https://export.arxiv.org/e-print/2406.15877', '2406.15877'],
    ['https://arxiv.org/abs?id=hep-th/9901001', 'hep-th/9901001'],
    ['https://arxiv.org/abs/math.GT/0309136v2', 'math/0309136v2'],
    ['http://xxx.lanl.gov/abs/hep-th/9901001', 'hep-th/9901001'],
    ['https://huggingface.co/papers/2406.15877.md', '2406.15877'],
    ['https://www.alphaxiv.org/overview/2406.15877v1', '2406.15877v1'],
    ['https://ar5iv.labs.arxiv.org/html/2406.15877', '2406.15877'],
    ['https://ar5iv.org/abs/2406.15877', '2406.15877'],
    ['https://link.zhihu.com/?target=https%3A//arxiv.org/abs/2406.15877', '2406.15877'],
    ['https://web.archive.org/web/2024/https://arxiv.org/abs/2406.15877', '2406.15877'],
    ['[the paper](https://arxiv.org/abs/2406.15877)', '2406.15877'],
    ['<https://arxiv.org/abs/2406.15877>', '2406.15877'],
    ['BigCodeBench, https://arxiv.org/abs/2406.15877', '2406.15877'],
    ['https://arxiv.org/abs/2406.15877。', '2406.15877'],
  ])('%j is %s', (text, expected) => {
    expect(parsed(text)).toBe(expected)
  })

  test.each([
    ['', 'empty'],
    [' \u200b ', 'empty'],
    ['x'.repeat(3000), 'too-long'],
    ['x'.repeat(3_000_000), 'too-long'],
    ['banana', 'not-an-id'],
    ['abc/1234567', 'unknown-archive'],
    ['2406.1587', 'too-few-digits'],
    ['https://arxiv.org/abs/2406.1587', 'too-few-digits'],
    ['arXiv:2406.158', 'too-few-digits'],
    ['0706.00001', 'too-many-digits'],
    ['2406.158770', 'too-many-digits'],
    ['2413.12345', 'bad-month'],
    ['2400.12345', 'bad-month'],
    ['2406.00000', 'sequence-zero'],
    ['hep-th/9901000', 'sequence-zero'],
    ['2406.15877v0', 'bad-version'],
    ['2406.15877v01', 'bad-version'],
    ['2406.15877v', 'bad-version'],
    ['0703.0001', 'bad-date'],
    ['cs/0704001', 'bad-date'],
    ['hep-th/9106001', 'bad-date'],
    ['hep-th/9913001', 'bad-month'],
    ['9912.12345', 'bad-date'],
    ['hep-th/990100', 'too-few-digits'],
    ['hep-th9901001', 'slash-missing'],
    ['9901001', 'archive-missing'],
    ['10.1145/1234.56789', 'no-arxiv-id'],
    ['https://doi.org/10.1145/1234.56789', 'no-arxiv-id'],
    ['https://arxiv.org/list/cs.CL/recent', 'listing'],
    ['https://arxiv.org/search/?query=2406.15877', 'listing'],
    ['https://arxiv.org/a/warner_s_1', 'listing'],
    ['https://arxiv.org/help', 'not-an-id'],
    ['https://www.semanticscholar.org/paper/A-Title/0123456789abcdef0123456789abcdef01234567', 'no-arxiv-id'],
    ['https://vixra.org/abs/2406.0012', 'not-arxiv'],
    ['https://arxiv.org@example.com/abs/2406.15877', 'not-arxiv'],
    ['https://arxiv.org.example.com/abs/2406.15877', 'not-arxiv'],
    ['2406.15877 2406.17245', 'several'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parsed(text)).toBe(reason)
  })

  test('a short id is refused with the other paper it would have fetched', () => {
    const result = parseArxivRef('2406.1587')
    expect(result).toMatchObject({ ok: false, sentence: { message: expect.stringContaining('2406.01587') } })
  })
})

describe('in a text', () => {
  const found = (text: string) =>
    findArxivRefs(text, { now }).map((f) => `${f.kind} ${formatRef(f.ref.base, f.ref.version)}`)
  const missed = (text: string) => findNearMisses(text, { now }).map((m) => `${m.reason} ${m.text}`)

  test('links end where the sentence goes on', () => {
    expect(
      found(
        'https://arxiv.org/abs/2406.17245这篇 (https://arxiv.org/abs/2406.17055), [a](https://arxiv.org/abs/2406.14909v2) ' +
          'https://arxiv.org/abs/2406.15927,https://arxiv.org/pdf/2406.15928；https://arxiv.org/abs/2406.15929。',
      ),
    ).toEqual([
      'url 2406.17245',
      'url 2406.17055',
      'url 2406.14909v2',
      'url 2406.15927',
      'url 2406.15928',
      'url 2406.15929',
    ])
  })

  test('numbers in prose are not ids, and nobody is bothered with them', () => {
    const prose =
      'In 2023.1234 of 1800.5678 cases, at $1205.1234 or ¥2406.15877, 1205.1234 kg, 2406.15877 seconds, 2406.15877%, 99.5, ' +
      'v2406.15877, 10.1145/1234.56789, doi:10.1000/2406.15877, 1.2406.15877, 1,205.1234, 2406.15877.3, 2406.15877-99, ' +
      'https://example.com/2406.15877, /home/2406.15877/x, 12406.15877, 约2406.15877元, since 2024.'
    expect({ refs: found(prose), misses: missed(prose) }).toEqual({ refs: [], misses: [] })
  })

  test('a bare five-digit id is one by itself; a four-digit one only where something says so', () => {
    expect(
      found(
        'See 2406.15877 and 论文2401.00003发表.\n- 0912.3456\nas in (0808.1234), 0707.0001v2, arXiv preprints 0705.0002',
      ),
    ).toEqual([
      'bare 2406.15877',
      'bare 2401.00003',
      'bare 0912.3456',
      'bare 0808.1234',
      'bare 0707.0001v2',
      'bare 0705.0002',
    ])
    expect(missed('We measured 1205.1234 there.')).toEqual(['ambiguous 1205.1234'])
  })

  test('what looks like an id and is none is told of where an id is plausible', () => {
    expect(
      missed('arXiv:2406.1587\n2413.12345\n1. 2406.1587\nhttps://arxiv.org/abs/2406.1587 hep-th9901001 cs/0704001'),
    ).toEqual([
      'too-few-digits arXiv:2406.1587',
      'bad-month 2413.12345',
      'too-few-digits 2406.1587',
      'too-few-digits https://arxiv.org/abs/2406.1587',
      'slash-missing hep-th9901001',
      'bad-date cs/0704001',
    ])
  })

  test('arXiv the word, its listings and its years are no near misses', () => {
    expect(missed('On arXiv 2024 and in arXiv, 2023. https://arxiv.org/list/cs.CL/recent arXiv:cs.CL')).toEqual([])
  })

  test('prefixes with and without arXiv are read, and an id inside an address is read once', () => {
    expect(found('CoRR abs/2401.00002; eprint={2406.15877}, arXiv:math.GT/0309136 10.48550/arXiv.2406.15878')).toEqual([
      'prefixed 2401.00002',
      'bare 2406.15877',
      'prefixed math/0309136',
      'doi 2406.15878',
    ])
  })

  test('positions are those of the text as it was, zero-width characters included', () => {
    const text = '\u200b\u200bsee arXiv:\u200b2406.\ufeff15877, ok'
    const [ref] = findArxivRefs(text, { now })
    expect([ref?.start, text.slice(ref?.start, ref?.end), ref?.text]).toEqual([
      6,
      'arXiv:\u200b2406.\ufeff15877',
      'arXiv:\u200b2406.\ufeff15877',
    ])
  })

  test('an id before a title is one, whatever letter the title begins with', () => {
    const lines = [
      '2406.15877 A Closer Look into Mixture-of-Experts',
      '- 2406.15878 K-means, again',
      '3. 2406.15879: seconds count',
      '2406.15880 人工智能综述',
      '> 2406.15881',
      '**2406.15882** Points to patches',
      '| 2406.15883 | Title |',
      '<td>2406.15884</td>',
      'id=2406.15885',
      '0912.3456 A Title of 2009',
      '[0912.3457] Another',
      '#2406.15886',
    ]
    expect(lines.map((line) => found(line).length)).toEqual(lines.map(() => 1))
    expect(missed('2413.12345 A Title\n2406.1587 Another\n2023.1234 Cases\nloss=1205.12345 x > 1205.12345')).toEqual([
      'bad-month 2413.12345',
      'too-few-digits 2406.1587',
    ])
  })

  test('ids of the future are not taken from prose', () => {
    expect(found('See 2706.12345 there')).toEqual([])
  })
})

describe('for every id', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const month = fc.integer({ min: 1, max: 12 })
  const modern = fc
    .record({ year: fc.integer({ min: 8, max: 25 }), month, number: fc.integer({ min: 1, max: 9999 }) })
    .map(({ year, month, number }) => `${two(year)}${two(month)}.${String(number).padStart(year < 15 ? 4 : 5, '0')}`)
  const old = fc
    .record({
      archive: fc.constantFrom('hep-th', 'math', 'cs', 'cond-mat', 'quant-ph', 'q-bio'),
      year: fc.integer({ min: 92, max: 106 }),
      month,
      number: fc.integer({ min: 1, max: 999 }),
    })
    .map(
      ({ archive, year, month, number }) =>
        `${archive}/${two(year % 100)}${two(month)}${String(number).padStart(3, '0')}`,
    )
  const id = fc
    .tuple(fc.oneof(modern, old), fc.option(fc.integer({ min: 1, max: 40 })))
    .map(([base, version]) => (version === null ? base : `${base}v${version}`))
  const forms: readonly ((id: string) => string)[] = [
    (id) => id,
    (id) => id.toUpperCase(),
    (id) => `arXiv:${id}`,
    (id) => `https://arxiv.org/abs/${id}`,
    (id) => `http://www.arxiv.org/pdf/${id}.pdf`,
    (id) => `https://arxiv.org/pdf/${id}`,
    (id) => `https://arxiv.org/html/${id}/`,
    (id) => `https://export.arxiv.org/abs/${id}?context=cs.LG`,
    (id) => `https://arxiv.org/src/${id}`,
    (id) => `https://arxiv.org/abs?id=${encodeURIComponent(id)}`,
    (id) => `https://doi.org/10.48550/arXiv.${id}`,
    (id) => `10.48550/arxiv.${id}`,
    (id) => `https://huggingface.co/papers/${id}`,
    (id) => `https://alphaxiv.org/abs/${id}`,
    (id) => `https://ar5iv.labs.arxiv.org/html/${id}`,
  ]

  test('every form reads back as the id, and reading is idempotent', () => {
    fc.assert(
      fc.property(id, fc.constantFrom(...forms), (id, form) => {
        expect(parsed(form(id))).toBe(id)
        expect(parsed(parsed(form(id)))).toBe(id)
      }),
    )
  })

  test('every form but the bare one is found in a sentence, once, where it stands', () => {
    fc.assert(
      fc.property(id, fc.constantFrom(...forms.slice(2)), (id, form) => {
        const text = `前文 (${form(id)}), and more.`
        expect(findArxivRefs(text, { now }).map((f) => [formatRef(f.ref.base, f.ref.version), f.start])).toEqual([
          [id, 4],
        ])
      }),
    )
  })

  test('nothing makes the reader throw, and what it finds stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        parseArxivRef(text)
        for (const found of [...findArxivRefs(text), ...findNearMisses(text)]) {
          expect(text.slice(found.start, found.end)).toBe(found.text)
        }
      }),
    )
  })
})

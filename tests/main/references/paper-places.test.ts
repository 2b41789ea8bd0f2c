import { describe, expect, it } from 'vitest'
import { placesOf } from '../../../main/references/paper-places.ts'
import type { PaperPlaces } from '../../../preload/model/references.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { flowOf } from '../../../preload/text/flow.ts'
import { pagesOf } from '../../support/page-text.ts'
import { escaped, shown } from '../../support/tiny-pdf.ts'

type Line = readonly [size: number, x: number, y: number, text: string]

/** Lines one under the other; a text that begins with a space hangs. */
function column(x: number, top: number, texts: readonly string[], leading = 12, hang = 14): Line[] {
  return texts.map((text, at) => [10, text.startsWith(' ') ? x + hang : x, top - at * leading, text.trim()])
}

const heading = (x: number, y: number, text: string): Line => [14, x, y, text]
const page = (...lines: readonly Line[]) => ({ content: shown(lines) })

async function read(...pages: readonly { content: string }[]): Promise<readonly [PaperPlaces, readonly PageText[]]> {
  const texts = await pagesOf({ pages })
  return [placesOf(texts), texts]
}

/** Each mention as its words and what it names. */
function said([places, pages]: readonly [PaperPlaces, readonly PageText[]]): readonly string[] {
  return places.mentions.map(({ kind, stretch, targets }) => {
    const text = pages[stretch.page - 1]
    const words = text ? flowOf(text, stretch.from, stretch.to).text : ''
    const names = targets.map((at) => {
      const place = places.places[at]
      return kind === 'reference' ? (places.references[at]?.title ?? '?') : `${place?.name} ${place?.number}`
    })
    return `${words} → ${names.join(' | ')}`
  })
}

const prose = [
  'What is read without a pencil is read twice, says the proverb, and it',
  'says nothing of those who read three times and remember none of it at',
]

const numbered = page(
  ...column(60, 780, [
    ...prose,
    'all [2]. Others disagree [1, 3-4], and one has measured it [10].',
    'All of them agree with [4, Section 2] in [0, 1].',
  ]),
  heading(60, 700, 'References'),
  ...column(60, 680, [
    '[1] M. Hart and E. Lowell. Pencil marks: what students underline',
    ' and why. Journal of Invented Reading, 2(1):14-39, 2009.',
    '[2] S. Okada. The margin as working memory. In Proc. 4th Workshop',
    ' on Paper and Screen, pages 101-110, 2013. doi:10.1234/abc.5.',
    '[3] T. Vance. Returning to marked passages. arXiv preprint',
    ' arXiv:2403.00101, 2016.',
    '[4] E. Solberg. "Reading lists as graphs," Invented Networks, 2021.',
  ]),
)

describe('a numbered bibliography', () => {
  it('becomes entries with what each says', async () => {
    const [{ references }] = await read(numbered)
    expect(
      references.map(({ label, title, authors, year, arxivId, doi }) => ({
        label,
        title,
        authors,
        year,
        arxivId,
        doi,
      })),
    ).toEqual([
      {
        label: '1',
        title: 'Pencil marks: what students underline and why',
        authors: ['Hart', 'Lowell'],
        year: 2009,
        arxivId: null,
        doi: null,
      },
      {
        label: '2',
        title: 'The margin as working memory',
        authors: ['Okada'],
        year: 2013,
        arxivId: null,
        doi: '10.1234/abc.5',
      },
      {
        label: '3',
        title: 'Returning to marked passages',
        authors: ['Vance'],
        year: 2016,
        arxivId: '2403.00101',
        doi: null,
      },
      { label: '4', title: 'Reading lists as graphs', authors: ['Solberg'], year: 2021, arxivId: null, doi: null },
    ])
    expect(references.every(({ parts }) => parts.length === 1 && parts[0]?.page === 1)).toBe(true)
  })

  it('is cited by number, list and range; brackets that name no entry cite nothing', async () => {
    expect(said(await read(numbered))).toEqual([
      '[2] → The margin as working memory',
      '1 → Pencil marks: what students underline and why',
      '3-4 → Returning to marked passages | Reading lists as graphs',
      '4 → Reading lists as graphs',
      '1 → Pencil marks: what students underline and why',
    ])
  })

  it('ends where an appendix begins', async () => {
    const [{ references }] = await read(
      numbered,
      page(heading(60, 780, 'A Proofs'), ...column(60, 760, [...prose, ...prose])),
    )
    expect(references).toHaveLength(4)
  })
})

const authors = (right: readonly string[], next: readonly string[]) => [
  page(
    ...column(60, 780, [
      'Marks are kept (Hart and Lowell, 2009; Okada,',
      '2013a,b), as Vance et al. (2016) showed, and',
      'again by Okada (2013b). See also Nobody (1999).',
    ]),
    heading(60, 200, 'References'),
    ...column(60, 180, [
      'Margaret Hart and Emil Lowell. 2009. Pencil',
      ' marks: what students underline and why.',
      ' Journal of Invented Reading, 2(1):14-39.',
    ]),
    ...column(320, 780, right),
  ),
  page(...column(60, 780, next)),
]

describe('a bibliography of names and years', () => {
  const pages = authors(
    [
      'Sara Okada. 2013a. The margin as working',
      ' memory. In Proc. Paper and Screen.',
      'Sara Okada. 2013b. The gutter as a place',
      ' to rest. In Proc. Paper and Screen, pages',
    ],
    [
      ' 101-110. Association of Readers.',
      'Tom Vance, Rita Ilyin, and Carl Moreau. 2016.',
      ' Returning to marked passages. Studies.',
    ],
  )

  it('is told apart by its hanging indents, over columns and pages', async () => {
    const [{ references }] = await read(...pages)
    expect(references.map(({ title, year, parts }) => [title, year, parts.map((part) => part.page)])).toEqual([
      ['Pencil marks: what students underline and why', 2009, [1]],
      ['The margin as working memory', 2013, [1]],
      ['The gutter as a place to rest', 2013, [1, 2]],
      ['Returning to marked passages', 2016, [2]],
    ])
  })

  it('is cited by name and year, letters told apart, names carried over', async () => {
    expect(said(await read(...pages))).toEqual([
      'Hart and Lowell, 2009 → Pencil marks: what students underline and why',
      'Okada, 2013a → The margin as working memory | The gutter as a place to rest',
      'Vance et al. (2016 → Returning to marked passages',
      'Okada (2013b → The gutter as a place to rest | The margin as working memory',
    ])
  })

  it('is told apart by the space between entries where nothing hangs', async () => {
    const entries = [
      'Hart, M. (2009). Pencil marks and what they',
      'mean. Journal of Reading.',
      'Okada, S. (2013). The margin as memory. In',
      'Proc. Paper and Screen.',
      'Vance, T. (2016). Returning to passages in',
      'long books. Studies in Attention.',
    ]
    const lines = entries.map((text, at): Line => [10, 60, 680 - at * 12 - Math.floor(at / 2) * 8, text])
    const [{ references }] = await read(page(heading(60, 700, 'Bibliography'), ...lines))
    expect(references.map(({ title }) => title)).toEqual([
      'Pencil marks and what they mean',
      'The margin as memory',
      'Returning to passages in long books',
    ])
  })
})

/** Lines in which `^{12}` stands raised and small. */
function raising(x: number, top: number, texts: readonly string[]): string {
  return texts
    .map((text, at) => {
      const runs = text.split(/(\^\{[^}]*\})/u).map((run) => {
        const raised = /^\^\{(.*)\}$/u.exec(run)?.[1]
        return raised === undefined
          ? `/F1 10 Tf 0 Ts (${escaped(run)}) Tj`
          : `/F1 6.5 Tf 3.6 Ts (${escaped(raised)}) Tj`
      })
      return `BT 1 0 0 1 ${x} ${top - at * 12} Tm ${runs.join(' ')} ET`
    })
    .join('\n')
}

describe('numbers without square brackets', () => {
  const entries = (label: (number: number) => string): readonly string[] =>
    ['Hart', 'Okada', 'Vance', 'Solberg', 'Ilyin', 'Moreau'].map(
      (name, at) => `${label(at + 1)}${name}, M. Reading marks of the ${name}s. J. Read. ${at + 3}, 14 (20${at + 10}).`,
    )
  const whole = (prose: readonly string[], list: readonly string[], more = '') => ({
    content: [raising(60, 780, prose), shown([heading(60, 600, 'References')]), raising(60, 580, list), more].join(
      '\n',
    ),
  })
  const raised = [
    'Marks are kept by most readers^{1,2} and lost by others.^{3\u20135} In 2015^{6} an',
    'area of 12 cm^{2} and a sum of n^{3} letters were read, 10^{4} in all.',
    'Nobody forgot how (in earlier work)^{2} it was counted.',
  ].map((line) => line.replace('\u2013', '-'))

  it('cite where they stand raised; exponents, units and footnotes do not', async () => {
    const marked = [...raised, 'They were many^{1}, as a note says.']
    const note: readonly Line[] = [[7, 60, 60, '1 Counted twice, and a third time by the one who wrote this down.']]
    const found = await read(
      whole(
        marked,
        entries((number) => `${number}. `),
        shown(note),
      ),
    )
    expect(found[0].references.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '6'])
    const title = (name: string): string => `Reading marks of the ${name}s`
    const cited = said(found).filter((each) => !each.includes('footnote'))
    expect(cited).toEqual([
      `1 → ${title('Hart')}`,
      `2 → ${title('Okada')}`,
      `3-5 → ${title('Vance')} | ${title('Solberg')} | ${title('Ilyin')}`,
      `6 → ${title('Moreau')}`,
      `2 → ${title('Okada')}`,
    ])
    expect(said(found).filter((each) => each.includes('footnote'))).toEqual(['1 → footnote 1'])
  })

  it('cite where entries begin with a raised number too', async () => {
    const found = await read(
      whole(
        raised,
        entries((number) => `^{${number}}`),
      ),
    )
    expect(found[0].references.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(said(found)).toHaveLength(5)
  })

  it('cite in round brackets where most works are cited so, and formulas keep theirs', async () => {
    const prose = [
      'Marks are kept by most readers (1; 2) and lost by others (3, 4). The',
      'last of them (5-6) says so. As (7) tells, it is so.',
    ]
    const found = await read(
      whole(
        prose,
        entries((number) => `(${number}) `),
      ),
    )
    expect(said(found).map((each) => each.split(' ')[0])).toEqual(['1', '2', '3', '4', '(5-6)'])
    const formulas = ['By (1) and (2) we have (3), which with (4) is (5).', 'Hart [1] and Okada [2] knew it.']
    expect(
      said(
        await read(
          whole(
            formulas,
            entries((number) => `[${number}] `),
          ),
        ),
      ),
    ).toHaveLength(2)
  })
})

describe('the things of a paper', () => {
  it('are known by their captions, headings and numbers, and found from the words that name them', async () => {
    const found = await read(
      page(
        heading(60, 780, '1 Introduction'),
        ...column(60, 760, [
          'As Figure 1 and Table 2 show, and by Eq. (3), Lemma 1 holds;',
          'see Section 2 and Figs. 1 and 2. Figure 7 is of another paper.',
        ]),
        ...column(60, 600, ['Figure 1: What was read.', '']),
        ...column(60, 500, ['Table 2. What was remembered.', '']),
        [10, 200, 430, 'a + b = c'],
        [10, 520, 430, '(3)'],
        [10, 60, 380, 'Lemma 1. Who reads, marks. The proof is left to those who do both, and to'],
        [10, 60, 368, 'their students, who have more time for this than we do.'],
        heading(60, 320, '2 Results'),
        ...column(60, 300, prose),
        ...column(60, 240, ['Figure 2: What was forgotten.', '']),
      ),
    )
    expect(found[0].places.map(({ name, number }) => `${name} ${number}`)).toEqual([
      'section 1',
      'figure 1',
      'table 2',
      'equation 3',
      'lemma 1',
      'section 2',
      'figure 2',
    ])
    expect(said(found)).toEqual([
      'Figure 1 → figure 1',
      'Table 2 → table 2',
      'Eq. (3) → equation 3',
      'Lemma 1 → lemma 1',
      'Section 2 → section 2',
      'Figs. 1 → figure 1',
      '2 → figure 2',
    ])
  })

  it('are guessed at, nearest first, where two carry one number', async () => {
    const caption = (y: number) => column(60, y, ['Table 1: A table of the chapter.', ''])
    const [{ mentions, places }] = await read(
      page(...caption(700)),
      page(...column(60, 780, prose)),
      page(...column(60, 780, [...prose, 'all. Table 1 tells it, and nothing else does.']), ...caption(500)),
    )
    expect(mentions[0]?.targets.map((at) => places[at]?.at.page)).toEqual([3, 1])
  })
})

it('a paper without a bibliography has no references, and no mention of any', async () => {
  const [{ references, mentions }] = await read(page(...column(60, 780, [...prose, 'See [1] and Hart (2009).'])))
  expect([references, mentions]).toEqual([[], []])
})

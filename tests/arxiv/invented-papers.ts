// Papers that do not exist: invented titles, authors and abstracts, with the oddities of real ones (TeX, renamed,
// withdrawn, the title 0, old-style ids, affiliations, one without a PDF).
import type { StandInPaper } from './papers.ts'

type Brief = readonly [id: string, title: string, authors: string, categories: string, abstract: string]

const briefs: readonly Brief[] = [
  [
    '2403.00101',
    'Margins That Think: A Field Study of Annotation on Paper and Screen',
    'Ilse Verhoeven, Tomás Quiroga, Mei-Lin Aubry',
    'cs.HC cs.DL',
    'We follow 41 readers for six weeks and look at every mark they leave, on paper and on screen.',
  ],
  [
    '2404.00202',
    'Anchors in Moving Text: Keeping Highlights Where They Belong',
    'Tomás Quiroga, Hanna Lindqvist',
    'cs.DL cs.IR',
    'A highlight made in one version of a paper should survive the next. We compare four ways to find the sentence again and report an error of $0.7\\%$ at a cost of $O(n\\log n)$.',
  ],
  [
    '2405.00303',
    '边读边记:中文论文阅读中的批注行为研究',
    '林知远, 陈若川, Oda Brekke',
    'cs.HC',
    '我们记录了二十六位研究者六周的阅读过程,分析他们在哪里停下、划线和写下批注。',
  ],
  [
    '2401.00404',
    'A Calculus of Footnotes',
    'Fenno Okpara',
    'cs.LO math.LO',
    'We give footnotes a semantics in which $\\Gamma \\vdash e : \\tau^{\\dagger}$ means that $e$ may be read later.',
  ],
  [
    '2402.00505',
    'How Long Is a Glance? Estimating Dwell Time per Page',
    'Rosa Tamm, Kofi Adeyemi-Hart',
    'cs.HC stat.AP',
    'Glances of less than two seconds predict nothing; those between two and nine predict a return.',
  ],
  [
    '2402.00606',
    'Reading Lists as Graphs',
    'Edda Solberg, Jun-ho Bae, Priya Ramanathan-Cole',
    'cs.SI cs.DL',
    'Curated lists overlap less than their curators believe. We map 3,118 of them.',
  ],
  [
    '2403.00707',
    'Two Columns Considered: Line Length and Return Sweeps',
    'Malik Osei-Grant',
    'cs.HC',
    'Return sweeps cost 31 ms more in one wide column than in two narrow ones.',
  ],
  [
    '2403.00808',
    'On $\\ell_1$-Sparse Memories of Long Documents',
    'Anneke Brandt, Yusuf Demirel',
    'cs.LG stat.ML',
    'We store what a reader will ask for again with at most $k \\ll n$ sentences and bound the regret by $\\tilde{O}(\\sqrt{kT})$.',
  ],
  [
    '2404.00909',
    'The Offprint Effect: Ownership and Recall',
    'Carys Penhallow, Diego Ferrante',
    'cs.HC q-bio.NC',
    'Copies that readers own are recalled better than copies they borrow, by $d = 0.42$.',
  ],
  [
    '2404.01010',
    'Hyphens, Ligatures and the Text Layer',
    'Sunniva Aalto',
    'cs.DL',
    'One word in fifty cannot be selected as it is read. We say which and why.',
  ],
  [
    '2405.01111',
    'Queue Discipline for Shared Archives',
    'Bashir Nourani, Lotte de Wit',
    'cs.NI cs.PF',
    'Being polite is optimal: with a spacing of three seconds, the archive serves everybody sooner.',
  ],
  [
    '2405.01212',
    'Reference Graphs Without References',
    'Pavel Hrubý, Aiko Minami',
    'cs.IR cs.CL',
    'Half of a bibliography can be guessed from the first page.',
  ],
  [
    '2405.01313',
    'Sepia: Colour Temperature and Reading Endurance',
    'Nadia Kessler-Obi',
    'cs.HC',
    'A warm page lets people read eleven minutes longer in the evening and makes no difference by day.',
  ],
  [
    '2405.01414',
    'Checksums for Memory: Verifying What Was Downloaded',
    'Wendel Sato, Marisol Echeverría',
    'cs.CR cs.DC',
    'A truncated file that opens is worse than one that does not.',
  ],
  [
    '2406.90001',
    'Summaries That Keep Their Sources',
    'Ilse Verhoeven, Bashir Nourani',
    'cs.CL',
    'We ask that every sentence of a summary name the sentence it stands for, and train for it.',
  ],
  [
    '2406.90002',
    'Reading as Search: An Eye-Tracking Account',
    'Aiko Minami, Rosa Tamm',
    'cs.HC q-bio.NC',
    'Expert readers search, novices follow. The difference shows in the first forty seconds.',
  ],
  [
    '2406.90003',
    'Small Models for Long Evenings',
    'Diego Ferrante, Sunniva Aalto, Kofi Adeyemi-Hart',
    'cs.LG cs.CL',
    'A model of 80 million parameters suffices to say which page one wants to see again.',
  ],
  [
    '2406.90004',
    'A Bound on Unread Papers',
    'Fenno Okpara, Edda Solberg',
    'math.PR cs.DL',
    'If papers arrive as a Poisson process of rate $\\lambda$ and are read at rate $\\mu < \\lambda$, then almost surely $U_t \\to \\infty$. We discuss what to do about it.',
  ],
  [
    '0906.9005',
    'Notes Toward a Theory of Marginalia',
    'Carys Penhallow',
    'cs.DL',
    'An early note, kept here because others cite it.',
  ],
  [
    'hep-th/9901901',
    'Duality of Facing Pages',
    'Anneke Brandt, Fenno Okpara',
    'hep-th',
    'Left and right pages are exchanged under $\\tau \\to -1/\\tau$.',
  ],
  [
    'math/0309901',
    'Foldings of the Sheet and Their Invariants',
    'Pavel Hrubý',
    'math.GT math.CO',
    'We classify the ways of folding a sheet into a quire of $2^n$ leaves.',
  ],
]

const invented = briefs.map(([id, title, authors, categories, abstract]): StandInPaper =>
  paper(id, title, authors, categories, abstract),
)

function paper(id: string, title: string, authors: string, categories: string, abstract: string): StandInPaper {
  const old = id.includes('/')
  const digits = old ? id.slice(id.indexOf('/') + 1) : id
  const year = Number(digits.slice(0, 2))
  const published = `${year > 90 ? 1900 + year : 2000 + year}-${digits.slice(2, 4)}-12T09:30:00Z`
  return {
    id,
    categories: categories.split(' '),
    versions: [
      {
        title,
        authors: authors.split(', ').map((name) => ({ name, affiliations: [] })),
        abstract,
        comment: '8 pages, 3 figures. An invented paper',
        updated: published,
      },
    ],
    journalRef: null,
    doi: null,
    pdf: 'made',
  }
}

/** A further version, some months later, with what changed. */
function revised(
  old: StandInPaper,
  change: Partial<StandInPaper['versions'][number]>,
  rest: Partial<StandInPaper> = {},
): StandInPaper {
  const last = old.versions.at(-1)
  if (last === undefined) throw new Error('A paper has a first version.')
  const updated = new Date(Date.parse(last.updated) + 90 * 86_400_000).toISOString().replace('.000Z', 'Z')
  return { ...old, ...rest, versions: [...old.versions, { ...last, updated, ...change }] }
}

/** Every invented paper, the two sample papers and the Chinese one first. */
export const inventedPapers: readonly StandInPaper[] = [
  ...invented.map((one) => {
    switch (one.id) {
      case '2403.00101':
        return revised(
          one,
          { comment: '6 pages. Version 2 corrects the count of readers' },
          { journalRef: 'J. Invented Reading 7 (2024) 12', doi: '10.5555/reading.7.12' },
        )
      case '2404.00202':
        return revised(one, { comment: '5 pages, one column. Version 2 adds a baseline' })
      case '2406.90002':
        return revised(one, { title: 'Searching Eyes: How Experts Read a Paper', comment: 'Renamed in version 2' })
      case '2406.90004':
        return revised(revised(one, { comment: '9 pages' }), { comment: '10 pages, a lemma added' })
      default:
        return one
    }
  }),
  revised(
    paper(
      '2401.01515',
      'A Proof That Every List Is Finished',
      'Oda Brekke',
      'math.LO',
      'We prove that every reading list is finished.',
    ),
    {
      comment: 'This paper has been withdrawn by the author: Lemma 2 is false',
      withdrawn: true,
    },
  ),
  { ...paper('2401.01616', '0', 'Jun-ho Bae', 'math.HO', 'On the smallest possible title.') },
  {
    ...paper(
      '2401.01717',
      'An Interactive Essay Without Pages',
      'Mei-Lin Aubry',
      'cs.HC',
      'This one exists as a web page only.',
    ),
    pdf: 'none',
  },
  {
    ...paper(
      '2401.01818',
      'A Source That Will Not Compile',
      'Yusuf Demirel',
      'cs.PL',
      'The source needs a font that nobody has.',
    ),
    pdf: 'cannot-build',
  },
  {
    ...paper('2401.01919', 'Error', 'Hanna Lindqvist', 'stat.ME', 'A paper whose title is the name of a failure.'),
    versions: [
      {
        title: 'Error',
        authors: [
          { name: 'Hanna Lindqvist', affiliations: ['Institute of Invented Results', 'House of Margins'] },
          { name: 'The Erratum Collaboration', affiliations: [] },
        ],
        abstract: '  A paper whose title is the name\nof a failure, with $x < y$ & more.',
        comment: '4 pages',
        updated: '2024-01-12T09:30:00Z',
      },
    ],
  },
]

// A PDF that somebody has read before, in another program: every kind of mark, with author, date and words, on two pages.
import { escaped, shown, tinyPdf } from './tiny-pdf.ts'

const LINES = [
  'A reader who marks a sentence makes a promise to come back to it.',
  'Most promises of this kind are kept within three days or not at all.',
  'The margin is where the paper and its reader meet on equal terms.',
  'We counted the marks, and we counted the returns, page by page.',
  'Where the page is known, the sentence is found again in a moment.',
  'Where only the words are known, it takes a search, and patience.',
]
/** Where line `index` stands: its baseline, and the bar over it as another program would draw it. */
const baseline = (index: number): number => 760 - index * 20

function quads(index: number, from: number, to: number): string {
  const [low, high] = [baseline(index) - 3, baseline(index) + 9]
  return `/Rect [${from} ${low} ${to} ${high}] /QuadPoints [${from} ${high} ${to} ${high} ${from} ${low} ${to} ${low}]`
}

function said(author: string, date: string, contents: string): string {
  return `/T (${escaped(author)}) /M (D:${date}Z) /Contents (${escaped(contents)})`
}

/** The lines of the first page, from the top. */
export const annotatedLines: readonly string[] = LINES

/** The PDF. Page 2 is turned a quarter and holds one highlight. */
export function annotatedPdf(): Buffer {
  const lines = LINES.map((line, index) => [12, 64, baseline(index), line] as const)
  const page = shown(lines, 'F1')
  return tinyPdf({
    info: '/Title (Read before)',
    pages: [
      {
        content: `${page}\n1 0 0 RG 100 300 200 120 re S`,
        annotations: [
          `/Subtype /Highlight /C [1 0.9 0.1] /F 4 ${quads(0, 60, 600)} ${said('Ada', '20240301120000', 'The whole point.')}`,
          `/Subtype /Underline /C [0.1 0.4 0.9] /F 4 ${quads(1, 60, 600)} ${said('Ada', '20240302120000', '')}`,
          `/Subtype /Squiggly /C [0.9 0.2 0.2] /F 4 ${quads(2, 60, 600)} ${said('Bo', '20240303120000', 'really?')}`,
          `/Subtype /StrikeOut /C [0.5 0.5 0.5] /F 4 ${quads(3, 60, 600)} ${said('Bo', '20240304120000', '')}`,
          `/Subtype /Text /Name /Note /C [0.2 0.8 0.3] /F 4 /Rect [480 700 500 720] ${said('Ada', '20240305120000', 'Compare with section 3.')}`,
          `/Subtype /Text /F 4 /Rect [480 700 500 720] /IRT {ref 4} /RT /R ${said('Bo', '20240306120000', 'Done.')}`,
          `/Subtype /Ink /C [0.6 0.2 0.8] /F 4 /BS << /W 2 >> /Rect [100 500 200 560] /InkList [[100 500 150 560 200 500]] ${said('Ada', '20240307120000', '')}`,
          `/Subtype /Square /C [1 0.5 0] /F 4 /BS << /W 2 >> /Rect [95 295 305 425] ${said('Ada', '20240308120000', 'This figure.')}`,
          `/Subtype /Highlight /F 2 ${quads(4, 60, 600)} ${said('Nobody', '20240309120000', 'hidden')}`,
          `/Subtype /Popup /F 4 /Rect [500 600 590 700] /Parent {ref 0}`,
          `/Subtype /Link /Rect [64 640 200 652] /Border [0 0 0] /A << /S /URI /URI (https://example.org/) >>`,
        ],
      },
      {
        content: page,
        rotate: 90,
        annotations: [
          `/Subtype /Highlight /C [0.4 0.9 0.4] /F 4 ${quads(5, 60, 600)} ${said('Ada', '20240310120000', LINES[5] ?? '')}`,
        ],
      },
    ],
  })
}

// One small paper in two versions, written here: in the second a paragraph came in before the others (so that sentences
// move down, and over the page's end), a word was changed, and a sentence taken out.
import { shown, type TinyPdf } from './tiny-pdf.ts'

const opening = [
  'We report on the lighthouse at Brannoch Point and on those who kept it. The lamp in the north window burned',
  'through the winter of the long ice, and the keeper wrote the hour of each departure into the first ledger. In',
  'spring the harbour kept a second ledger for strangers. A third ledger was lost when the cellar was flooded.',
]
const middle = (ships: string, letters: string): readonly string[] => [
  `She counted ${ships} ships before the fog came down, and none of them carried a light.`,
  ...(letters === '' ? [] : [letters]),
  'The pilots knew the reef by the sound of the bell, which was rung by hand until the rope was replaced by a chain.',
]
const closing = [
  'Visitors signed a book that nobody was allowed to read. It was kept under the stairs beside the oil, and its',
  'pages are still blank where the damp came in. We thank the harbour office for the loan of the bell.',
]
const appendix = ['Appendix. The bell weighs four hundred pounds and was cast in the year of the second fire.']
const added = [
  'Since the first version of this report two further sources came to light. The diary of an assistant covers the',
  'months for which the station has no entries, and a drawing of the tower settles the question of the second door.',
  'Both agree with what is said below; where they do not, this is noted. The drawing is printed by kind permission',
  'of its owner, who asked not to be named, and the diary is quoted in our own translation from the Norwegian.',
]

/** Version 1 and version 2. */
export function twoVersions(): readonly [TinyPdf, TinyPdf] {
  const letters = 'No letter ever reached the island in the month of March.'
  return [
    paper([opening, middle('eleven', letters), closing], [appendix]),
    // The page ends within a sentence now.
    paper([added, opening.slice(0, 2)], [opening.slice(2), middle('seventeen', ''), closing, appendix], 40),
  ]
}

/** Paragraphs on a first page and on a second. */
function paper(first: readonly (readonly string[])[], second: readonly (readonly string[])[], down = 0): TinyPdf {
  return { pages: [page('Notes on a Lighthouse', first, down), page(null, second, down)] }
}

function page(title: string | null, paragraphs: readonly (readonly string[])[], down: number) {
  const lines: (readonly [size: number, x: number, y: number, text: string])[] = []
  let y = 780 - down
  if (title) lines.push([16, 60, y, title])
  y -= 40
  for (const paragraph of paragraphs) {
    for (const text of paragraph) {
      lines.push([9, 60, y, text.trim()])
      y -= 12
    }
    y -= 14
  }
  return { content: shown(lines) }
}

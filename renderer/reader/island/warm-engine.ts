// Warms pdf.js up: its worker, and the code that parses, lays out and paints, run once on a tiny PDF made here; and what
// paints marks.
import { MarkColor, type PdfRect } from '../../../preload/model/mark.ts'
import { strokesOf } from '../marks/paint.ts'
import { openPdf } from './engine.ts'

/** Opens and draws a one-page PDF off screen. */
export async function warmUpEngine(): Promise<void> {
  const document_ = await openPdf({ data: tinyPdf() })
  try {
    const page = await document_.pdf.getPage(1)
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 64
    const viewport = page.getViewport({ scale: 0.32 })
    await page.render({ canvas, viewport }).promise
    await page.getTextContent()
    warmUpMarks(page.getViewport({ scale: 1 }))
  } finally {
    document_.close()
  }
}

/** Paints as many marks as make the browser translate what paints them: the first page of marks is then as quick as others. */
function warmUpMarks(viewport: Parameters<typeof strokesOf>[1]): void {
  const marks = Array.from({ length: 400 }, (_, at) => ({
    mark: {
      kind: at % 2 === 0 ? ('highlight' as const) : ('underline' as const),
      color: MarkColor.options[at % 8] ?? 'yellow',
    },
    rects: [[at % 90, at % 70, 100 + (at % 90), 10 + (at % 70)] satisfies PdfRect],
  }))
  strokesOf(marks, viewport)
}

/** One page, 200 × 200 points, with a line of Helvetica and a rule. */
function tinyPdf(): Uint8Array {
  const content = 'BT /F 12 Tf 20 100 Td (Offprint warms up) Tj ET 20 90 m 120 90 l S'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj${object}endobj\n`
    return offset
  })
  const xref = file.length
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 6\n0000000000 65535 f \n${entries}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF`
  return new TextEncoder().encode(file)
}

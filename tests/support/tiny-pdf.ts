// PDFs written by hand for tests: a few objects, an exact cross-reference table, nothing compressed.

/** One page: its content stream, and what differs from an upright A4 page. */
export interface TinyPage {
  readonly content: string
  /** `/MediaBox` numbers. */
  readonly box?: readonly [number, number, number, number]
  readonly rotate?: number
  /** Annotations, as dictionaries without `/Type`; `{ref N}` in one is the reference of the page's Nth. */
  readonly annotations?: readonly string[]
}

export interface TinyPdf {
  readonly pages: readonly TinyPage[]
  /** Further fonts beside /F1 (Helvetica), /F2 (Helvetica-Bold) and /F3 (Times): name → dictionary. */
  readonly fonts?: Readonly<Record<string, string>>
  /** Form XObjects, named /X0, /X1, …: their content; each may use all of them. */
  readonly forms?: readonly string[]
  /** Further objects by number, from 100 up. */
  readonly objects?: Readonly<Record<number, string>>
  /** The Info dictionary's entries, in PDF syntax. */
  readonly info?: string
}

/** The bytes of a PDF. */
export function tinyPdf({ pages, fonts = {}, forms = [], objects = {}, info = '' }: TinyPdf): Buffer {
  const all = new Map<number, string>()
  const base = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const fontList = Object.entries({
    F1: base('Helvetica'),
    F2: base('Helvetica-Bold'),
    F3: base('Times-Roman'),
    ...fonts,
  })
  const resources = `<< /Font << ${fontList.map(([name, font]) => `/${name} ${font}`).join(' ')} >> /XObject << ${forms
    .map((_, index) => `/X${index} ${50 + index} 0 R`)
    .join(' ')} >> >>`
  const kids = pages.map((_, index) => `${1000 + 2 * index} 0 R`)
  all.set(1, '<< /Type /Catalog /Pages 2 0 R >>')
  all.set(2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`)
  all.set(3, `<< ${info} >>`)
  all.set(4, resources)
  for (const [index, page] of pages.entries()) {
    const number = 1000 + 2 * index
    const box = page.box ?? [0, 0, 595, 842]
    const annotation = (at: number): number => 10_000 + index * 1000 + at
    const annotations = page.annotations ?? []
    for (const [at, entries] of annotations.entries()) {
      const text = entries.replace(/\{ref (\d+)\}/gu, (_, other: string) => `${annotation(Number(other))} 0 R`)
      all.set(annotation(at), `<< /Type /Annot ${text} >>`)
    }
    const listed =
      annotations.length > 0 ? `/Annots [${annotations.map((_, at) => `${annotation(at)} 0 R`).join(' ')}]` : ''
    all.set(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [${box.join(' ')}] /Rotate ${page.rotate ?? 0} /Resources 4 0 R /Contents ${number + 1} 0 R ${listed} >>`,
    )
    all.set(number + 1, stream('', page.content))
  }
  for (const [index, form] of forms.entries()) {
    all.set(50 + index, stream('/Type /XObject /Subtype /Form /BBox [-2000 -2000 4000 4000] /Resources 4 0 R', form))
  }
  for (const [number, object] of Object.entries(objects)) all.set(Number(number), object)
  return assembled(all)
}

/** A stream object's text. */
export function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`
}

/** A content stream that shows lines of WinAnsi text: size, left, baseline and text of each. */
export function shown(
  lines: readonly (readonly [size: number, x: number, y: number, text: string])[],
  font = 'F1',
): string {
  return lines
    .map(([size, x, y, text]) => `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`)
    .join('\n')
}

export function escaped(text: string): string {
  return text.replace(/[\\()]/gu, '\\$&')
}

function assembled(objects: ReadonlyMap<number, string>): Buffer {
  let file = '%PDF-1.7\n'
  const offsets = new Map<number, number>()
  for (const [number, object] of [...objects].toSorted((a, b) => a[0] - b[0])) {
    offsets.set(number, Buffer.byteLength(file, 'latin1'))
    file += `${number} 0 obj\n${object}\nendobj\n`
  }
  const start = Buffer.byteLength(file, 'latin1')
  file += 'xref\n0 1\n0000000000 65535 f \n'
  for (const [number, offset] of offsets) file += `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${Math.max(...objects.keys()) + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

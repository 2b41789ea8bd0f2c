// PDFs as they should not be, each one trap of shared reader.md §10.2, written by hand: what is damaged, endless, huge,
// crowded, locked or up to something. What each must come to is said beside it.
import { stream, shown, tinyPdf, type TinyPage } from './tiny-pdf.ts'

/** What must be on the screen within ten seconds: the first page, or a sentence instead of it. */
export type Outcome = 'page' | 'sentence'

export interface OddPdf {
  readonly name: string
  readonly bytes: Buffer
  readonly outcome: Outcome
}

const hello: TinyPage = { content: shown([[24, 72, 700, 'Hello from an odd file']]) }

/** Every trap. The files are small; what is large about them is made while they are read. */
export function oddPdfs(): readonly OddPdf[] {
  const plain = tinyPdf({ pages: [hello, hello] })
  const text = plain.toString('latin1')
  const page = (name: string, bytes: Buffer): OddPdf => ({ name, bytes, outcome: 'page' })
  const sentence = (name: string, bytes: Buffer): OddPdf => ({ name, bytes, outcome: 'sentence' })
  return [
    sentence('no pages', tinyPdf({ pages: [] })),
    sentence('first third', cut(plain, 0.3)),
    page('page tree in a circle', latin(text.replace(/\/Kids \[[^\]]*\]/u, '/Kids [2 0 R]'))),
    page('broken cross-reference table', latin(text.replace(/\d{10} 00000 n/gu, '0000000007 00000 n'))),
    sentence('no cross-reference table and no trailer', latin(text.replace(/xref[\s\S]*$/u, '%%EOF\n'))),
    page('no cross-reference table', latin(text.replace(/xref[\s\S]*trailer/u, 'trailer'))),
    sentence('no trailer', latin(text.replace(/trailer[\s\S]*$/u, '%%EOF\n'))),
    page('junk before and after', Buffer.concat([Buffer.alloc(500, 'x'), plain, Buffer.alloc(5000, 'y')])),
    page('form that draws itself', tinyPdf({ pages: [draws('/X0 Do')], forms: ['/X0 Do'] })),
    page('glyph that draws itself', tinyPdf({ pages: [typeThree], ...typeThreeFont })),
    sentence('endless page', tinyPdf({ pages: [draws('/X0 Do')], forms: doubling(26) })),
    page('page of no size', tinyPdf({ pages: [{ ...hello, box: [0, 0, 0, 0] }] })),
    page('page of three points', tinyPdf({ pages: [{ ...hello, box: [0, 0, 3, 3] }] })),
    page('page of a kilometre', tinyPdf({ pages: [{ ...hello, box: [0, 0, 2_834_646, 2_834_646] }] })),
    page('image of a billion pixels', tinyPdf({ pages: [draws('/X9 Do')], objects: hugeImage, forms: fillers(9) })),
    page('thirty thousand annotations', annotated(30_000)),
    page('JPEG 2000 that is none', withImage('/Filter /JPXDecode', 'not a codestream')),
    page('JBIG2 that is none', withImage('/Filter /JBIG2Decode', 'not a segment')),
    page('scripts, launches and a form to send', active()),
    page('a file within', embedded()),
    page('outline in a circle', outlined()),
  ]
}

function draws(content: string): TinyPage {
  return { content: `${hello.content}\n${content}` }
}

/** Each form draws the next one twice: 2^n times in the end. */
function doubling(depth: number): string[] {
  return Array.from({ length: depth }, (_, at) => (at === depth - 1 ? '0 0 1 1 re f' : `/X${at + 1} Do /X${at + 1} Do`))
}

function fillers(count: number): string[] {
  return Array.from({ length: count }, () => '')
}

const typeThree: TinyPage = { content: `${hello.content}\nBT /T3 20 Tf 72 600 Td (a) Tj ET` }
const typeThreeFont = {
  fonts: { T3: '200 0 R' },
  objects: {
    200:
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 ' +
      '/LastChar 97 /Widths [1000] /Encoding << /Differences [97 /a] >> /CharProcs << /a 201 0 R >> ' +
      '/Resources << /Font << /T3 200 0 R >> >> >>',
    201: stream('', '1000 0 0 0 1000 1000 d1 BT /T3 20 Tf (a) Tj ET'),
  },
}

const hugeImage = {
  59: stream(
    '/Type /XObject /Subtype /Image /Width 32000 /Height 32000 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
    'abc',
  ),
}

function withImage(filter: string, data: string): Buffer {
  return tinyPdf({
    pages: [draws('q 200 0 0 200 72 400 cm /X0 Do Q')],
    forms: [''],
    objects: {
      50: stream(
        `/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceGray ${filter}`,
        data,
      ),
    },
  })
}

function annotated(count: number): Buffer {
  const all = Array.from({ length: count }, (_, at) => {
    const [x, y] = [20 + (at % 200) * 2.7, 20 + Math.floor(at / 200) * 5]
    return `<< /Type /Annot /Subtype /Link /Rect [${x} ${y} ${x + 2} ${y + 3}] /Border [0 0 0] /Dest [1002 0 R /Fit] >>`
  })
  return edited(tinyPdf({ pages: [hello, hello] }), '/Rotate 0', `/Rotate 0 /Annots [${all.join('\n')}]`)
}

function active(): Buffer {
  const script = '<< /S /JavaScript /JS (app.alert\\("out"\\); this.print\\(\\)) >>'
  const launch = '<< /S /Launch /F (calc.exe) /Win << /F (calc.exe) >> >>'
  const pdf = edited(
    tinyPdf({ pages: [hello] }),
    '/Type /Catalog',
    `/Type /Catalog /OpenAction ${script} /AA << /WC ${script} >> /Names << /JavaScript << /Names [(a) ${script}] >> >>`,
  )
  return edited(
    pdf,
    '/Rotate 0',
    `/Rotate 0 /AA << /O ${script} >> /Annots [
      << /Type /Annot /Subtype /Link /Rect [72 690 300 730] /A ${launch} >>
      << /Type /Annot /Subtype /Link /Rect [72 640 300 680] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>
      << /Type /Annot /Subtype /Link /Rect [72 590 300 630] /A << /S /GoToR /F (file:///etc/passwd) >> >>
      << /Type /Annot /Subtype /Link /Rect [72 540 300 580] /A << /S /SubmitForm /F (https://example.org/) >> >>]`,
  )
}

function embedded(): Buffer {
  const file = '<< /Type /Filespec /F (run.exe) /EF << /F 300 0 R >> >>'
  const pdf = tinyPdf({ pages: [hello], objects: { 300: stream('/Type /EmbeddedFile', 'MZ') } })
  return edited(
    edited(pdf, '/Type /Catalog', `/Type /Catalog /Names << /EmbeddedFiles << /Names [(run.exe) ${file}] >> >>`),
    '/Rotate 0',
    `/Rotate 0 /Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [72 600 92 620] /FS ${file} >>]`,
  )
}

function outlined(): Buffer {
  const pdf = tinyPdf({
    pages: [hello],
    objects: {
      400: '<< /Type /Outlines /First 401 0 R /Last 402 0 R /Count 2 >>',
      401: '<< /Title (One) /Parent 400 0 R /Next 402 0 R /First 401 0 R /Last 401 0 R /Dest [1000 0 R /Fit] >>',
      402: '<< /Title (Two) /Parent 400 0 R /Prev 401 0 R /Next 401 0 R /Dest [1000 0 R /Fit] >>',
    },
  })
  return edited(pdf, '/Type /Catalog', '/Type /Catalog /Outlines 400 0 R')
}

/** Replaces the first occurrence and leaves the offsets wrong: readers look for the objects then, as they must. */
function edited(pdf: Buffer, from: string, to: string): Buffer {
  return latin(pdf.toString('latin1').replace(from, () => to))
}

function cut(pdf: Buffer, share: number): Buffer {
  return pdf.subarray(0, Math.floor(pdf.length * share))
}

function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

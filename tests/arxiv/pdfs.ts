// The stand-in's PDFs: the sample papers that the project made (tests/fixtures/papers), for every other paper a small one
// written here on the spot, and one of any size that is never held in memory.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StandInPaper } from './papers.ts'

const folder = join(import.meta.dirname, '../fixtures/papers')

/** Which sample stands for which paper: `<name>-v<version>.pdf`. */
const samples: Readonly<Record<string, string>> = {
  '2403.00101': 'two-column',
  '2404.00202': 'one-column',
  '2405.00303': 'chinese',
}

const made = new Map<string, Buffer>()

/** The PDF of one version. The same bytes every time. */
export function pdfOf(paper: StandInPaper, version: number): Buffer {
  const key = `${paper.id}v${version}`
  const known = made.get(key)
  if (known !== undefined) return known
  const sample = samples[paper.id]
  const path = sample === undefined ? null : join(folder, `${sample}-v${version}.pdf`)
  const bytes = path !== null && existsSync(path) ? readFileSync(path) : writePdf(pagesOf(paper, version))
  made.set(key, bytes)
  return bytes
}

const sentences = [
  'A reader who marks a sentence makes a promise to come back to it.',
  'Most promises of this kind are kept within three days or not at all.',
  'The margin is where the paper and its reader meet on equal terms.',
  'We counted the marks, and we counted the returns, page by page.',
  'Where the page is known, the sentence is found again in a moment.',
  'Where only the words are known, it takes a search, and some patience.',
  'Nothing in what follows depends on the size of the library.',
  'A list that somebody chose is worth more than a list that nobody did.',
  'The second version of a paper differs from the first in fewer places than one fears.',
  'What was read without a network is remembered just as well.',
]

function pagesOf(paper: StandInPaper, version: number): readonly (readonly string[])[] {
  const it = paper.versions[version - 1]
  const seed = [...paper.id].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) >>> 0
  const said = (index: number) => sentences[(seed + index * 7 + (index >> 2)) % sentences.length] ?? ''
  const paragraph = (start: number) => wrap(Array.from({ length: 5 }, (_, i) => said(start + i)).join(' '))
  const headings = ['1 Introduction', '2 What was done', '3 What was found', '4 What follows']
  return headings.map((heading, index) => [
    ...(index === 0
      ? [
          `# ${it?.title ?? paper.id}`,
          (it?.authors ?? [])
            .slice(0, 4)
            .map((a) => a.name)
            .join(', '),
          `arXiv:${paper.id}v${version}`,
          '',
        ]
      : []),
    `# ${heading}`,
    '',
    ...Array.from({ length: 4 }, (_, p) => [...paragraph(index * 17 + p * 5), '']).flat(),
  ])
}

function wrap(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line.length + word.length > 78) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** A plain PDF 1.4 with Helvetica, A4; lines that start with `# ` are headings. Latin letters only. */
export function writePdf(pages: readonly (readonly string[])[]): Buffer {
  const first = 4
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  pages.forEach((lines, index) => {
    const shown = lines.map((line) => {
      const heading = line.startsWith('# ')
      const text = (heading ? line.slice(2) : line)
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[“”]/g, '"')
        .replace(/[’]/g, "'")
        .replace(/[^\x20-\x7e]/g, '?')
        .replace(/[\\()]/g, '\\$&')
      return `/F1 ${heading ? 15 : 11} Tf (${text.slice(0, 110)}) Tj T*`
    })
    const stream = `BT 64 770 Td 15 TL\n${shown.join('\n')}\nET`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    )
  })
  let text = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** The pieces of a valid PDF of about `megabytes`, most of it one unused stream; nothing is kept. */
export function* bigPdf(megabytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024, 0x2e)
  const count = Math.round(megabytes * 16)
  const head = Buffer.from(`%PDF-1.4\n4 0 obj\n<< /Length ${count * piece.byteLength} >>\nstream\n`, 'latin1')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>',
  ]
  yield head
  for (let i = 0; i < count; i += 1) yield piece
  let at = head.byteLength + count * piece.byteLength
  let tail = '\nendstream\nendobj\n'
  const offsets = objects.map((object, index) => {
    const offset = at + tail.length
    tail += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  offsets.push('%PDF-1.4\n'.length)
  const xref = at + tail.length
  tail += `xref\n0 5\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`
  tail += `trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  at += tail.length
  yield Buffer.from(tail, 'latin1')
}

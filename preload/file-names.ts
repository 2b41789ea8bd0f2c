// What a paper's PDF is called outside the library: its id, version and title, as every file system takes it.
import type { PaperId, Version } from './model/ids.ts'

/** `2406.15877v2 BigCodeBench Benchmarking Code Generation.pdf`: at most 120 characters, no sign that a system reserves. */
export function pdfFileName(paper: {
  readonly id: PaperId
  readonly version: Version
  readonly title: string
}): string {
  const id = paper.id.startsWith('pdf-') ? '' : `${paper.id.replace('/', '_')}v${paper.version} `
  const title = paper.title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const name = `${id}${title}`
    .slice(0, 116)
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .replace(/[. ]+$/, '')
  return `${name || paper.id.replace('/', '_')}.pdf`
}

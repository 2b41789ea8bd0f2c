// Writes a stored text page by page, in the worker: memory stays flat whatever the length of the document.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { TEXT_MODEL, type PageText } from '../../preload/model/text.ts'
import { documentTextFrom, judgedLines, outlineOf, readingTextOf, type PageOutline } from './document-text.ts'
import { metadataOf, stampOf } from './facts.ts'
import type { PdfFile } from './pdf-file.ts'
import type { Stamp } from './stamp.ts'
import { kindsToLetters, packed, tailOf, type Footer, type TextInfo } from './text-file.ts'

/** A stored text being written. Nothing of it counts before `finish`. */
export class TextWriter {
  readonly #path: string
  readonly #file: number
  readonly #blocks: [number, number][] = []
  readonly #outlines: PageOutline[] = []
  readonly #fallbacks: number[] = []
  readonly #failed: number[] = []
  #stamp: Stamp | null = null
  #bytes = 0

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'wx', 0o600)
  }

  add(page: PageText, failed: boolean): void {
    this.#blocks.push(this.#write(packed(page)))
    this.#outlines.push(outlineOf(page))
    if (page.fallback) this.#fallbacks.push(page.page)
    if (failed) this.#failed.push(page.page)
    if (page.page === 1) this.#stamp = stampOf(page)
  }

  /** Completes the file and makes it durable. */
  async finish(pdf: PdfFile, sha256: string): Promise<TextInfo> {
    const { title, author } = await metadataOf(pdf)
    const judged = judgedLines(this.#outlines)
    const texts = this.#outlines.map((outline, index) => readingTextOf(judged[index] ?? outline.lines, outline.texts))
    const info: TextInfo = {
      model: TEXT_MODEL,
      sha256,
      pages: pdf.pages,
      stamp: this.#stamp,
      fallbacks: this.#fallbacks,
      failed: this.#failed,
      title,
      author,
    }
    const footer: Footer = {
      info,
      blocks: this.#blocks,
      kinds: judged.map(kindsToLetters),
      document: this.#write(packed(documentTextFrom(texts))),
    }
    const [, length] = this.#write(packed(footer))
    this.#write(tailOf(length))
    fsyncSync(this.#file)
    closeSync(this.#file)
    return info
  }

  /** Gives up: closes and removes what was written. */
  abandon(): void {
    closeSync(this.#file)
    rmSync(this.#path, { force: true })
  }

  #write(bytes: Uint8Array): [number, number] {
    const start = this.#bytes
    let done = 0
    while (done < bytes.length) done += writeSync(this.#file, bytes, done, bytes.length - done)
    this.#bytes += bytes.length
    return [start, bytes.length]
  }
}

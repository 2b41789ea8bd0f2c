// The text worker: a thread that reads PDFs for main. One request after another; main watches the time and ends the
// thread if a page does not come to an end.
import { parentPort, workerData } from 'node:worker_threads'
import { AppError, errorData } from '../../preload/errors.ts'
import { factsOf } from './facts.ts'
import { openPdf, type PdfFile } from './pdf-file.ts'
import { loadPdfjs } from './pdfjs.ts'
import { emptyPage, pageTextFrom } from './page-text.ts'
import type { Source, WorkerAnswer, WorkerCall, WorkerReply, WorkerSetup } from './protocol.ts'
import { TextWriter } from './text-writer.ts'

/** pdf.js's caches are given back after this many pages. */
const TRIM_EVERY = 16

const port = parentPort
const setup: unknown = workerData
if (!port || !isSetup(setup)) throw new Error('The text worker is started by main only.')
const { assets } = setup

let open: { readonly source: Source; readonly file: PdfFile } | null = null
let writer: TextWriter | null = null
let read = 0
const ready: WorkerReply = { kind: 'ready' }
let last: Promise<unknown> = loadPdfjs().then(() => port.postMessage(ready))

port.on('message', (call: WorkerCall) => {
  last = last.then(async () => {
    const reply: WorkerReply = await answer(call).catch((error: unknown) => ({
      kind: 'failed',
      error: errorData(error),
    }))
    port.postMessage(reply)
  })
})

async function answer(call: WorkerCall): Promise<WorkerAnswer> {
  switch (call.kind) {
    case 'page': {
      const file = await fileOf(call.source)
      const text = pageTextFrom(await readPage(file, call.page))
      return { kind: 'page', text, pages: file.pages }
    }
    case 'begin': {
      const file = await fileOf(call.source)
      writer?.abandon()
      writer = new TextWriter(call.into)
      return { kind: 'begun', pages: file.pages }
    }
    case 'keep': {
      if (!open || !writer) throw new AppError('internal', 'No text is being stored.')
      const text = call.skip ? null : await readPage(open.file, call.page).then(pageTextFrom, () => null)
      writer.add(text ?? emptyPage(call.page), text === null)
      return { kind: 'kept' }
    }
    case 'finish': {
      if (!open || !writer) throw new AppError('internal', 'No text is being stored.')
      const info = await writer.finish(open.file, call.sha256)
      writer = null
      return { kind: 'finished', info }
    }
    case 'facts': {
      // Looked at once: never the file that is open, nor kept.
      const file = await openPdf(call.source.path, assets, call.source.password)
      try {
        return { kind: 'facts', facts: await factsOf(file) }
      } finally {
        await file.close()
      }
    }
  }
}

async function fileOf(source: Source): Promise<PdfFile> {
  if (open && open.source.path === source.path && open.source.password === source.password) return open.file
  await open?.file.close()
  open = null
  const file = await openPdf(source.path, assets, source.password)
  open = { source, file }
  return file
}

async function readPage(file: PdfFile, page: number): ReturnType<PdfFile['readPage']> {
  if (page > file.pages) throw new AppError('not-found', `This PDF has ${file.pages} pages; there is no page ${page}.`)
  const text = await file.readPage(page)
  if (++read % TRIM_EVERY === 0) await file.trim()
  return text
}

function isSetup(value: unknown): value is WorkerSetup {
  return typeof value === 'object' && value !== null && 'assets' in value && typeof value.assets === 'string'
}

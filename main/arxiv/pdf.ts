// Opening a PDF: asked without `.pdf` (a redirect, sometimes 406), resumed by Range and If-Range, believed only when it
// starts as a PDF does. Anything else is read as arXiv's page and named (refusal.ts). The place in the queue is held
// until the body has ended.
import { AppError } from '../../preload/errors.ts'
import { ArxivId, type ArxivRef, formatRef, Version } from '../../preload/model/ids.ts'
import { say } from '../../preload/said.ts'
import type { PdfAnswer } from './arxiv.ts'
import { ask, type Asking } from './asking.ts'
import { asFailure, exchange, NetworkFailure, silenceGuard } from './http.ts'
import type { Place } from './queue.ts'
import { classifyPdfPage, PdfRefusal } from './refusal.ts'

const defaultIdle = 90_000
/** A PDF may have up to 1 KiB of other bytes before its header (PDF 1.7 implementation notes). */
const headerWithin = 1024
const pageLimit = 64 * 1024

export interface Resume {
  readonly offset: number
  readonly etag: string
}

type Reader = ReadableStreamDefaultReader<Uint8Array>
type Guard = ReturnType<typeof silenceGuard>

/** Opens the PDF of `ref`. Throws PdfRefusal where arXiv's answer is none, AppError otherwise. */
export async function openPdf(
  asking: Asking,
  ref: ArxivRef,
  options: { readonly signal: AbortSignal; readonly resume?: Resume },
): Promise<PdfAnswer> {
  const { resume, signal } = options
  // Only a strong validator may stand in If-Range (RFC 9110 §13.1.5).
  const usable = resume !== undefined && resume.offset > 0 && resume.etag.startsWith('"') ? resume : null
  const resumed = usable === null ? null : await tryOpen(asking, ref, usable, signal)
  const answer = resumed ?? (await tryOpen(asking, ref, null, signal))
  if (answer === null) throw new AppError('remote', say('arxiv.oddPart'))
  return answer
}

/** Null when the answer cannot continue what is there (416, another part, another file): ask again from the start. */
function tryOpen(asking: Asking, ref: ArxivRef, resume: Resume | null, signal: AbortSignal): Promise<PdfAnswer | null> {
  const { options, manners } = asking
  const name = formatRef(ref.base, ref.version)
  return ask(asking, 'pdf', signal, async (place) => {
    const guard = silenceGuard(signal, options.idleTimeout ?? defaultIdle)
    guard.listen()
    try {
      const response = await exchange(
        `${options.site}/pdf/${name}`,
        {
          accept: 'application/pdf, */*;q=0.8',
          signal: guard.signal,
          headers: {
            'accept-encoding': 'identity',
            ...(resume === null ? {} : { range: `bytes=${resume.offset}-`, 'if-range': resume.etag }),
          },
        },
        options,
      )
      const answer = await readAnswer(asking, response, ref, resume, guard, place)
      if (answer === null) end(guard, place)
      else manners.succeeded()
      return answer
    } catch (error) {
      guard.end()
      throw error instanceof PdfRefusal ? error : asFailure(error, guard.signal)
    }
  })
}

async function readAnswer(
  asking: Asking,
  response: Response,
  ref: ArxivRef,
  resume: Resume | null,
  guard: Guard,
  place: Place,
): Promise<PdfAnswer | null> {
  const { status, headers } = response
  const reader: Reader | undefined = response.body?.getReader()
  const give = (head: Uint8Array, offset: number, total: number | null): PdfAnswer => ({
    status: offset > 0 ? 206 : 200,
    body: bodyOf(reader, head, guard, place),
    total,
    offset,
    etag: headers.get('etag'),
    lastModified: headers.get('last-modified'),
    served: servedRef(headers.get('content-disposition'), ref),
    url: response.url,
  })
  if (resume !== null && (status === 206 || status === 416)) {
    const part = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range')?.trim() ?? '')
    const etag = headers.get('etag')
    if (status === 206 && part && Number(part[1]) === resume.offset && (etag === null || etag === resume.etag)) {
      return give(new Uint8Array(0), resume.offset, part[2] === '*' ? null : Number(part[2]))
    }
    await reader?.cancel()
    return null
  }
  const head = await readHead(reader, status === 200 ? headerWithin : pageLimit)
  if (status === 200 && startsAsPdf(head)) return give(head, 0, lengthOf(headers))
  const html = status !== 200 || /html|text/i.test(headers.get('content-type') ?? '') || /^\s*</.test(latin1(head))
  const rest = status === 200 && html ? await readHead(reader, pageLimit) : new Uint8Array(0)
  await reader?.cancel()
  const name = formatRef(ref.base, ref.version)
  if (status === 206) return null
  if (status === 200 && head.byteLength === 0) {
    throw new PdfRefusal('truncated', say('pdf.sentNothing', { name }), status)
  }
  if (!html) {
    throw new PdfRefusal('not-a-pdf', say('pdf.sentOther', { name }), status)
  }
  const meaning = classifyPdfPage(status, new TextDecoder().decode(join(head, rest)), name)
  switch (meaning.kind) {
    case 'throttled':
      throw asking.manners.throttled(headers.get('retry-after'))
    case 'blocked':
      asking.manners.blocked()
      throw refused(asking)
    case 'broken':
      throw new NetworkFailure('broken', meaning.status)
    case 'refusal':
      asking.manners.succeeded()
      throw meaning.refusal
  }
}

/** What a PDF is told while arXiv refuses this computer altogether. */
export function refused(asking: Asking): PdfRefusal {
  return new PdfRefusal('refused', asking.manners.sentence() ?? say('pdf.refused'), 403)
}

function end(guard: Guard, place: Place): void {
  guard.end()
  place.release()
}

/** The rest of the answer as a stream: silence is an error only while somebody waits for bytes. */
function bodyOf(reader: Reader | undefined, head: Uint8Array, guard: Guard, place: Place): ReadableStream<Uint8Array> {
  guard.rest()
  const leave = () => end(guard, place)
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (head.byteLength > 0) controller.enqueue(head)
        // An abort while nobody reads must give the place back too.
        guard.signal.addEventListener('abort', () => {
          controller.error(streamError(guard.signal.reason, guard.signal))
          reader?.cancel().catch(() => undefined)
          leave()
        })
      },
      async pull(controller) {
        guard.listen()
        try {
          const next = await reader?.read()
          guard.rest()
          if (next === undefined || next.done) {
            leave()
            controller.close()
          } else controller.enqueue(next.value)
        } catch (error) {
          leave()
          controller.error(streamError(error, guard.signal))
        }
      },
      async cancel() {
        leave()
        await reader?.cancel().catch(() => undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

function streamError(error: unknown, signal: AbortSignal): Error {
  const failure = asFailure(error, signal)
  if (!(failure instanceof NetworkFailure)) return failure
  const sentence = failure.kind === 'silent' ? say('arxiv.stoppedSending') : say('arxiv.brokeOff')
  return new AppError('remote', sentence, { cause: failure })
}

async function readHead(reader: Reader | undefined, limit: number): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0)
  while (reader !== undefined && head.byteLength < limit && !(limit === headerWithin && startsAsPdf(head))) {
    const { done, value } = await reader.read()
    if (done) break
    head = join(head, value)
  }
  return head
}

function startsAsPdf(head: Uint8Array): boolean {
  return latin1(head.subarray(0, headerWithin)).includes('%PDF-')
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.byteLength === 0 ? b : b.byteLength === 0 ? a : Buffer.concat([a, b])
}

function lengthOf(headers: Headers): number | null {
  const length = headers.get('content-length')
  return length !== null && /^\d{1,15}$/.test(length) && !headers.has('content-encoding') ? Number(length) : null
}

/**
 * The id and version that Content-Disposition names: `filename="2406.15877v4.pdf"`. Old-style names lack the archive
 * (`9901001v1.pdf`); the asked one is put before it.
 */
export function servedRef(disposition: string | null, asked: ArxivRef): ArxivRef | null {
  const name = /filename\*?\s*=\s*(?:UTF-8'[^']*')?"?([^";]+)/i.exec(disposition ?? '')?.[1]?.trim() ?? ''
  const parts = /^(?:.*[/_])?(?:[a-z-]+)?(\d{4}\.\d{4,5}|\d{7})(?:v(\d{1,3}))?(?:\.pdf)?$/i.exec(name)
  if (parts?.[1] === undefined) return null
  const archive = asked.base.includes('/') ? asked.base.slice(0, asked.base.indexOf('/') + 1) : ''
  const base = ArxivId.safeParse(parts[1].includes('.') ? parts[1] : `${archive}${parts[1]}`)
  const version = Version.nullable().safeParse(parts[2] === undefined ? null : Number(parts[2]))
  return base.success && version.success ? { base: base.data, version: version.data } : null
}

// Everything that is bytes, as one (Request) => Promise<Response>: Electron hands it to protocol.handle, serve to node:http.
// Who may ask is settled before this; what exists, in which part and with which headers is settled here.
import { AppError, assertNever } from '../../preload/errors.ts'
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { PageText } from '../../preload/model/text.ts'
import { paperIdFromSegment, SAID_HEADER, versionFromSegment } from '../../preload/resources.ts'
import { appFile } from './app-files.ts'
import { securityHeaders, sentence } from './headers.ts'
import { imageFile, isImageName } from './image-file.ts'
import { pdfFile } from './pdf-file.ts'
import type { StoredPdf } from './pdf-file.ts'
import type { Posters } from './posters.ts'
import type { Uploads } from './uploads.ts'

/** A file made on request. `name` is what the person's download is called. */
export interface ExportFile {
  readonly name: string
  readonly type: string
  readonly body: ReadableStream<Uint8Array> | Uint8Array | string
}

export interface ResourceOptions {
  /** The built renderer, `out/renderer`. */
  readonly rendererRoot: string
  readonly pdfs: { open(paperId: PaperId, version: Version): Promise<StoredPdf | null> }
  readonly images: {
    /** The path of a picture of the paper, or null. */
    open(paperId: PaperId, name: string): Promise<string | null>
  }
  readonly texts: {
    page(paperId: PaperId, version: Version, page: number, options: { signal: AbortSignal }): Promise<PageText | null>
  }
  readonly exports: {
    /** `pathname` starts with `/export/`, still encoded; null where there is no such export. */
    open(pathname: string, options: { signal: AbortSignal; search: URLSearchParams }): Promise<ExportFile | null>
  }
  readonly uploads: Pick<Uploads, 'receive'>
  readonly posters: Posters
  /** Told of failures that are nobody's fault but ours; the client sees a 500 and a neutral sentence. */
  readonly onInternalError: (error: unknown) => void
}

export type ResourceHandler = (request: Request) => Promise<Response>

/** Makes the handler. It never rejects. */
export function createResourceHandler(options: ResourceOptions): ResourceHandler {
  return async (request) => {
    try {
      const response = await route(new URL(request.url), request, options)
      return request.method === 'HEAD' ? withoutBody(response) : response
    } catch (error) {
      return failure(error, options)
    }
  }
}

async function route(url: URL, request: Request, options: ResourceOptions): Promise<Response> {
  const { pathname } = url
  const upload = pathname === '/upload'
  const poster = pathname.startsWith('/poster/')
  const allowed = upload ? ['POST'] : poster ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD']
  if (!allowed.includes(request.method)) {
    return sentence(405, 'This cannot be done to this address.', { allow: allowed.join(', ') })
  }
  // Across hosts that check it before too: what changes something comes from our own page.
  const origin = request.headers.get('origin')
  const changes = request.method === 'POST'
  if (changes && origin !== null && origin !== `${url.protocol}//${url.host}`) return sentence(403, 'Not from here.')

  const [, first, second = '', third = '', fourth] = pathname.split('/')
  const depth = pathname.split('/').length - 1
  if (upload) return receive(url, request, options.uploads)
  if (first === 'pdf' && depth === 3) return pdf(second, third, request, options)
  if (poster && depth === 3) return postered(second, third, request, options)
  if (first === 'image' && depth === 3) return image(second, third, request, options)
  if (first === 'text' && depth === 4) return text(second, third, fourth ?? '', request, options)
  if (first === 'export') return exported(url, request, options)
  return (await appFile(options.rendererRoot, pathname, request)) ?? notFound()
}

async function pdf(idPart: string, versionPart: string, request: Request, options: ResourceOptions): Promise<Response> {
  const id = paperIdFromSegment(idPart)
  const version = versionFromSegment(versionPart)
  const stored = id === null || version === null ? null : await options.pdfs.open(id, version)
  if (stored === null) return sentence(404, 'This version of the paper is not on disk.')
  return pdfFile(stored, request)
}

/** The picture of how a paper was last seen: read, or kept anew. `file` names the bytes it is a picture of. */
async function postered(
  idPart: string,
  versionPart: string,
  request: Request,
  { posters }: ResourceOptions,
): Promise<Response> {
  const id = paperIdFromSegment(idPart)
  const version = versionFromSegment(versionPart)
  const file = new URL(request.url).searchParams.get('file') ?? ''
  if (id === null || version === null) return notFound()
  const headers = { ...securityHeaders(), 'cache-control': 'no-store' }
  // A file that changed or went meanwhile has none, and none of it is kept: no failure either.
  if (!posters.isOf(id, version, file)) return new Response(null, { status: 204, headers })
  if (request.method === 'POST') {
    await posters.keep(file, request.body)
    return new Response(null, { status: 204, headers })
  }
  const found = await posters.read(file)
  // Nothing to show is no failure: most papers have not been read yet.
  if (found === null) return new Response(null, { status: 204, headers })
  return new Response(found, { headers: { ...headers, 'content-type': 'application/octet-stream' } })
}

async function image(idPart: string, name: string, request: Request, options: ResourceOptions): Promise<Response> {
  const id = paperIdFromSegment(idPart)
  const path = id === null || !isImageName(name) ? null : await options.images.open(id, name)
  return (path === null ? null : await imageFile(path, name, request)) ?? sentence(404, 'This picture is not here.')
}

async function text(
  idPart: string,
  versionPart: string,
  pagePart: string,
  request: Request,
  options: ResourceOptions,
): Promise<Response> {
  const id = paperIdFromSegment(idPart)
  const version = versionFromSegment(versionPart)
  const page = /^[1-9]\d{0,5}$/.test(pagePart) ? Number(pagePart) : null
  if (id === null || version === null || page === null) return notFound()
  const found = await options.texts.page(id, version, page, { signal: request.signal })
  if (found === null) return sentence(404, 'There is no such page.')
  return new Response(JSON.stringify(found), {
    headers: {
      ...securityHeaders(),
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache',
    },
  })
}

async function exported(url: URL, request: Request, options: ResourceOptions): Promise<Response> {
  const file = await options.exports.open(url.pathname, { signal: request.signal, search: url.searchParams })
  if (file === null) return sentence(404, 'There is no such export.')
  // A fresh copy satisfies the type of a body: exports are small, or streams.
  const body = file.body instanceof Uint8Array ? new Uint8Array(file.body) : file.body
  return new Response(body, {
    headers: {
      ...securityHeaders(),
      'content-type': file.type,
      'cache-control': 'no-store',
      'content-disposition': disposition(file.name),
    },
  })
}

async function receive(url: URL, request: Request, uploads: Pick<Uploads, 'receive'>): Promise<Response> {
  const name = url.searchParams.get('name') ?? ''
  const receipt = await uploads.receive(request.body, name, { signal: request.signal })
  return Response.json(receipt, { headers: { ...securityHeaders(), 'cache-control': 'no-store' } })
}

/** `attachment` with the name twice: ASCII for old clients, and RFC 8187 for everybody else. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function notFound(): Response {
  return sentence(404, 'There is nothing at this address.')
}

/** HEAD answers with the headers alone, and lets go of a body that was made. */
function withoutBody(response: Response): Response {
  if (response.body === null) return response
  void response.body.cancel()
  return new Response(null, { status: response.status, headers: response.headers })
}

function failure(error: unknown, { onInternalError }: ResourceOptions): Response {
  if (error instanceof AppError && error.code !== 'internal') {
    // The page words the codes; a header holds only ASCII.
    const said = error.said === undefined ? {} : { [SAID_HEADER]: encodeURIComponent(JSON.stringify(error.said)) }
    return sentence(statusOf(error.code), error.message, said)
  }
  if (error instanceof Error && error.name === 'AbortError') return sentence(499, 'This was cancelled.')
  onInternalError(error)
  return sentence(500, 'Something went wrong inside Offprint. What you have is safe; please try again.')
}

function statusOf(code: Exclude<AppError['code'], 'internal'>): number {
  switch (code) {
    case 'invalid-input':
      return 400
    case 'not-found':
      return 404
    case 'conflict':
      return 409
    case 'not-a-pdf':
      return 422
    case 'locked':
      return 423
    case 'rate-limited':
      return 429
    case 'cancelled':
      return 499
    case 'remote':
      return 502
    case 'offline':
    case 'disconnected':
      return 503
    case 'storage':
      return 507
    default:
      return assertNever(code)
  }
}

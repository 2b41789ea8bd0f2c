// The built app's own files: index.html with its nonce, hashed assets, pdf.js's data. No other file can be reached.
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { securityHeaders, sentence } from './headers.ts'
import { ifNoneMatchHas } from './range.ts'

/** Stands for the nonce in the built index.html; see `html.cspNonce` in vite.config.ts. */
export const NONCE_PLACEHOLDER = 'OFFPRINT_NONCE'

/** One path segment: plain ASCII names that do not start with a dot. Whatever is encoded, absolute or climbing does not fit. */
const SEGMENT = /^[A-Za-z0-9_@-][A-Za-z0-9_@.-]*$/

const types: Readonly<Record<string, string>> = {
  bcmap: 'application/octet-stream',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  icc: 'application/vnd.iccprofile',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  pfb: 'application/octet-stream',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
}

/** Whether an address is one of an app file by its form: every segment plain, and a type that we serve. */
export function isAppFile(pathname: string): boolean {
  const segments = pathname.slice(1).split('/')
  return (
    pathname.startsWith('/') && segments.every((segment) => SEGMENT.test(segment)) && typeOf(pathname) !== undefined
  )
}

/** Serves `/` and the files of `root`; null where there is no such file. GET and HEAD only (the caller sees to that). */
export async function appFile(root: string, pathname: string, request: Request): Promise<Response | null> {
  if (pathname === '/' || pathname === '/index.html') return document(root, request)
  if (!isAppFile(pathname)) return null
  const bytes = await readIfThere(join(root, ...pathname.slice(1).split('/')))
  if (bytes === null) return null
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`
  const headers = {
    ...securityHeaders({ kind: isPdfWorker(pathname) ? 'pdf-worker' : 'any' }),
    'content-type': typeOf(pathname) ?? 'application/octet-stream',
    'cache-control': isHashed(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
  }
  if (ifNoneMatchHas(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: { ...headers, 'content-length': String(bytes.length) },
  })
}

async function document(root: string, request: Request): Promise<Response> {
  const bytes = await readIfThere(join(root, 'index.html'))
  if (bytes === null)
    return sentence(503, 'The screens of Offprint have not been built here. Run “npm run build” first.')
  const nonce = randomBytes(16).toString('base64url')
  const html = Buffer.from(bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce))
  return new Response(request.method === 'HEAD' ? null : html, {
    headers: {
      ...securityHeaders({ kind: 'document', nonce }),
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(html.length),
      'cache-control': 'no-store',
    },
  })
}

/** pdf.js's worker keeps its name in the build (`assets/pdf.worker.min-<hash>.mjs`); only it may compile WebAssembly. */
export function isPdfWorker(pathname: string): boolean {
  return /^\/assets\/pdf\.worker[\w.-]*\.m?js$/.test(pathname)
}

/** Vite names everything under `assets/` by its content. */
function isHashed(pathname: string): boolean {
  return /^\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(pathname)
}

function typeOf(pathname: string): string | undefined {
  const name = pathname.slice(pathname.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  // pdf.js's licence files have no extension.
  const extension = dot < 0 ? 'txt' : name.slice(dot + 1).toLowerCase()
  return Object.hasOwn(types, extension) ? types[extension] : undefined
}

/** The file's bytes; null where there is none. Whole files: the largest is pdf.js's worker, 1.3 MB, and asar reads whole files best. */
async function readIfThere(path: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    return Buffer.from(await readFile(path))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** No such file, or a folder, or a path through a file. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR' || error.code === 'ENAMETOOLONG'
}

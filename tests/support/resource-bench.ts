// The resource handler over a small built app, one PDF and an upload folder, all in a temporary folder.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { vi } from 'vitest'
import { PaperId } from '../../preload/model/ids.ts'
import { createResourceHandler } from '../../main/web/resources.ts'
import type { ResourceOptions } from '../../main/web/resources.ts'
import { createPosters } from '../../main/web/posters.ts'
import { createUploads } from '../../main/web/uploads.ts'
import { temporaryFolder } from './web-server.ts'

export const ORIGIN = 'http://127.0.0.1:4000'
/** A paper with a PDF of version 2. */
export const id = PaperId.parse('2406.15877')
/** An old-style paper with a PDF of every version. */
export const oldId = PaperId.parse('hep-th/9901001')
/** The PDF: every byte tells where it is, and it is more than one chunk long. */
export const content = Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 251))
export const etag = `"${createHash('sha256').update(content).digest('hex')}"`

/** Makes the handler; `changes` replace parts of it. */
export async function setUp(changes: Partial<ResourceOptions> = {}) {
  const folder = await temporaryFolder()
  const root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(root, 'pdfjs/wasm'), { recursive: true })
  await writeFile(join(root, 'index.html'), '<meta property="csp-nonce" nonce="OFFPRINT_NONCE"><div id="root">')
  await writeFile(join(root, 'assets/main-Ab3_-x9Z.js'), 'run()')
  await writeFile(join(root, 'assets/pdf.worker.min-Ab3_-x9Z.mjs'), 'work()')
  await writeFile(join(root, 'pdfjs/wasm/openjpeg.wasm'), '\0asm')
  await writeFile(join(root, 'pdfjs/wasm/LICENSE_QCMS'), 'MIT')
  await writeFile(join(root, '.hidden.html'), 'no')
  await writeFile(join(folder, 'secret.html'), 'secret')
  const path = join(folder, 'v2.pdf')
  await writeFile(path, content)

  const uploads = createUploads({ folder: join(folder, 'uploads'), maxBytes: 1000 })
  const onInternalError = vi.fn<(error: unknown) => void>()
  const handler = createResourceHandler({
    rendererRoot: root,
    pdfs: {
      open: async (paper, version) =>
        (paper === id && version === 2) || paper === oldId
          ? { path, size: content.length, etag: etag.slice(1, -1) }
          : null,
    },
    images: { open: async (_, name) => join(folder, `${name}.png`) },
    texts: { page: async () => null },
    exports: { open: async () => null },
    uploads,
    posters: createPosters({
      folder: join(folder, 'posters'),
      sha256: (paper, version) => (paper === id && version === 2 ? etag.slice(1, -1) : null),
    }),
    onInternalError,
    ...changes,
  })
  const get = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
    handler(new Request(ORIGIN + target, { method, headers }))
  return { folder, root, path, uploads, handler, get, onInternalError }
}

export const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

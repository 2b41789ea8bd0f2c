// Answers for the picture of an area: a PNG named by its content, so it never changes and is asked for once.
import { readFile } from 'node:fs/promises'
import { isMissing } from './app-files.ts'
import { securityHeaders } from './headers.ts'
import { ifNoneMatchHas } from './range.ts'

/** Whether a part of an address can be the name of a picture: nothing else becomes part of a path. */
export function isImageName(name: string): boolean {
  return /^[0-9a-f]{16}$/.test(name)
}

/** Answers GET and HEAD for one picture; null where the file is not there. */
export async function imageFile(path: string, name: string, request: Request): Promise<Response | null> {
  const etag = `"${name}"`
  const headers = { ...securityHeaders(), etag, 'cache-control': 'private, max-age=31536000, immutable' }
  try {
    const bytes = await readFile(path)
    if (ifNoneMatchHas(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    const about = { 'content-type': 'image/png', 'content-length': String(bytes.length) }
    return new Response(new Uint8Array(bytes), { headers: { ...headers, ...about } })
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

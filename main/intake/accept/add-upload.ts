// A PDF that a person drops or chooses: looked at, then kept as its arXiv paper's version or as a paper of its own.
import { rm } from 'node:fs/promises'
import type { Receipt } from '../../../preload/model/list.ts'
import type { Services } from '../../services.ts'
import { addPdfFile } from './add-pdf.ts'
import { welcome } from '../../arrivals.ts'

/** Takes the upload in and deletes what is left of it. Throws `not-a-pdf`, `not-found`, `storage`, `cancelled`. */
export async function addUpload(
  services: Services,
  uploadId: string,
  options: { readonly signal: AbortSignal },
): Promise<Receipt> {
  const upload = services.uploads.take(uploadId)
  try {
    const line = await addPdfFile(services, upload, options)
    if (line.paperId) welcome(services, [line.paperId])
    return { listId: null, results: [line] }
  } finally {
    await rm(upload.path, { force: true })
  }
}

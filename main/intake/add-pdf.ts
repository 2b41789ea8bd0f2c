// PLACEHOLDER by LEAD.
import { AppError } from '../../preload/errors.ts'
import type { ReceiptLine } from '../../preload/model/list.ts'
import type { Services } from '../services.ts'
export async function addPdfFile(
  _services: Pick<Services, 'library' | 'texts'>,
  file: { path: string; name: string },
  _options: { signal: AbortSignal },
): Promise<ReceiptLine> {
  throw new AppError('internal', `cannot yet add ${file.name}`)
}

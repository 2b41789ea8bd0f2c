// Sends a file to main as bytes, over HTTP rather than the bridge, and answers with the name to ask for it by.
import { AppError } from '../../preload/errors.ts'
import { SAID_HEADER, uploadPath } from '../../preload/resources.ts'
import { SaidList, type Sentence } from '../../preload/said.ts'
import { t } from '../app/words/words.ts'

/** Uploads a file. Throws AppError with main's own sentence where it refuses. */
export async function upload(file: Blob, name: string, options: { readonly signal: AbortSignal }): Promise<string> {
  let response: Response
  try {
    response = await fetch(uploadPath(name), { method: 'POST', body: file, signal: options.signal })
  } catch (error) {
    if (options.signal.aborted) throw new AppError('cancelled', t('app.cancel'), { cause: error })
    throw new AppError('disconnected', t('state.lost'), { cause: error })
  }
  if (!response.ok) throw new AppError('invalid-input', await refusal(response))
  const answer: unknown = await response.json()
  if (typeof answer === 'object' && answer !== null && 'upload' in answer && typeof answer.upload === 'string') {
    return answer.upload
  }
  throw new AppError('remote', t('intake.failed'))
}

/** Why main refused: its sentence, and the codes of it where it sent them. */
async function refusal(response: Response): Promise<Sentence> {
  const message = (await response.text()) || t('intake.failed')
  const header = response.headers.get(SAID_HEADER)
  const said = header === null ? null : SaidList.safeParse(JSON.parse(decodeURIComponent(header)))
  return said?.success ? { message, said: said.data } : { message }
}

/** Whether a file is a PDF, by its type or name; main looks at the bytes. */
export function looksLikePdf(file: File): boolean {
  return file.type === 'application/pdf' || /\.pdf$/i.test(file.name)
}

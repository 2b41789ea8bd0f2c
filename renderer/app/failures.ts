// What a person is told when a request fails: main's sentence in their language, as a toast; silence for what they cancelled.
import { AppError } from '../../preload/errors.ts'
import { toast } from './toasts.ts'
import { told } from './words/told.ts'
import { t } from './words/words.ts'

/** Shows why something failed. `cancelled` is the person's own doing; `disconnected` has its own bar. */
export function reportFailure(error: unknown): void {
  if (error instanceof AppError) {
    if (error.code === 'cancelled' || error.code === 'disconnected') return
    toast(told(error), { tone: 'error' })
    return
  }
  toast(t('state.failed'), { tone: 'error' })
  throw error
}

/** The sentence of a failure, for screens that show it in place. */
export function failureMessage(error: unknown): string {
  return error instanceof AppError ? told(error) : t('state.failed')
}

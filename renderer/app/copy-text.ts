// Text on its way to the clipboard, which a browser refuses to windows that are not in front.
import { toast } from './toasts.ts'
import { t } from './words/words.ts'

/** Copies; where that is refused, says so. Answers whether it is there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // The refusal has no more to say: the window is not in front, or the browser was told never to allow it.
    toast(t('app.notCopied'), { tone: 'warning', topic: 'copy' })
    return false
  }
}

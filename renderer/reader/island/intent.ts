// Opening on intent: the PDF a person is about to open starts to load while they point at its row.
import { openPdf, type OpenDocument } from './engine.ts'

interface Intended {
  readonly url: string
  readonly document: Promise<OpenDocument | null>
  readonly cancel: () => void
}

/** How long a document waits to be opened, in milliseconds. */
const KEPT_MS = 15_000
let intended: Intended | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Starts to open a PDF that will probably be asked for. One at a time: a newer wish replaces it. */
export function intend(url: string): void {
  if (intended?.url === url) return
  forget()
  const controller = new AbortController()
  const document = openPdf({ url }, { signal: controller.signal }).catch(() => null)
  intended = {
    url,
    document,
    cancel: () => {
      controller.abort()
      void document.then((opened) => opened?.close())
    },
  }
  timer = setTimeout(forget, KEPT_MS)
}

/** The document that was started for this address, now the caller's; null where there is none or it failed. */
export async function takeIntended(url: string): Promise<OpenDocument | null> {
  const taken = intended?.url === url ? intended : null
  if (!taken) return null
  intended = null
  clearTimeout(timer)
  return taken.document
}

function forget(): void {
  clearTimeout(timer)
  intended?.cancel()
  intended = null
}

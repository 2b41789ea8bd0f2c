// Opening on intent: the PDF a person is about to open starts to load while they point at its row.
import { openPdf, type OpenDocument } from './engine.ts'

interface Intended {
  readonly url: string
  readonly document: Promise<OpenDocument>
  readonly cancel: () => void
}

/** How long a document waits to be opened, in milliseconds. */
const KEPT_MS = 15_000
/** A wish that comes this soon after its document was taken is the same wish, come late. */
const JUST_NOW_MS = 2000
let intended: Intended | null = null
let taken: { readonly url: string; readonly at: number } | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Starts to open a PDF that will probably be asked for. One at a time: a newer wish replaces it. */
export function intend(url: string): void {
  if (intended?.url === url || (taken?.url === url && performance.now() - taken.at < JUST_NOW_MS)) return
  forget()
  const controller = new AbortController()
  const document = openPdf({ url }, { signal: controller.signal })
  const closed = document.then(
    (opened) => opened.close,
    () => {
      // What failed while nobody waited for it is tried anew by who opens it.
      if (intended?.document === document) intended = null
    },
  )
  intended = {
    url,
    document,
    cancel: () => {
      controller.abort()
      void closed.then((close) => close?.())
    },
  }
  timer = setTimeout(forget, KEPT_MS)
}

/** The document that was started for this address, now the caller's; null where there is none. Throws as `openPdf`. */
export async function takeIntended(url: string): Promise<OpenDocument | null> {
  const mine = intended?.url === url ? intended : null
  taken = { url, at: performance.now() }
  if (!mine) return null
  intended = null
  clearTimeout(timer)
  return mine.document
}

function forget(): void {
  clearTimeout(timer)
  intended?.cancel()
  intended = null
}

// The words pdf.js asks for while it builds pages. A plain stand-in for its Fluent machinery, which would watch the
// whole page with a MutationObserver; the reader writes the few labels there are itself.
import type { PDFViewerOptions } from 'pdfjs-dist/types/web/pdf_viewer.js'

type ViewerL10n = NonNullable<PDFViewerOptions['l10n']>

/** A silent l10n for PDFViewer in the person's language. */
export function viewerWords(language: string): ViewerL10n {
  const silent = {
    getLanguage: () => language.toLowerCase(),
    getDirection: () => 'ltr',
    get: (_ids: unknown, _args: unknown, fallback: unknown) => Promise.resolve(fallback ?? ''),
    translate: () => Promise.resolve(),
    translateOnce: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
    pause: () => undefined,
    resume: () => undefined,
  }
  // pdf.js types its l10n as a class with private fields; it only calls the methods above.
  return silent as unknown as ViewerL10n
}

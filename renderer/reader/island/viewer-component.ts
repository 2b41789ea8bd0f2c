// pdf.js's viewer component, loaded after pdf.js itself: it takes the library from a global that pdf.mjs sets.
// Everything of the reader that needs the component imports it from here.
import 'pdfjs-dist'
export { EventBus, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'
export type { PDFPageView } from 'pdfjs-dist/web/pdf_viewer.mjs'

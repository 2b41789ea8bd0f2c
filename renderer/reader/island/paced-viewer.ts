// pdf.js's viewer, which asks before it draws: while pages rush past, something cheaper may go first.
import { PDFViewer, type PDFPageView } from './viewer-component.ts'

/** The pages on screen as pdf.js finds them, the most visible first. */
export interface SeenPages {
  readonly views: readonly { readonly id: number; readonly view: PDFPageView }[]
}

/** Asked each time pdf.js looks for the next page to draw. */
export interface DrawingGate {
  /** True where nothing is to be drawn at full resolution now. */
  holds(seen: SeenPages): boolean
  /** Everything that is looked at is drawn. */
  idle(seen: SeenPages): void
}

export class PacedViewer extends PDFViewer {
  /** Set once, before a document is. */
  gate: DrawingGate | null = null

  /** pdf.js's: draws the next page, and says whether there was one. */
  override forceRendering(visible?: unknown): boolean {
    const seen = (visible ?? this._getVisiblePages()) as SeenPages
    if (this.gate?.holds(seen)) return true
    const drawing = super.forceRendering(seen)
    if (!drawing) this.gate?.idle(seen)
    return drawing
  }

  /** The way one scrolls. */
  get downwards(): boolean {
    return this.scroll.down
  }
}

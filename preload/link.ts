// The seam between the two sides: a thing that sends frames one way and delivers them the other.
// Electron IPC, WebSocket and the in-memory pair of the tests implement it; nothing above it knows which.
import type { ClientFrame, HostFrame } from './frames.ts'

/** Ends a subscription. Calling it again does nothing. */
export type Unsubscribe = () => void

/** What `send` throws for a frame that the other side would hang up on. The client says it to the person. */
export class FrameTooLarge extends Error {
  override readonly name = 'FrameTooLarge'
}

/** The renderer's end of a link. */
export interface Link {
  /** Sends a frame. On a closed link the frame is dropped: `onClose` has said so. */
  send(frame: ClientFrame): void
  onFrame(listener: (frame: HostFrame) => void): Unsubscribe
  /** Fires once, when the link is gone for good; a listener added later is called at once. */
  onClose(listener: () => void): Unsubscribe
}

/** Main's end of a link: one client. */
export interface HostLink {
  send(frame: HostFrame): void
  onFrame(listener: (frame: ClientFrame) => void): Unsubscribe
  onClose(listener: () => void): Unsubscribe
}

/** What the preload script puts at `window.offprint`; absent in a browser. */
export interface OffprintBridge {
  readonly link: Link
  /** The real path of a dropped or chosen file, so that main can read it; empty for a file without one. */
  pathForFile(file: File): string
}

// What a shell can do for the program: the few things that need the operating system's own windows.
// Two implementations: main/desktop/desktop-shell.ts and main/web/web-shell.ts.
import type { Capabilities } from '../preload/model/app.ts'

export interface Shell {
  readonly capabilities: Capabilities
  /** Opens an address in the person's browser (or mail program) after parseExternalUrl. Throws AppError. */
  openExternal(url: string): Promise<void>
  /** Shows a folder of the library in the file manager. Throws `invalid-input` without the capability. */
  revealFolder(path: string): Promise<void>
  /** Asks for a folder; null when the person changed their mind. Throws `invalid-input` without the capability. */
  chooseFolder(): Promise<string | null>
  /** Hands files to the system's drag and drop, while a button is held over the window. Throws `invalid-input` without the capability. */
  dragOut(files: readonly string[]): Promise<void>
  /** Asks where, then saves; false when the person changed their mind. Throws `storage`, or `invalid-input` without the capability. */
  saveAs(name: string, bytes: Uint8Array): Promise<boolean>
}

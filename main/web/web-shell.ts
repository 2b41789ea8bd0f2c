// The shell of `offprint serve`: a browser page cannot show native dialogs, so nearly nothing.
import { AppError } from '../../preload/errors.ts'
import { requireExternalUrl } from '../external-url.ts'
import type { Shell } from '../shell.ts'

/** `open` opens an https address in the default browser of this machine (the `open` package). */
export function createWebShell(options: { readonly open: (url: string) => Promise<unknown> }): Shell {
  return {
    capabilities: { chooseFolder: false, revealInFolder: false, saveDialog: false, dragOut: false, nativeMenu: false },
    async openExternal(raw) {
      const url = requireExternalUrl(raw)
      try {
        await options.open(url)
      } catch (cause) {
        throw new AppError('not-found', `No browser could be opened on this machine. The address is ${url}`, { cause })
      }
    },
    revealFolder: () => refuse('A browser page cannot open the file manager.'),
    chooseFolder: () =>
      refuse('The folder cannot be chosen from a browser page. Start Offprint with --home and the folder you want.'),
    dragOut: () => refuse('A browser page hands out one PDF at a time, by itself.'),
    saveAs: () => refuse('A browser page saves through its own downloads.'),
  }
}

function refuse(message: string): Promise<never> {
  return Promise.reject(new AppError('invalid-input', message))
}

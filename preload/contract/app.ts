// A part of the contract: the program itself, its settings, arXiv’s mood, what the shell can do, and undo.
import { z } from 'zod'
import { AppInfo, ArxivState, Settings } from '../model/app.ts'
import { PaperId } from '../model/ids.ts'
import { Nothing, UndoToken, type RequestTable } from './shared.ts'

/** The `app.*`, `settings.*`, `arxiv.*`, `shell.*` and `undo.*` requests. */
export const appRequests = {
  'app.info': { input: Nothing, output: AppInfo },

  'settings.save': { input: Settings.partial(), output: Settings },

  'arxiv.state': { input: Nothing, output: ArxivState },

  /** Opens an https address in the person's browser, after checking it again in main. */
  'shell.openExternal': { input: z.object({ url: z.string().max(2048) }), output: Nothing },
  /** Hands the PDFs of papers to the system's drag and drop; only with the `dragOut` capability, from a `dragstart`. */
  'shell.dragOut': { input: z.object({ ids: z.array(PaperId).min(1).max(100) }), output: Nothing },
  'shell.revealPaper': { input: z.object({ id: PaperId }), output: Nothing },
  'shell.chooseFolder': { input: Nothing, output: z.object({ home: z.string().nullable() }) },
  /** Saves an export through a native dialog; only with the `saveDialog` capability. `resource` is a path under /export/. */
  'shell.saveAs': {
    input: z.object({ resource: z.string().max(500), name: z.string().max(200) }),
    output: z.object({ saved: z.boolean() }),
  },

  /** Takes back in one step what answered with the token. `not-found` once it was done, or after a restart. */
  'undo.run': { input: z.object({ token: UndoToken }), output: Nothing },
} satisfies RequestTable

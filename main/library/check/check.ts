// `offprint check`: looks at every record, PDF, mark and list of a folder, and mends what can be mended without losing
// anything. Looking takes no lock and writes nothing; mending opens the library for writing first.
import { lockHolder } from '../files/lock.ts'
import { findProblems } from './check-scan.ts'
import { mend } from './check-mend.ts'
import { cannotOpen, isCannotOpen } from '../files/storage-error.ts'

/** What was found wrong. The set is closed; `check-mend.ts` says what is done about each. */
export type ProblemKind =
  | 'lists-damaged'
  | 'record-damaged'
  | 'record-missing'
  | 'pdf-missing'
  | 'pdf-damaged'
  | 'pdf-unlisted'
  | 'mark-astray'
  | 'list-item-astray'
  | 'leftover'
  | 'index-damaged'

/** One problem; `path` is the file it is about, `repaired` whether it is one no more. */
export interface CheckProblem {
  readonly kind: ProblemKind
  readonly path: string
  readonly paperId: string | null
  readonly message: string
  readonly repaired: boolean
}

/** Pages whose text is not as good as it could be: with pdf.js's coarser boxes, or without any text. */
export interface TextNote {
  readonly paperId: string
  readonly version: number
  readonly fallbacks: readonly number[]
  readonly failed: readonly number[]
}

/** `ok` is true where no problem is left. */
export interface CheckReport {
  readonly ok: boolean
  readonly papers: number
  readonly pdfs: number
  readonly problems: readonly CheckProblem[]
  readonly texts: readonly TextNote[]
}

/** Checks a library folder. Throws what `openLibrary` throws: `locked` (with `repair`), `storage` for a newer library. */
export async function checkLibrary(options: {
  readonly home: string
  readonly repair: boolean
  readonly signal?: AbortSignal
  readonly now?: () => Date
}): Promise<CheckReport> {
  const { home, repair, signal } = options
  const now = options.now ?? (() => new Date())
  try {
    // While another Offprint writes, its temporary files are no leftovers.
    const inUse = (await lockHolder(home)) !== null
    const found = await findProblems(home, { leftovers: !inUse || repair, ...(signal && { signal }) })
    const problems = repair ? await mend(home, found.problems, { now, ...(signal && { signal }) }) : found.problems
    return { ...found, ok: problems.every((problem) => problem.repaired), problems }
  } catch (error) {
    if (signal?.aborted || isCannotOpen(error)) throw error
    throw cannotOpen(error, home)
  }
}

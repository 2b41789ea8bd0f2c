// Steps that can be taken back, by a token each, for as long as the program runs. What must outlive it (removed papers
// and lists, merged papers) is kept on the disk by those who did it.
import { randomUUID } from 'node:crypto'
import { AppError } from '../../preload/errors.ts'
import { say } from '../../preload/said.ts'

const mostSteps = 100

export interface UndoBook {
  /** Keeps how a step is taken back; answers its token. */
  keep(undo: () => Promise<unknown>): string
  /** Takes a step back, once. Throws `not-found` for one that was, or that is too long ago. */
  run(token: string): Promise<void>
}

export function createUndoBook(): UndoBook {
  const steps = new Map<string, () => Promise<unknown>>()
  return {
    keep(undo) {
      const token = randomUUID()
      steps.set(token, undo)
      for (const oldest of steps.keys()) {
        if (steps.size <= mostSteps) break
        steps.delete(oldest)
      }
      return token
    },
    async run(token) {
      const undo = steps.get(token)
      if (!undo) throw new AppError('not-found', say('undo.gone'))
      await undo()
      steps.delete(token)
    },
  }
}

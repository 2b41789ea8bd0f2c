// `offprint set REF… --status S`: what has been read, from the command line.
import type { ReceiptLine } from '../../../preload/model/list.ts'
import { withStatus } from '../../library/papers/status.ts'
import { parseStatus, papersNamed } from '../names.ts'
import { printResults } from '../output.ts'
import { withServices, type CommandContext, type Register } from '../run.ts'

/** Registers `set REF… --status S`. */
export const setCommand: Register = (program, run) => {
  program
    .command('set')
    .description('set the status of papers')
    .argument('<ref...>', 'arXiv ids or links of papers in the library')
    .requiredOption('--status <status>', 'unread | reading | read | set-aside')
    .action((refs: string[], options: { status: string }) => run((context) => set(context, refs, options)))
}

async function set(
  context: CommandContext,
  refs: readonly string[],
  options: { readonly status: string },
): Promise<number> {
  const status = parseStatus(options.status)
  return withServices(context, 'write', async ({ library }) => {
    const results: ReceiptLine[] = []
    for (const { input, ref, id, problem } of papersNamed(library, refs)) {
      const line = { input, arxivId: ref?.base ?? null, paperId: id }
      if (id === null) {
        results.push({ ...line, outcome: problem?.outcome ?? 'failed', message: problem?.message ?? '' })
        continue
      }
      const before = library.record(id)?.status.value
      await library.update(id, (record) =>
        withStatus(record, { value: status, at: new Date().toISOString(), by: 'person' }),
      )
      results.push({
        ...line,
        outcome: before === status ? 'already-here' : 'updated',
        message: before === status ? `It was ${status} already.` : `It was ${before ?? 'unknown'}, now ${status}.`,
      })
    }
    return printResults(context.json, results)
  })
}

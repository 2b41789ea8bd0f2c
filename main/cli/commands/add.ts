// `offprint add REF…`: papers by id, link or DOI, and PDF files from the disk.
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { AppError } from '../../../preload/errors.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { ReceiptLine } from '../../../preload/model/list.ts'
import { parseArxivRef } from '../../arxiv/identifiers.ts'
import { addPdfFile } from '../../intake/accept/add-pdf.ts'
import { addRefs } from '../../intake/accept/add-refs.ts'
import { settleReceipt } from '../../intake/accept/settle.ts'
import type { Services } from '../../services.ts'
import { printResults } from '../output.ts'
import { withServices, type CommandContext, type Register } from '../run.ts'

/** Registers `add REF…`. */
export const addCommand: Register = (program, run) => {
  program
    .command('add')
    .description('papers: arXiv ids, links, DOIs, PDF files')
    .argument('<ref...>', 'for a reading list use import')
    .action((refs: string[]) => run((context) => add(context, refs)))
}

async function add(context: CommandContext, refs: readonly string[]): Promise<number> {
  return withServices(context, 'write', async (services) => {
    const results: ReceiptLine[] = []
    for (const input of refs) results.push(await addOne(services, input, context.signal))
    const settled = await settleReceipt(services, { listId: null, results }, { signal: context.signal })
    const fresh = new Set(results.flatMap(({ outcome, paperId }) => (outcome === 'added' && paperId ? [paperId] : [])))
    await removeGhosts(services, settled.results, fresh)
    return printResults(context.json, settled.results)
  })
}

async function addOne(services: Services, input: string, signal: AbortSignal): Promise<ReceiptLine> {
  const parsed = parseArxivRef(input)
  if (parsed.ok) {
    const [line] = await addRefs(services.library, [{ input, ref: parsed.ref }], { signal })
    if (line) return line
  }
  const path = resolve(input)
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
  const failed = (outcome: ReceiptLine['outcome'], message: string): ReceiptLine => ({
    input,
    arxivId: null,
    paperId: null,
    outcome,
    message,
  })
  if (!isFile) return failed('invalid', parsed.ok ? '' : parsed.sentence.message)
  try {
    return { ...(await addPdfFile(services, { path, name: basename(path) }, { signal })), input }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled')
      return failed(error.code === 'not-a-pdf' ? 'invalid' : 'failed', error.message)
    throw error
  }
}

/** An id that arXiv does not have leaves nothing behind; a paper that was here before, or came with its PDF, stays. */
async function removeGhosts(
  { library }: Services,
  results: readonly ReceiptLine[],
  fresh: ReadonlySet<PaperId>,
): Promise<void> {
  for (const { outcome, paperId } of results) {
    if (outcome === 'no-such-paper' && paperId && fresh.has(paperId) && library.has(paperId))
      await library.remove(paperId)
  }
}

// `offprint import FILE|URL|-`: a reading list comes in. `--dry-run` shows how it was understood and adds nothing.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../../preload/errors.ts'
import type { Draft, Receipt, ReceiptLine } from '../../../preload/model/list.ts'
import { acceptDraft } from '../../intake/accept/accept.ts'
import { draftToCliJson } from '../../intake/cli-json.ts'
import { acceptedAsItIs } from '../../intake/accept/accepted.ts'
import type { Arxiv } from '../../arxiv/arxiv.ts'
import { arxivOptionsFromEnvironment, createArxiv } from '../../arxiv/client.ts'
import { outcomeOf } from '../../arxiv/fill.ts'
import { settleReceipt } from '../../intake/accept/settle.ts'
import { listsNamed } from '../names.ts'
import { exitCodes, printResult, printResults, say } from '../output.ts'
import { withServices, type CommandContext, type Register } from '../run.ts'

interface ImportOptions {
  readonly dryRun?: boolean
  readonly list?: string
}

/** Registers `import FILE|URL|- [--dry-run] [--list NAME]`. */
export const importCommand: Register = (program, run) => {
  program
    .command('import')
    .description('a reading list: text, HTML, Markdown or BibTeX, from a file, an address or standard input')
    .argument('<source>', 'a file, an https address, or - for standard input')
    .option('--dry-run', 'show the draft, add nothing')
    .option('--list <name>', 'add to this reading list, or give the new one this name')
    .action((source: string, options: ImportOptions) => run((context) => importList(context, source, options)))
}

async function importList(context: CommandContext, source: string, options: ImportOptions): Promise<number> {
  if (options.dryRun) {
    const arxiv = createArxiv(arxivOptionsFromEnvironment(context.env))
    try {
      const draft = await readDraft(context, source, arxiv)
      if (draft instanceof AppError) return unread(context, source, draft, { dryRun: true })
      printResult(context.json, draftToCliJson(draft), draftLines(draft))
      return exitCodes.well
    } finally {
      arxiv.close()
    }
  }
  return withServices(context, 'write', async (services) => {
    const { library, arxiv } = services
    const draft = await readDraft(context, source, arxiv)
    if (draft instanceof AppError) return unread(context, source, draft, { dryRun: false })
    const into = options.list === undefined ? undefined : listsNamed(library, options.list)[0]
    const accepted = acceptedAsItIs(draft, { title: into ? null : options.list })
    const receipt = await acceptDraft(library, accepted, { into: into?.id ?? null, signal: context.signal })
    const settled: Receipt = await settleReceipt(services, receipt, { signal: context.signal })
    const problems = draft.problems.map(({ line, text, reason }): ReceiptLine => ({
      input: text,
      arxivId: null,
      paperId: null,
      outcome: 'invalid',
      message: `Line ${line}: ${reason}`,
    }))
    if (receipt.results.length === 0 && problems.length === 0) say('No paper was found in it, so nothing was added.')
    return printResults(context.json, [...settled.results, ...problems])
  })
}

/** Says why a source could not be read; with --json also as a value of the promised shape. */
function unread(
  { json }: CommandContext,
  source: string,
  error: AppError,
  { dryRun }: { readonly dryRun: boolean },
): number {
  const { message } = error
  say(message)
  if (!json) return exitCodes.someFailed
  if (dryRun) {
    const problems = [{ line: 1, text: source, reason: message }]
    printResult(json, { title: null, source, sections: [], mentions: [], problems }, [])
    return exitCodes.someFailed
  }
  return printResults(json, [{ input: source, arxivId: null, paperId: null, outcome: outcomeOf(error), message }])
}

/** The draft of a source, or why there is none. Throws what is no AppError, and `cancelled`. */
async function readDraft(
  context: CommandContext,
  source: string,
  arxiv: Pick<Arxiv, 'page'>,
): Promise<Draft | AppError> {
  try {
    return await draftFrom(context, source, arxiv)
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return error
    throw error
  }
}

async function draftFrom(context: CommandContext, source: string, arxiv: Pick<Arxiv, 'page'>): Promise<Draft> {
  // The readers of every format are a third of the program, and no other command needs them.
  const { draftFromBytes, draftFromUrl } = await import('../../intake/draft.ts')
  if (source === '-') return draftFromBytes(await readStandardInput(), { name: null, signal: context.signal })
  if (/^https?:\/\//i.test(source)) return draftFromUrl(arxiv, source, { signal: context.signal })
  const bytes = await readFile(source).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'ENOENT'
        ? 'there is no such file'
        : cause.code === 'EISDIR'
          ? 'it is a folder'
          : 'it could not be read'
    throw new AppError('not-found', `${source}: ${why}.`, { cause })
  })
  return draftFromBytes(bytes, { name: basename(source), signal: context.signal })
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

function draftLines(draft: Draft): readonly string[] {
  const count = draft.sections.reduce((sum, { items }) => sum + items.length, 0)
  return [
    `${draft.title ?? 'A list without a title'}: ${count} ${count === 1 ? 'paper' : 'papers'}`,
    ...draft.sections.flatMap(({ title, items }) => [
      ...(title === null ? [] : ['', title]),
      ...items.map(
        (item) => `  ${item.arxivId}${item.version === null ? '' : `v${item.version}`}  ${item.title ?? '(no title)'}`,
      ),
    ]),
    ...(draft.mentions.length > 0
      ? ['', `Only mentioned: ${draft.mentions.map(({ arxivId }) => arxivId).join(', ')}`]
      : []),
    ...draft.problems.map(({ line, text, reason }) => `Line ${line}: “${text}”: ${reason}`),
  ]
}

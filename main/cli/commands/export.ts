// `offprint export [REF…|--list NAME] --to markdown -o DIR`: notes and marks out, one document a paper.
import { resolve } from 'node:path'
import type { ReceiptLine } from '../../../preload/model/list.ts'
import { writeMarkdown } from '../../exchange/export-files.ts'
import { markImagePath } from '../../library/papers/mark-images.ts'
import { listNamed, papersNamed } from '../names.ts'
import { printResults, say, UsageError } from '../output.ts'
import { withServices, type CommandContext, type Register } from '../run.ts'

interface ExportOptions {
  readonly list?: string
  readonly to: string
  readonly output: string
}

/** Registers `export [REF…|--list NAME] --to F -o DIR`. */
export const exportCommand: Register = (program, run) => {
  program
    .command('export')
    .description('write papers with their notes and marks into a folder')
    .argument('[ref...]', 'papers; all of the library when neither papers nor a list are named')
    .option('--list <name>', 'the papers of a reading list, and the list itself')
    .requiredOption('--to <format>', 'markdown')
    .requiredOption('-o, --output <dir>', 'the folder to write into')
    .action((refs: string[], options: ExportOptions) => run((context) => exportTo(context, refs, options)))
}

async function exportTo(context: CommandContext, refs: readonly string[], options: ExportOptions): Promise<number> {
  if (!['markdown', 'md'].includes(options.to.toLowerCase()))
    throw new UsageError(`“${options.to}” cannot be written yet: use --to markdown.`)
  if (refs.length > 0 && options.list !== undefined) throw new UsageError('Name papers or a list, not both.')
  return withServices(context, 'read', async ({ library }) => {
    const list = options.list === undefined ? null : library.listDetail(listNamed(library, options.list).id)
    const named = papersNamed(library, refs.length > 0 ? refs : list ? list.papers.map(({ id }) => id) : library.ids())
    const details = named.flatMap(({ id }) => (id ? (library.detail(id) ?? []) : []))
    const folder = resolve(options.output)
    const written = await writeMarkdown(folder, details, list, {
      pictures: (id, name) => markImagePath(library.home, id, name),
    })
    const results = named.map(({ input, id, problem }): ReceiptLine => {
      const arxivId = id ? (library.record(id)?.arxivId ?? null) : null
      const name = id ? written.papers.get(id) : undefined
      if (!name)
        return { input, arxivId, paperId: id, outcome: problem?.outcome ?? 'failed', message: problem?.message ?? '' }
      return { input, arxivId, paperId: id, outcome: 'updated', message: name }
    })
    if (written.list) say(`The list is in ${written.list}.`)
    return printResults(context.json, results)
  })
}

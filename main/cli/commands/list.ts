// `offprint list` and `offprint lists`: what is in the library. They write nothing and need no lock.
import type { ListSummary } from '../../../preload/model/list.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import type { Library } from '../../library/library.ts'
import { matches, sorted } from '../../library/papers/query.ts'
import { exitCodes, printResult } from '../output.ts'
import { listNamed, parseStatus } from '../names.ts'
import { withServices, type CommandContext, type Register } from '../run.ts'

/** Registers `list [--status S] [--list NAME]`. */
export const listCommand: Register = (program, run) => {
  program
    .command('list')
    .description('the papers of the library')
    .option('--status <status>', 'unread | reading | read | set-aside')
    .option('--list <name>', 'only this reading list, in its order')
    .action((options: { status?: string; list?: string }) => run((context) => list(context, options)))
}

/** Registers `lists`. */
export const listsCommand: Register = (program, run) => {
  program
    .command('lists')
    .description('the reading lists with their progress')
    .action(() => run((context) => lists(context)))
}

async function list(
  context: CommandContext,
  options: { readonly status?: string; readonly list?: string },
): Promise<number> {
  const status = options.status === undefined ? undefined : parseStatus(options.status)
  return withServices(context, 'read', async ({ library }) => {
    const among =
      options.list === undefined
        ? everyPaper(library)
        : (library.listDetail(listNamed(library, options.list).id)?.papers ?? [])
    const papers = among.filter((paper) => matches(paper, { status }))
    printResult(
      context.json,
      { total: papers.length, papers: papers.map((paper) => listed(library, paper)) },
      papers.map(paperLine),
    )
    return exitCodes.well
  })
}

async function lists(context: CommandContext): Promise<number> {
  return withServices(context, 'read', async ({ library }) => {
    const found = library.listSummaries()
    printResult(context.json, { total: found.length, lists: found }, found.map(listLine))
    return exitCodes.well
  })
}

function everyPaper(library: Library): PaperSummary[] {
  return sorted(
    library.ids().flatMap((id) => library.summary(id) ?? []),
    'added',
    { descending: false },
  )
}

/** A paper as `list --json` promises it. `version`: the one on disk, else the one asked for, else the newest known. */
function listed(library: Library, paper: PaperSummary): object {
  const record = library.record(paper.id)
  return {
    arxivId: paper.arxivId,
    version: (paper.pdf.state === 'ready' ? paper.pdf.version : null) ?? record?.wantedVersion ?? paper.latestVersion,
    title: paper.title,
    authors: paper.authors,
    status: paper.status.value,
    tags: paper.tags,
    lists: [...new Set(paper.lists.map(({ title }) => title))],
    pdf: { state: paper.pdf.state, sha256: paper.pdf.sha256, pages: paper.pdf.pages },
    marks: paper.marks,
    notes: paper.hasNotes ? 1 : 0,
    addedAt: paper.addedAt,
  }
}

const glyphs = { unread: '○', reading: '◔', read: '●', 'set-aside': '⊘' } as const

function paperLine(paper: PaperSummary): string {
  const disk = paper.pdf.state === 'ready' ? '' : `  (${paper.pdf.state})`
  return `${glyphs[paper.status.value]} ${paper.id.padEnd(12)} ${paper.title}${disk}`
}

function listLine({ title, progress }: ListSummary): string {
  return `${title}  ${progress.read} of ${progress.total} read, ${progress.ready} on disk`
}

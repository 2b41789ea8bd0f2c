// `offprint fetch [REF…|--list NAME]`: downloads the PDFs that are missing, waits, and says what came of each.
import type { ReceiptLine } from '../../../preload/model/list.ts'
import { missingPdfs } from '../../downloads/missing.ts'
import type { DownloadRequest, DownloadResult } from '../../downloads/downloads.ts'
import { countPages } from '../../page-counts.ts'
import type { Services } from '../../services.ts'
import { listNamed, papersNamed } from '../names.ts'
import { printResults, say, UsageError } from '../output.ts'
import { withServices, type CommandContext, type Register } from '../run.ts'

/** Registers `fetch [REF…|--list NAME]`. */
export const fetchCommand: Register = (program, run) => {
  program
    .command('fetch')
    .description('download the PDFs that are missing, wait, and report each')
    .argument('[ref...]', 'papers of the library, also with a version; every paper without a PDF when none is named')
    .option('--list <name>', 'only the papers of this reading list')
    .action((refs: string[], options: { list?: string }) => run((context) => fetch(context, refs, options)))
}

async function fetch(
  context: CommandContext,
  refs: readonly string[],
  options: { readonly list?: string },
): Promise<number> {
  if (refs.length > 0 && options.list !== undefined) throw new UsageError('Name papers or a list, not both.')
  return withServices(context, 'write', async (services) => {
    const { library, downloads, filler } = services
    const list = options.list === undefined ? null : library.listDetail(listNamed(library, options.list).id)
    const among =
      refs.length > 0
        ? refs
        : list
          ? list.papers.map(({ id }) => id)
          : library.ids().filter((id) => missingPdfs(library, [id]).length > 0)
    const named = papersNamed(library, among)
    const lines = new Map<number, ReceiptLine>()
    const requests: { readonly index: number; readonly request: DownloadRequest }[] = []
    for (const [index, { input, ref, id, problem }] of named.entries()) {
      const record = id ? library.record(id) : null
      const line = { input, arxivId: record?.arxivId ?? ref?.base ?? null, paperId: id }
      if (!id || !record)
        lines.set(index, { ...line, outcome: problem?.outcome ?? 'failed', message: problem?.message ?? '' })
      else if (!record.arxivId)
        lines.set(index, { ...line, outcome: 'already-here', message: 'This PDF came from your disk.' })
      else requests.push({ index, request: { id, version: ref?.version ?? record.wantedVersion } })
    }
    // What metadata is still wanted comes along, in one request.
    const wanted = requests.map(({ request }) => request.id).filter((id) => library.summary(id)?.metadata === 'wanted')
    if (wanted.length > 0) await filler.refresh(wanted, { all: false, signal: context.signal })

    const results = await downloads.settled(
      requests.map(({ request }) => request),
      {
        signal: context.signal,
        onResult: ({ id, outcome }) => {
          if (!context.json) say(`${outcome}  ${id}`)
        },
      },
    )
    if (requests.length === 0 && lines.size === 0) say('Nothing is missing: every paper from arXiv has its PDF.')
    const arrived = results.flatMap(({ id, outcome }) => (outcome === 'downloaded' ? [id] : []))
    await countPages(services, [...new Set(arrived)], { signal: context.signal })
    for (const [position, result] of results.entries()) {
      const { index } = requests[position] ?? { index: -1 }
      const { input = '', id = null } = named[index] ?? {}
      const arxivId = id ? (library.record(id)?.arxivId ?? null) : null
      const outcome = result.outcome === 'cancelled' ? 'failed' : result.outcome
      lines.set(index, { input, arxivId, paperId: id, outcome, message: wordsAtTheEnd(result, services) })
    }
    return printResults(
      context.json,
      named.flatMap((_, index) => lines.get(index) ?? []),
    )
  })
}

/** What came of one. In the window the queue goes on by itself; here it ends with the command. */
function wordsAtTheEnd({ outcome, message }: DownloadResult, { arxiv }: Pick<Services, 'arxiv'>): string {
  const mood = arxiv.state().message
  if ((outcome !== 'throttled' && outcome !== 'offline') || mood === null) return message
  return `${mood} Then fetch again: it goes on with what came so far.`
}

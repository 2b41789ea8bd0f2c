// `offprint search QUERY`: what you marked and wrote, papers, and full text with its pages.
import type { SearchGroup, SearchHit, SearchKind } from '../../../preload/model/search.ts'
import { exitCodes, printResult, say, UsageError } from '../output.ts'
import { withServices, type CommandContext, type Register } from '../run.ts'

/** Milliseconds given to texts of PDFs that were never read before. */
const READING = 10_000

/** Registers `search QUERY [--limit N]`. */
export const searchCommand: Register = (program, run) => {
  program
    .command('search')
    .description('find in the library, notes, marks and full text')
    .argument('<query...>', 'words, "phrases", -not, author: title: tag: status: year: … , OR, brackets')
    .option('--limit <n>', 'how many of each group', '20')
    // A query may begin with a minus: everything after the command that is no option of ours is part of it.
    .allowUnknownOption()
    .action((words: string[], options: { limit: string }) =>
      run((context) => search(context, words.join(' '), options)),
    )
}

async function search(context: CommandContext, query: string, options: { readonly limit: string }): Promise<number> {
  const limit = Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new UsageError(`“${options.limit}” is no number of hits: use 1 to 1000.`)
  return withServices(context, 'read', async (services) => {
    await services.search.settled({ within: READING })
    await services.search.ready()
    const result = await services.search.query(query, { limit, exact: true, signal: context.signal })
    if (result.problem) throw new UsageError(explained(query, result.problem))
    const { message, texts } = services.search.state()
    if (message) say(message)
    if (texts.done < texts.total) {
      const missing = texts.total - texts.done
      say(`The text of ${missing} ${missing === 1 ? 'PDF' : 'PDFs'} has not been read yet, so it was not searched.`)
    }
    printResult(
      context.json,
      {
        total: result.total,
        groups: result.groups.map(({ kind, total, hits }) => ({ kind, total, hits: hits.map(listed) })),
      },
      result.groups.length === 0 ? ['Nothing found.'] : result.groups.flatMap(groupLines),
    )
    return exitCodes.well
  })
}

/** A hit as `search --json` promises it. */
function listed({ arxivId, paperId, title, page, snippet, route }: SearchHit): object {
  return { arxivId, paperId, title: title.text, page, snippet: snippet.text, route }
}

/** The sentence, the query, and a caret under the place. */
function explained(query: string, { message, from }: { readonly message: string; readonly from: number }): string {
  const start = Math.max(0, from - 40)
  const line = query.slice(start, from + 40).replace(/\s/gu, ' ')
  return `${message} (at character ${from + 1})\n  ${line}\n  ${' '.repeat(from - start)}^`
}

const headings: Readonly<Record<SearchKind, string>> = {
  mark: 'What you marked',
  note: 'What you wrote',
  paper: 'Papers',
  text: 'Full text',
}

function groupLines({ kind, total, hits }: SearchGroup): readonly string[] {
  return [
    `${headings[kind]} (${total})`,
    ...hits.flatMap(({ paperId, title, page, snippet }) => [
      `  ${paperId.padEnd(12)} ${title.text}${page === null ? '' : `, page ${page}`}`,
      ...(snippet.text === '' ? [] : [`    ${snippet.text}`]),
    ]),
  ]
}

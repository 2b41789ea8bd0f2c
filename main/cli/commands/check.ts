// `offprint check [--repair]`: every record, PDF, mark and list looked at; with --repair, what can safely be mended is.
import { checkLibrary, type TextNote } from '../../library/check/check.ts'
import { exitCodes, printResult } from '../output.ts'
import { homeOf, type CommandContext, type Register } from '../run.ts'

/** Registers `check [--repair]`. */
export const checkCommand: Register = (program, run) => {
  program
    .command('check')
    .description('look at every record, PDF, mark and list')
    .option('--repair', 'mend what can safely be mended')
    .action((options: { repair?: boolean }) => run((context) => check(context, options)))
}

async function check(context: CommandContext, options: { readonly repair?: boolean }): Promise<number> {
  const report = await checkLibrary({ home: homeOf(context), repair: options.repair === true, signal: context.signal })
  const open = report.problems.filter(({ repaired }) => !repaired)
  printResult(context.json, report, [
    ...report.problems.map(({ message, repaired }) => `${repaired ? 'mended' : 'problem'}  ${message}`),
    ...report.texts.flatMap(textLines),
    open.length === 0 ? 'All well.' : `${open.length} ${open.length === 1 ? 'problem' : 'problems'} left.`,
  ])
  return open.length === 0 ? exitCodes.well : exitCodes.someFailed
}

function textLines({ paperId, version, fallbacks, failed }: TextNote): readonly string[] {
  const of = `${paperId} version ${version}`
  return [
    ...(failed.length > 0 ? [`text     ${of}: ${pages(failed)} could not be read.`] : []),
    ...(fallbacks.length > 0 ? [`text     ${of}: ${pages(fallbacks)} with pdf.js’s own, coarser boxes.`] : []),
  ]
}

function pages(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'page' : 'pages'} ${numbers.join(', ')}`
}

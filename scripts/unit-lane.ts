// The unit lane of `npm test`. A file whose process was ended by a fatal error of V8 or a signal has no verdict: it is run
// once more, and said. (Node 24's V8 ends a process now and then while threads with WebAssembly code come and go, with
// `Check failed: jit_page.has_value()`: the TypeScript loader of each worker thread is such code. The built program has none.)
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from './run.ts'

/** Tests counted. */
export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface FileResult {
  readonly name: string
  readonly status: string
  /** Why the file could not be loaded; empty when it ran. */
  readonly message: string
  readonly assertionResults: readonly { readonly status: string }[]
}

/** Runs vitest, its reports in `scratch`. */
export async function unitLane(scratch: string, say: (line: string) => void): Promise<Count> {
  const first = await vitest(join(scratch, 'unit.json'), [])
  if (!first.files) return { passed: 0, failed: 1, skipped: 0 }
  const ended = first.files.filter(wasEnded)
  if (ended.length === 0) return verdict(first.code, counted(first.files))
  const names = ended.map(({ name }) => name)
  say(`Ended by a fatal error of Node’s own, and run once more:\n${names.join('\n')}`)
  const again = await vitest(join(scratch, 'unit-again.json'), names)
  const rest = counted(first.files.filter((file) => !ended.includes(file)))
  const then = verdict(again.code, counted(again.files ?? []))
  return {
    passed: rest.passed + then.passed,
    failed: rest.failed + then.failed,
    skipped: rest.skipped + then.skipped,
  }
}

async function vitest(report: string, files: readonly string[]) {
  const { code } = await runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ])
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: readonly FileResult[] }
    return { code, files: testResults }
  } catch {
    return { code, files: null }
  }
}

/** Failed, yet loaded and without a failed test: its process went away. */
function wasEnded({ status, message, assertionResults }: FileResult): boolean {
  return status === 'failed' && message === '' && !assertionResults.some((test) => test.status === 'failed')
}

function counted(files: readonly FileResult[]): Count {
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failed = tests.filter(({ status }) => status === 'failed').length
  const unloaded = files.filter(({ status, message }) => status === 'failed' && message !== '').length
  return { passed, failed: failed + unloaded, skipped: tests.length - passed - failed }
}

/** A runner that failed without a failed test (an error between tests) counts as one failure. */
function verdict(code: number, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

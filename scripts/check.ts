// `npm run check`: types, lint with the import rule between rooms, format, dead code. Stops at nothing, says all.
import { runTool } from './run.ts'

const lanes = [
  { name: 'types', tool: 'typescript/bin/tsc', parameters: ['-p', '.'] },
  { name: 'lint', tool: 'oxlint/bin/oxlint', parameters: ['--type-aware', '--quiet'] },
  { name: 'format', tool: 'oxfmt/bin/oxfmt', parameters: ['--check'] },
  { name: 'dead code', tool: 'knip/bin/knip.js', parameters: ['--no-progress'] },
]

/** Runs every lane; answers how many passed and failed. */
export async function check(say: (line: string) => void): Promise<{ passed: number; failed: number }> {
  let failed = 0
  for (const { name, tool, parameters } of lanes) {
    const { code, output } = await runTool(tool, parameters, { quiet: true })
    say(`check: ${name} ${code === 0 ? 'ok' : 'FAILED'}`)
    if (code !== 0) {
      failed += 1
      say(output)
    }
  }
  return { passed: lanes.length - failed, failed }
}

if (import.meta.main) {
  const { failed } = await check((line) => console.log(line))
  process.exit(failed === 0 ? 0 : 1)
}

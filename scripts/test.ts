// `npm test`: finds or fetches a Chromium, checks, builds, runs the unit lane and the e2e lane, and closes on one line
// `N passed, N failed, N skipped` over all of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from '../tests/support/chromium.ts'
import { ensureBuilt } from './build.ts'
import { check } from './check.ts'
import { runTool } from './run.ts'
import { unitLane, type Count } from './unit-lane.ts'

const say = (line: string): void => console.log(line)
const scratch = mkdtempSync(join(tmpdir(), 'offprint-test-'))
const total = { passed: 0, failed: 0, skipped: 0 }

const chromium = ensureChromium(say)
if (chromium === null) {
  say('No Chromium could be found or fetched: install Chromium or Chrome, or name one in OFFPRINT_CHROMIUM.')
  process.exit(1)
}
say(`Chromium: ${chromium}`)

add({ ...(await check(say)), skipped: 0 })

try {
  await ensureBuilt(say)
  add(await unitLane(scratch, say))
  add(await e2eLane())
} catch (error) {
  say(String(error))
  total.failed += 1
}

rmSync(scratch, { recursive: true, force: true })
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)

async function e2eLane(): Promise<Count> {
  const report = join(scratch, 'e2e.json')
  const { code } = await runTool('playwright/cli.js', ['test'], {
    env: { OFFPRINT_CHROMIUM: chromium ?? '', PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
  return counted(code, () => readPlaywright(report))
}

function add(count: Count): void {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}

/** A runner that failed without a failed test (a file that does not load, no report) counts as one failure. */
function counted(code: number, read: () => Count): Count {
  try {
    const count = read()
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function readPlaywright(file: string): Count {
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: Record<string, number> }
  return {
    passed: (stats['expected'] ?? 0) + (stats['flaky'] ?? 0),
    failed: stats['unexpected'] ?? 0,
    skipped: stats['skipped'] ?? 0,
  }
}

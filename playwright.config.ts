// The e2e lane: the same specs in both shells. Electron is skipped, with its reason printed, where it has no program.
import { defineConfig } from 'playwright/test'
import { electronProgram } from './scripts/electron-program.ts'

const electron = electronProgram() !== null
if (!electron && !process.env['TEST_WORKER_INDEX']) {
  console.log('e2e: the electron project is skipped: Electron’s program is not on this machine.')
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: 2,
  // A slow machine is no bug: one more try in CI, where a test that needed it is listed as flaky.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: { actionTimeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/e2e.json' }]],
  projects: [{ name: 'web', testIgnore: /electron-only/ }, ...(electron ? [{ name: 'electron', workers: 1 }] : [])],
})

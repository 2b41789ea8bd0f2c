// Unit, contract and packaging lanes: plain Node 24. The e2e lane is playwright.config.ts.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{main,preload,renderer,packaging,arxiv,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    // As in playwright.config.ts: a slow machine is no bug.
    retry: process.env['CI'] ? 1 : 0,
    restoreMocks: true,
  },
})

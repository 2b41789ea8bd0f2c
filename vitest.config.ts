// Unit, contract and packaging lanes: plain Node 24. The e2e lane is playwright.config.ts.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{main,preload,renderer,packaging,arxiv,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 20_000,
    restoreMocks: true,
  },
})

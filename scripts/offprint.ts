// `npm run offprint -- …`: the command line from a checkout. `serve` needs the built app, so it is built first if need be.
import { ensureBuilt } from './build.ts'

if (process.argv.includes('serve')) await ensureBuilt((line) => console.error(line))
await import('../main/cli/offprint.ts')

// `npm run offprint -- …`: the command line from a checkout. `serve` needs the built app, so it is built first if need
// be; other commands run what is built where it is fresh (it starts three times as fast), else the sources.
import { ensureBuilt, isFresh } from './build.ts'

if (process.argv.includes('serve')) await ensureBuilt((line) => console.error(line))
const entry = isFresh() ? '../out/main/cli.js' : '../main/cli/offprint.ts'
await import(new URL(entry, import.meta.url).href)

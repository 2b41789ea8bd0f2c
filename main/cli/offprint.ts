// The entry of the `offprint` command: keeps compiled code for the next start, then runs the command line.
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))

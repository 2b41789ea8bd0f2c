// The entry of the `offprint` command: keeps compiled code for the next start, then runs the command line. The thread of
// the index, which `serve` needs to show the first list, starts while the program is read.
import '../thread-pool.ts'
import { enableCompileCache } from 'node:module'
import { startEarly } from '../search/early-thread.ts'

enableCompileCache()
if (process.argv.includes('serve')) startEarly()
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))

// `npm start`: builds if need be, opens Electron, and where its program cannot be had the browser shell.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.ts'
import { electronProgram } from './electron-program.ts'
import { root, run, runTool } from './run.ts'

await ensureBuilt((line) => console.log(line))

let program = electronProgram()
if (program === null && existsSync(join(root, 'node_modules/electron/install.js'))) {
  // electron >= 42 has no postinstall: its program is fetched here, once, and never by a test.
  console.log('Fetching Electron, once…')
  await Promise.race([
    runTool('electron/install.js', [], { quiet: true }),
    new Promise((resolve) => setTimeout(resolve, 300_000).unref()),
  ])
  program = electronProgram()
}

if (program !== null) {
  process.exit((await run(program, ['.', ...process.argv.slice(2)])).code)
}
console.log('Electron could not be fetched on this machine, so Offprint opens in your browser.')
const { code } = await run(process.execPath, ['out/main/cli.js', 'serve', '--open', ...process.argv.slice(2)])
process.exit(code)

// `npm run dev`: rebuilds the renderer as it changes and restarts the browser shell when main or preload change.
import { spawn } from 'node:child_process'
import { root } from './run.ts'

const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--app', '--watch'], {
  cwd: root,
  stdio: 'inherit',
})
const shell = spawn(
  process.execPath,
  ['--watch-path=main', '--watch-path=preload', 'main/cli/offprint.ts', 'serve', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
// Both end by themselves then, the shell once it has let its library go; npm's shell waits for this process.
const stop = (signal: NodeJS.Signals): void => {
  vite.kill(signal)
  shell.kill(signal)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
// Without one of them the other is of no use.
vite.on('exit', () => void shell.kill())
shell.on('exit', () => void vite.kill())

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
const stop = (): void => {
  vite.kill()
  shell.kill()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

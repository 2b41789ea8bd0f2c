// Says in one line when Node is too old to run the sources, else runs the script that is named after it in this same
// process, and ends it when npm is ended: npm tells only its shell, which goes without telling anyone. Plain JavaScript,
// so that an old Node can read it.
import { pathToFileURL } from 'node:url'

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Offprint needs Node 24 to run from a checkout; this is Node ${process.versions.node}. ` +
      'On Linux and Windows `npm ci` brings it along; on other systems install Node 24 first.',
  )
  process.exit(2)
}

if (process.env['npm_lifecycle_event']) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

const [script] = process.argv.splice(2, 1)
if (script) {
  process.argv[1] = script
  await import(pathToFileURL(script).href)
}

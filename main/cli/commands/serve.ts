// `offprint serve`: the same app in a browser on this machine. Prints one line, runs until it is told to end.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../preload/errors.ts'
import { openOffprint } from '../../offprint.ts'
import { rendererRoot } from '../../renderer-root.ts'
import { serve as serveApp } from '../../web/server.ts'
import { createWebShell } from '../../web/web-shell.ts'
import { exitCodes, printResult, say, UsageError } from '../output.ts'
import { homeOf, type CommandContext, type Register } from '../run.ts'

/** Opens an address in the person's browser. Rejects where there is none. */
async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open')
  await open(url)
}

/** Registers `serve [--port N] [--open]`. */
export const serveCommand: Register = (program, run) => {
  program
    .command('serve')
    .description('show the app in a browser on this machine')
    .option('--port <n>', 'the port (else OFFPRINT_PORT, else a free one)')
    .option('--open', 'open the browser too')
    .action((options: { port?: string; open?: boolean }) => run((context) => serve(context, options)))
}

async function serve(
  context: CommandContext,
  options: { readonly port?: string; readonly open?: boolean },
): Promise<number> {
  const port = parsePort(options.port ?? context.env['OFFPRINT_PORT'] ?? '0')
  const root = rendererRoot()
  if (!existsSync(join(root, 'index.html')))
    throw new AppError('not-found', 'The app has not been built yet: run `npm run build` first.')
  const offprint = await openOffprint({
    home: homeOf(context),
    env: context.env,
    rendererRoot: root,
    shell: createWebShell({ open: openBrowser }),
  }).catch(async (error: unknown) => {
    // Another Offprint has the folder: the person is shown to it. Without a browser they are told where it is all the same.
    const url = error instanceof AppError && error.code === 'locked' ? error.details?.['url'] : null
    if (options.open && typeof url === 'string') await openBrowser(url).catch(() => undefined)
    throw error
  })
  const { library } = offprint.services
  try {
    const server = await serveApp({
      handler: offprint.resources,
      host: offprint.host,
      port,
      onInternalError: (error) =>
        say(`Offprint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    })
    try {
      await library.announce(server.origin)
      for (const { message } of library.problems) say(message)
      printResult(context.json, { url: server.url }, [`Offprint is at ${server.url}`])
      if (options.open)
        await openBrowser(server.newUrl()).catch(() => say('No browser could be opened; use the address above.'))
      await new Promise<void>((resolve) => {
        if (context.signal.aborted) resolve()
        context.signal.addEventListener('abort', () => resolve(), { once: true })
      })
    } finally {
      await server.close()
    }
  } finally {
    await offprint.close()
  }
  return exitCodes.well
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`“${text}” is no port: use a number from 0 to 65535.`)
  return port
}

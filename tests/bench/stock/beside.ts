// The built app with the stock pdf.js viewer beside it, from the same pdfjs-dist and the same server: what benches that
// compare the two begin with.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { openOffprint } from '../../../main/offprint.ts'
import { serve } from '../../../main/web/server.ts'
import { createWebShell } from '../../../main/web/web-shell.ts'
import { findChromium } from '../../support/chromium.ts'

const root = join(import.meta.dirname, '../../..')
/** No arXiv at all: benches are about what is here. */
const env = { ...process.env, OFFPRINT_ARXIV: 'http://127.0.0.1:9' }
/** How long a window is looked at before the click, in milliseconds. */
const restMs = 1500

/** Where both viewers are served. */
export interface Address {
  readonly origin: string
  /** A new address that signs a window in. */
  readonly url: () => string
}

/** A paper of the library: its id, and where its PDF is served. */
export interface Paper {
  readonly id: string
  readonly pdf: string
}

/** Serves the app and the stock viewer over a library of these PDFs while `work` runs. */
export async function beside<T>(
  files: readonly string[],
  work: (address: Address, papers: readonly Paper[], executablePath: string) => Promise<T>,
): Promise<T> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium here.')
  if (!existsSync(join(root, 'out/renderer/index.html'))) throw new Error('Run `npm run build` first.')
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-'))
  try {
    const home = join(folder, 'home')
    addPapers(home, files)
    const rendererRoot = await rendererWithStock(join(folder, 'renderer'))
    const shell = createWebShell({ open: () => Promise.resolve() })
    const offprint = await openOffprint({ home, env, shell, rendererRoot })
    const server = await serve({
      handler: offprint.resources,
      host: offprint.host,
      port: 0,
      onInternalError: () => undefined,
    })
    try {
      const address = { origin: server.origin, url: () => server.newUrl() }
      return await work(address, await papersOf(home), executablePath)
    } finally {
      await server.close()
      await offprint.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A new window of ours at the library, left alone for a moment as a person would: it warms itself up in idle time. */
export async function ourWindow(browser: Browser, address: Address): Promise<Page> {
  const page = await newWindow(browser, address.url())
  await page.getByRole('main').waitFor()
  await page.waitForTimeout(restMs)
  return page
}

/** A new window of the stock viewer, signed in to the same server and left alone for as long. */
export async function stockWindow(browser: Browser, address: Address): Promise<Page> {
  const page = await newWindow(browser, address.url())
  await page.goto(`${address.origin}/stock/stock.html`)
  await page.waitForTimeout(restMs)
  return page
}

async function newWindow(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

function addPapers(home: string, files: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['main/cli/offprint.ts', '--home', home, 'add', ...files], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The papers could not be added: ${stderr}`)
}

async function papersOf(home: string): Promise<readonly Paper[]> {
  const folders = await readdir(join(home, 'papers'))
  return Promise.all(
    folders.map(async (folder) => {
      const { id } = JSON.parse(await readFile(join(home, 'papers', folder, 'paper.json'), 'utf8')) as { id: string }
      return { id, pdf: `/pdf/${folder}/v1` }
    }),
  )
}

/** The built app with the stock viewer in a folder of it, from the same pdfjs-dist. */
async function rendererWithStock(folder: string): Promise<string> {
  await cp(join(root, 'out/renderer'), folder, { recursive: true })
  const stock = join(folder, 'stock')
  await mkdir(stock, { recursive: true })
  for (const file of ['stock.html', 'stock.css', 'stock.js'])
    await cp(join(import.meta.dirname, file), join(stock, file))
  const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  for (const file of ['build/pdf.min.mjs', 'build/pdf.worker.min.mjs', 'web/pdf_viewer.mjs', 'web/pdf_viewer.css']) {
    await cp(join(pdfjs, file), join(stock, file.split('/').at(-1) ?? file))
  }
  return folder
}

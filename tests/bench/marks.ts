// A thousand marks: what a page of them costs to lay out, over a paper of three hundred pages too, and how a page of them
// scrolls beside the same page without, in one window of one Chromium.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { openOffprint } from '../../main/offprint.ts'
import { serve } from '../../main/web/server.ts'
import { createWebShell } from '../../main/web/web-shell.ts'
import { MarkId } from '../../preload/model/ids.ts'
import { MarkColor, type Mark } from '../../preload/model/mark.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { shown, tinyPdf } from '../support/tiny-pdf.ts'
import type { Figure } from './run.ts'

export const name = 'A thousand marks on a page, and over 300 pages'

const root = join(import.meta.dirname, '../..')
const rounds = 2

export async function run(): Promise<readonly Figure[]> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium here.')
  if (!existsSync(join(root, 'out/renderer/index.html'))) throw new Error('Run `npm run build` first.')
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-'))
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  try {
    const home = join(folder, 'home')
    const without = await addPaper(home, folder, 12, [])
    const onOne = await addPaper(home, folder, 13, marksOn(Array.from({ length: 1000 }, () => 2)))
    const overAll = await addPaper(home, folder, 300, marksOn(Array.from({ length: 1000 }, (_, at) => 1 + (at % 300))))
    const offprint = await openOffprint({
      home,
      env: { ...process.env, OFFPRINT_ARXIV: 'http://127.0.0.1:9' },
      shell: createWebShell({ open: () => Promise.resolve() }),
      rendererRoot: join(root, 'out/renderer'),
    })
    const server = await serve({
      handler: offprint.resources,
      host: offprint.host,
      port: 0,
      onInternalError: () => undefined,
    })
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
      await page.goto(server.newUrl())
      return await measure(page, { without, onOne, overAll })
    } finally {
      await server.close()
      await offprint.close()
    }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Papers {
  readonly without: string
  readonly onOne: string
  readonly overAll: string
}

async function measure(page: Page, papers: Papers): Promise<readonly Figure[]> {
  const frames = { without: [] as number[], with: [] as number[] }
  const layouts: number[] = []
  for (let round = 0; round < rounds; round++) {
    const sides = [
      async () => {
        await open(page, papers.without)
        frames.without.push(...(await scroll(page)))
      },
      async () => {
        await open(page, papers.onOne)
        frames.with.push(...(await scroll(page)))
        layouts.push(...(await layoutsOf(page)))
      },
    ]
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side()
  }
  await open(page, papers.overAll)
  await scroll(page)
  const spread = await layoutsOf(page)
  const [slow, slowWithout] = [share(frames.with, 0.95), share(frames.without, 0.95)]
  return [
    {
      figure: 'a page with 1,000 marks, laid out',
      value: median(layouts),
      unit: 'ms',
      limit: 5,
      note: `worst ${Math.max(...layouts).toFixed(1)} ms`,
    },
    {
      figure: '1,000 marks over 300 pages, a page laid out',
      value: median(spread),
      unit: 'ms',
      limit: 5,
      note: `${spread.length} pages`,
    },
    {
      figure: 'frame while scrolling, with 1,000 marks',
      value: median(frames.with) / median(frames.without),
      unit: '×',
      limit: 1.1,
      note: `medians ${median(frames.with).toFixed(1)} and ${median(frames.without).toFixed(1)} ms`,
    },
    {
      figure: 'slowest 5 % of frames, with to without',
      value: slow / slowWithout,
      unit: '×',
      note: `${slow.toFixed(1)} and ${slowWithout.toFixed(1)} ms`,
    },
  ]
}

async function open(page: Page, paper: string): Promise<void> {
  await page.evaluate(() => {
    performance.clearMeasures('offprint:marks-page')
    location.hash = '#/'
  })
  await page.waitForTimeout(200)
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/paper/${paper}`)
  await page.locator('[data-page-number="1"][data-state="rendered"]').waitFor()
  // The page's neighbours are drawn ahead: scrolling is then the compositor's work, as when one reads.
  await page.waitForTimeout(1200)
}

/** The times between frames while the first three pages go by, ms. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const pages = document.querySelector('[data-reader-pages]')
        const times: number[] = []
        let last = 0
        let step = 0
        const frame = (now: number): void => {
          if (last > 0) times.push(now - last)
          last = now
          if (pages) pages.scrollTop = (step % 80) * 16
          step += 1
          if (step < 160) requestAnimationFrame(frame)
          else resolve(times.slice(20))
        }
        requestAnimationFrame(frame)
      }),
  )
}

/** What laying out pages with marks took, ms: making the elements, and the browser's own layout of a page of them. */
function layoutsOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const layers = [...document.querySelectorAll<HTMLElement>('[data-offprint-layer]')]
    const times = layers.map((layer) => {
      layer.hidden = true
      layer.style.display = 'none'
      void document.body.offsetHeight
      layer.style.display = ''
      layer.hidden = false
      const start = performance.now()
      void document.body.offsetHeight
      return performance.now() - start
    })
    const worst = Math.max(0, ...times)
    return performance.getEntriesByName('offprint:marks-page').map(({ duration }) => duration + worst)
  })
}

/** Adds a paper of plain pages and puts marks into its record; answers its id. */
async function addPaper(home: string, folder: string, pages: number, marks: readonly Mark[]): Promise<string> {
  const lines = Array.from(
    { length: 48 },
    (_, line) =>
      [10, 60, 780 - line * 15, `Line ${line} of ${pages} pages: ${'words that stand in a row '.repeat(3)}`] as const,
  )
  const path = join(folder, `${pages}.pdf`)
  await writeFile(path, tinyPdf({ pages: Array.from({ length: pages }, () => ({ content: shown(lines) })) }))
  const before = new Set(await readdir(join(home, 'papers')).catch(() => []))
  const { status, stderr } = spawnSync(process.execPath, ['main/cli/offprint.ts', '--home', home, 'add', path], {
    cwd: root,
    env: { ...process.env, OFFPRINT_ARXIV: 'http://127.0.0.1:9' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The paper could not be added: ${stderr}`)
  const id = (await readdir(join(home, 'papers'))).find((each) => !before.has(each)) ?? ''
  const record = join(home, 'papers', id, 'paper.json')
  const kept = JSON.parse(await readFile(record, 'utf8')) as { marks: unknown }
  await writeFile(record, JSON.stringify({ ...kept, marks }))
  return id
}

/** A mark of two lines for each page named, spread over the page. */
function marksOn(pages: readonly number[]): readonly Mark[] {
  const at = new Date('2026-11-01').toISOString()
  return pages.map((page, index) => {
    const [x, y] = [60 + ((index * 37) % 380), 60 + ((index * 53) % 700)]
    return {
      id: MarkId.parse(`bench-${index}`),
      kind: index % 5 === 0 ? 'underline' : 'highlight',
      color: MarkColor.options[index % 8] ?? 'yellow',
      comment: '',
      tags: [],
      image: null,
      origin: null,
      formerly: [],
      createdAt: at,
      updatedAt: at,
      anchor: {
        version: 1,
        fileSha256: null,
        textModel: 1,
        parts: [
          {
            page,
            rects: [
              [x, y, x + 90, y + 11],
              [x, y - 15, x + 60, y - 4],
            ],
            charFrom: index,
            charTo: index + 9,
          },
        ],
        quote: { exact: 'words that stand in a row', prefix: '', suffix: '' },
      },
    }
  })
}

function median(values: readonly number[]): number {
  return share(values, 0.5)
}

function share(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
}

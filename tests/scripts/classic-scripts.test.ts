// The page's scripts as classic scripts: they run one after the other, and modules that come later share what they made.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build } from 'vite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { classicScripts } from '../../scripts/classic-scripts.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-classic-'))
  await mkdir(join(folder, 'src'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const page =
  '<html><body><script type="module" src="./first.js"></script><script type="module" src="./second.js"></script></body></html>'

/** Builds a page of these modules; answers its scripts in the page's order, and all files by their names. */
async function built(modules: Readonly<Record<string, string>>) {
  const root = join(folder, 'src')
  await writeFile(join(root, 'index.html'), page)
  for (const [name, code] of Object.entries(modules)) await writeFile(join(root, name), code)
  const group = (id: string): string | null => (/first|second/.test(id) ? (/first/.test(id) ? 'one' : 'two') : null)
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [classicScripts([join(root, 'first.js'), join(root, 'second.js')])],
    build: {
      outDir: join(folder, 'out'),
      modulePreload: false,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: group }] } } },
    },
  })
  const html = await readFile(join(folder, 'out/index.html'), 'utf8')
  const assets = join(folder, 'out/assets')
  const files = new Map<string, string>()
  for (const name of await readdir(assets)) files.set(name, await readFile(join(assets, name), 'utf8'))
  const scripts = [...html.matchAll(/<script defer src="\/assets\/([^"]+)"><\/script>/g)].map(([, name]) =>
    files.get(name ?? ''),
  )
  return { html, scripts, files }
}

it('runs the scripts in the order of the page, and leaves what later modules share where they look for it', async () => {
  const { html, scripts, files } = await built({
    'first.js': 'export const first = { name: "first" }; globalThis.said.push("first")',
    'second.js':
      'import { first } from "./first.js"; export const second = { of: first }; globalThis.said.push(first.name + " second"); globalThis.later = () => import("./later.js")',
    'later.js': 'import { second } from "./second.js"; globalThis.said.push(second.of.name)',
  })
  expect(html).not.toContain('type="module"')
  // What Vite's loader of later modules asks of a page.
  const document = { currentScript: { src: 'http://127.0.0.1/assets/x.js' }, createElement: () => ({}) }
  const world: Record<string, unknown> = { said: [], document }
  world['globalThis'] = world
  for (const script of scripts) runInNewContext(script ?? '', world)
  expect(world['said']).toEqual(['first', 'first second'])
  const shared = [...files].filter(([name]) => name.startsWith('two-')).map(([, code]) => code)
  expect(shared).toHaveLength(1)
  // A module in the place of the second script: it has no code of its own, it takes what the script left.
  expect(shared[0]).toMatch(/^const\{.+\}=globalThis\.__offprint\["two-[\w-]+\.js"\];export\{.+\};\n$/)
})

it('refuses an export that changes while the program runs, for a copy of it would be stale', async () => {
  const building = built({
    'first.js': 'export let count = 0; export function more() { count += 1 }',
    'second.js':
      'import { count, more } from "./first.js"; more(); globalThis.later = () => import("./later.js"); export { count }',
    'later.js': 'import { count } from "./first.js"; globalThis.said.push(count)',
  })
  await expect(building).rejects.toThrow(/changes what it exports \(count\)/)
})

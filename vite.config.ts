// The one build: screens, main (desktop, command line), the text worker and the preload script. `vite build --app`.
import { cp, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { EnvironmentOptions, Plugin } from 'vite'
import { NONCE_PLACEHOLDER } from './main/web/app-files.ts'
import { classicScripts } from './scripts/classic-scripts.ts'

const root = import.meta.dirname
/** The two scripts of renderer/index.html. */
const linkScript = join(root, 'renderer/main.ts')
const startScript = join(root, 'renderer/app/start.tsx')
const out = (folder: string): string => join(root, 'out', folder)

/** Electron 45 is Chromium 156 and Node 24; `offprint serve` meets any recent Chromium. */
const screens: EnvironmentOptions = {
  build: {
    outDir: out('renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    // Everything under assets/ is named by its content; pdf.js's worker keeps its own name in front (main/web/app-files.ts).
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstScreen, debugName: 'first screen' }] } } },
  },
}

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/**
 * What the first screen needs is one file, and what the entry needs before it another: left to itself, every part that a
 * later screen shares with the first becomes a file of its own, and forty small ones cost a tenth of a second.
 */
function firstScreen(id: string, graph: ModuleGraph): string | null {
  const entry = reachable(graph, linkScript)
  if (entry.has(id)) return 'entry'
  return reachable(graph, startScript).has(id) ? 'first' : null
}

const reached = new Map<string, ReadonlySet<string>>()

/** The modules that one imports, directly or not, but not by `import()`. */
function reachable(graph: ModuleGraph, from: string): ReadonlySet<string> {
  const known = reached.get(from)
  if (known) return known
  const found = new Set([from])
  for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported)
  // Before the graph is whole, nothing is remembered.
  if (found.size > 1) reached.set(from, found)
  return found
}

/** One bundle for Node, everything in it but Electron: nothing of node_modules is shipped. */
function nodeBundle(
  input: Readonly<Record<string, string>>,
  options: { readonly oneFile: boolean },
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron'], conditions: ['node', 'module', 'import', 'default'] },
    build: {
      outDir: out('main'),
      // The worker is built after main, into the same folder.
      emptyOutDir: !options.oneFile,
      target: 'node24',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input,
        platform: 'node',
        external: ['electron'],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // Beside the entries: what a module finds relative to itself (package.json, the worker) it finds from a chunk too.
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: !options.oneFile,
        },
      },
    },
  }
}

/** The sandboxed preload script: CommonJS, one file, no dependency (Electron allows it nothing else). */
const preload: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron'] },
  build: {
    outDir: out('preload'),
    emptyOutDir: true,
    target: 'chrome156',
    ssr: true,
    rolldownOptions: {
      input: { index: join(root, 'preload/electron.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
}

/**
 * zod asks whether it may `eval` as soon as the first schema is made, which the content security policy reports.
 * `z.config` in the entry comes too late for schemas of a shared chunk, so the answer is built into zod itself.
 */
function zodWithoutEval(): Plugin {
  return {
    name: 'offprint:zod-without-eval',
    applyToEnvironment: (environment) => environment.name === 'client',
    transform: {
      filter: { id: /\/zod\/v4\/core\/core\.js$/ },
      handler: (code) => `${code}\nglobalConfig.jitless = true\n`,
    },
  }
}

/** Chromium reads woff2: the older forms that KaTeX names as well stay out of the build (a megabyte). */
function woff2Only(): Plugin {
  return {
    name: 'offprint:woff2-only',
    enforce: 'pre',
    transform: {
      filter: { id: /katex[^?]*\.css/ },
      handler: (css) => css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("(?:woff|truetype)"\)/g, ''),
    },
  }
}

/** Puts what pdf.js loads while it runs beside the app: never from a CDN. */
function pdfjsData(): Plugin {
  const package_ = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return {
    name: 'offprint:pdfjs-data',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    async writeBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
        // Scripts inside PDFs never run, so neither does the machine for them ship.
        const filter = (path: string): boolean => !path.toLowerCase().includes('quickjs')
        await cp(join(package_, folder), join(out('renderer/pdfjs'), folder), { recursive: true, filter })
      }
      const icons = (await readdir(join(package_, 'web/images'))).filter((name) => name.startsWith('annotation-'))
      for (const name of icons) await cp(join(package_, 'web/images', name), join(out('renderer/pdfjs/images'), name))
    },
  }
}

/** Puts the guide that comes with the sample list beside main's bundles, where `import.meta.url` finds it. */
function sampleGuide(): Plugin {
  return {
    name: 'offprint:sample-guide',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'main',
    writeBundle: () => cp(join(root, 'main/intake/sample/guide.pdf'), join(out('main'), 'sample/guide.pdf')),
  }
}

export default defineConfig({
  root: join(root, 'renderer'),
  publicDir: false,
  plugins: [
    react(),
    zodWithoutEval(),
    woff2Only(),
    classicScripts([linkScript, startScript]),
    pdfjsData(),
    sampleGuide(),
  ],
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: { sourcemap: false },
  environments: {
    client: screens,
    preload,
    main: nodeBundle(
      { desktop: join(root, 'main/desktop/index.ts'), cli: join(root, 'main/cli/offprint.ts') },
      { oneFile: false },
    ),
    // By itself, so that it is one file: it lies beside the asar, out of reach of main's chunks.
    worker: nodeBundle({ 'text-worker': join(root, 'main/text/worker.ts') }, { oneFile: true }),
    readingWorker: nodeBundle({ 'reading-worker': join(root, 'main/intake/reading-worker.ts') }, { oneFile: true }),
    searchWorker: nodeBundle({ 'search-worker': join(root, 'main/search/worker.ts') }, { oneFile: true }),
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
    },
  },
})

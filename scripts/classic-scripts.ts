// A plugin of the build: the scripts of the first screen become classic scripts. Chromium keeps compiled code of classic
// scripts and uses it at the next start; what it keeps of module scripts it never uses (156: they are streamed and compiled
// anew each time, an eighth of a second of every start). Modules that come later find what they share with them through
// small modules in their place.
import { basename } from 'node:path'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

type Program = ReturnType<Rolldown.PluginContext['parse']>

/** Where a classic script leaves what it exports, by the name of its file. */
const SHELF = 'globalThis.__offprint'

/** The modules `scripts`, and all that they import, become the page's classic scripts, in this order; the rest stays modules. */
export function classicScripts(scripts: readonly string[]): Plugin {
  /** By the name of a chunk, the exports it changes while it runs. */
  const changing = new Map<string, readonly string[]>()
  return {
    name: 'offprint:classic-scripts',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    // Names are whole here.
    renderChunk(code, chunk) {
      changing.set(chunk.name, changedExports(this.parse(code)))
      return null
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const tags = startingChunks(bundle, scripts).map(({ fileName }): HtmlTagDescriptor => ({
          tag: 'script',
          attrs: { defer: true, src: `/${classicName(fileName)}` },
          injectTo: 'head',
        }))
        const modules = /\s*<(?:script type="module"[^>]*><\/script|link rel="modulepreload"[^>]*)>/g
        return { html: html.replaceAll(modules, ''), tags }
      },
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of startingChunks(bundle, scripts)) {
          const changed = changing.get(chunk.name) ?? []
          if (changed.length > 0)
            throw new Error(`${chunk.fileName} changes what it exports (${changed.join(', ')}): a copy would be stale.`)
          const { script, module } = classic(chunk, this.parse(chunk.code))
          this.emitFile({ type: 'asset', fileName: classicName(chunk.fileName), source: script })
          chunk.code = module
        }
      },
    },
  }
}

/** The chunks of some modules and all that they import, each after what it imports itself. */
function startingChunks(bundle: Rolldown.OutputBundle, modules: readonly string[]): readonly Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>()
  const take = (chunk: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): void => {
    if (chunk?.type !== 'chunk' || found.has(chunk)) return
    for (const imported of chunk.imports) take(bundle[imported])
    found.add(chunk)
  }
  for (const id of modules) {
    const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.moduleIds.includes(id))
    if (!chunk) throw new Error(`No chunk has ${id}.`)
    take(chunk)
  }
  return [...found]
}

function classicName(fileName: string): string {
  return fileName.replace(/[^/]+$/, (name) => `classic-${name}`)
}

/** The script, which takes what it imports from the shelf and leaves there what it exports, and the module that reads it. */
function classic({ fileName, code }: Rolldown.OutputChunk, { body }: Program): Record<'script' | 'module', string> {
  const head: string[] = []
  const exported: (readonly [local: string, name: string])[] = []
  let rest = code
  for (const node of body.toReversed()) {
    if (node.type === 'ImportDeclaration') {
      const names = node.specifiers.map((specifier) => {
        if (specifier.type !== 'ImportSpecifier') throw new Error(`${fileName} imports a whole module.`)
        return `${nameOf(specifier.imported)}:${specifier.local.name}`
      })
      if (names.length > 0) head.unshift(`const{${names.join()}}=${shelfOf(node.source.value)};`)
    } else if (node.type === 'ExportNamedDeclaration' && !node.declaration && !node.source) {
      for (const { local, exported: name } of node.specifiers) exported.push([nameOf(local), nameOf(name)])
    } else if (node.type.startsWith('Export')) throw new Error(`${fileName} exports in a way that is not foreseen.`)
    else continue
    rest = rest.slice(0, node.start) + rest.slice(node.end)
  }
  const script = [
    '(()=>{"use strict";',
    // Whoever asks for more of it than the address asks whether there is more.
    rest.includes('import.meta') ? 'const __meta={url:document.currentScript.src};' : '',
    ...head,
    rest.replaceAll('import.meta', '__meta'),
    `;(${SHELF}??={})[${JSON.stringify(basename(fileName))}]={${exported.map(([local, name]) => `${name}:${local}`).join()}}`,
    '})()\n',
  ].join('')
  const copies = exported.map(([, name], at) => ({ take: `${name}:_${at}`, give: `_${at} as ${name}` }))
  const module = `const{${copies.map(({ take }) => take).join()}}=${shelfOf(fileName)};export{${copies.map(({ give }) => give).join()}};\n`
  return { script, module }
}

function shelfOf(fileName: string): string {
  return `${SHELF}[${JSON.stringify(basename(fileName))}]`
}

function nameOf(node: { readonly type: string }): string {
  if (node.type === 'Identifier' && 'name' in node && typeof node.name === 'string') return node.name
  throw new Error('A name that is no identifier is imported or exported.')
}

/** Exports that a function of the module assigns: who imports them must see the new value, which a copy would not. */
function changedExports({ body }: Program): readonly string[] {
  const variables = new Set<string>()
  for (const node of body) if (node.type === 'VariableDeclaration' && node.kind !== 'const') declaredIn(node, variables)
  const exports = body.flatMap((node) => (node.type === 'ExportNamedDeclaration' ? node.specifiers : []))
  const changed = new Set<string>()
  assignedIn(body, null, changed)
  return exports.map(({ local }) => nameOf(local)).filter((name) => variables.has(name) && changed.has(name))
}

type Node = Readonly<Record<string, unknown>>

/** Finds the variables that functions assign without having declared them; `own` is null outside of functions. */
function assignedIn(value: unknown, own: ReadonlySet<string> | null, found: Set<string>): void {
  for (const node of nodesOf(value)) {
    const target =
      node['type'] === 'AssignmentExpression' ? node['left'] : node['type'] === 'UpdateExpression' && node['argument']
    if (own && target) for (const name of namesIn(target)) if (!own.has(name)) found.add(name)
    let inner = own
    if (isFunction(node)) {
      const declared = new Set(own)
      for (const name of namesIn(node['params'])) declared.add(name)
      declaredIn(node['body'], declared)
      inner = declared
    }
    for (const child of Object.values(node)) assignedIn(child, inner, found)
  }
}

/** Adds the variables that are declared in a piece of code, but not in functions inside of it. */
function declaredIn(value: unknown, declared: Set<string>): void {
  for (const node of nodesOf(value)) {
    if (node['type'] === 'VariableDeclarator' || isFunction(node))
      for (const name of namesIn(node['id'])) declared.add(name)
    if (!isFunction(node)) for (const child of Object.values(node)) declaredIn(child, declared)
  }
}

/** The names of a pattern; too many rather than too few. */
function namesIn(value: unknown): readonly string[] {
  return nodesOf(value).flatMap((node) =>
    node['type'] === 'Identifier'
      ? [String(node['name'])]
      : node['type'] === 'MemberExpression'
        ? []
        : Object.values(node).flatMap(namesIn),
  )
}

function isFunction(node: Node): boolean {
  return /Function/.test(String(node['type']))
}

function nodesOf(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) return []
  return Array.isArray(value) ? (value as unknown[]).flatMap(nodesOf) : [value as Node]
}

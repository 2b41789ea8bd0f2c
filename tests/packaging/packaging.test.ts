// electron-builder on a stub distribution: no Electron binary, no network. What it packs is what a release would hold.
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const builder = join(root, 'node_modules/electron-builder/cli.js')

/** What a real Electron has in its middle: the sentinel, version 1, and nine fuses as shipped. */
const FUSE_WIRE = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009${'1'}${'0'}${'1'}${'1'}${'0'}${'0'}${'0'}${'1'}${'1'}`

let folder = ''
let project = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-packaging-'))
  project = await makeProject()
  await makeStubElectron()
  await build([])
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the package', () => {
  const asar = (): string => join(project, 'dist/linux-unpacked/resources/app.asar')

  test('holds what was built and package.json, and nothing else', () => {
    const top = new Set(listPackage(asar(), { isPack: false }).map((path) => path.split(/[/\\]/)[1]))
    expect([...top].sort()).toEqual(['out', 'package.json'])
  })

  test('leaves out source maps', () => {
    expect(listPackage(asar(), { isPack: false }).filter((path) => path.endsWith('.map'))).toEqual([])
  })

  test('has what threads read beside the archive', async () => {
    const unpacked = `${asar()}.unpacked`
    for (const path of ['out/main/text-worker.js', 'out/main/reading-worker.js', 'out/renderer/pdfjs/cmaps/a.bcmap']) {
      expect((await stat(join(unpacked, path))).isFile()).toBe(true)
    }
    await expect(stat(join(unpacked, 'out/main/desktop.js'))).rejects.toThrow('ENOENT')
  })

  test('asks nobody for updates until a release says whom', async () => {
    await expect(stat(join(project, 'dist/linux-unpacked/resources/app-update.yml'))).rejects.toThrow('ENOENT')
  })

  test('speaks the two languages, and no other is shipped', async () => {
    expect((await readdir(join(project, 'dist/linux-unpacked/locales'))).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  test('has every fuse as we say, and the one that we cannot name as it ships', async () => {
    const wire = await getCurrentFuseWire(join(project, 'dist/linux-unpacked/offprint'))
    const { version, ...fuses } = wire
    expect(version).toBe(FuseVersion.V1)
    const on = FuseState.ENABLE
    const off = FuseState.DISABLE
    expect(fuses).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
      [FuseV1Options.WasmTrapHandlers]: on,
    })
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number')
    expect(Object.keys(fuses).filter((key) => /^\d+$/.test(key))).toHaveLength(known.length)
  })
})

describe('the configuration', () => {
  test('is read strictly: a misspelt key fails, and is named', async () => {
    await expect(build(['-c.electronFusses.runAsNode=true'])).rejects.toMatchObject({
      stdout: expect.stringContaining('electronFusses'),
    })
  }, 60_000)

  test('registers offprint: for deep links, on every system from one place', async () => {
    const text = await readFile(join(root, 'electron-builder.yml'), 'utf8')
    expect(text).toContain('protocols: [{ name: Offprint, schemes: [offprint] }]')
    expect(text).toContain('deleteAppDataOnUninstall: false')
    for (const system of ['linux:', 'mac:', 'win:']) expect(text).toContain(`\n${system}`)
  })

  test('names a main module that the build makes', async () => {
    const { main } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { readonly main: string }
    expect(main).toBe('out/main/desktop.js')
    await rm(join(project, main))
    await expect(build([])).rejects.toMatchObject({ stdout: expect.stringContaining('desktop.js') })
    await writeFile(join(project, main), 'app()')
  }, 60_000)
})

/** A checkout as after `npm run build`, with things in it that must not be packed. */
async function makeProject(): Promise<string> {
  const made = join(folder, 'project')
  await mkdir(made, { recursive: true })
  for (const name of ['electron-builder.yml', 'build'])
    await cp(join(root, name), join(made, name), { recursive: true })
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, unknown>
  const one = { dependencies: { 'left-pad': '1.0.0' }, devDependencies: {}, optionalDependencies: {} }
  await writeFile(join(made, 'package.json'), JSON.stringify({ ...manifest, ...one }))
  const files = {
    'out/main/desktop.js': 'app()',
    'out/main/desktop.js.map': '{}',
    'out/main/text-worker.js': 'work()',
    'out/main/reading-worker.js': 'work()',
    'out/preload/index.cjs': 'bridge()',
    'out/renderer/index.html': '<div>',
    'out/renderer/pdfjs/cmaps/a.bcmap': 'map',
    'main/desktop/index.ts': 'secret',
    'tests/a.test.ts': 'test',
    'node_modules/left-pad/package.json': '{"name":"left-pad","version":"1.0.0"}',
    'node_modules/left-pad/index.js': 'pad()',
    '.env': 'TOKEN=x',
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(made, path, '..'), { recursive: true })
    await writeFile(join(made, path), text)
  }
  return made
}

/** Just enough of Electron's distribution to be packed and to have its fuses set. */
async function makeStubElectron(): Promise<void> {
  const stub = join(folder, 'electron')
  await mkdir(join(stub, 'locales'), { recursive: true })
  await mkdir(join(stub, 'resources'))
  await writeFile(join(stub, 'electron'), `#!/bin/sh\n${FUSE_WIRE}\n`)
  await chmod(join(stub, 'electron'), 0o755)
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) await writeFile(join(stub, name), '45.4.1')
  for (const locale of ['en-US', 'zh-CN', 'de', 'fr']) await writeFile(join(stub, 'locales', `${locale}.pak`), '')
}

function build(extra: readonly string[]) {
  const words = ['--linux', 'dir', '--publish', 'never', '--projectDir', project]
  const config = [`-c.electronDist=${join(folder, 'electron')}`, '-c.electronVersion=45.4.1', ...extra]
  return run(process.execPath, [builder, ...words, ...config], { cwd: project, env: { ...process.env, CI: '1' } })
}

// `offprint search`: its JSON, its exit codes, and that it leaves the folder as it was.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { checkLibrary } from '../../../main/library/check/check.ts'
import { indexPath } from '../../../main/search/index-path.ts'
import { json, runCli } from '../cli/run-cli.ts'
import { freshHome, writable } from '../library/support.ts'
import { described, mark, searchOver } from './support.ts'

const file = fileURLToPath(new URL('../../fixtures/papers/one-column-v1.pdf', import.meta.url))

it('finds while the app has the folder, and without an index, and writes none', async () => {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(
    described('2401.00001', 'Sparse attention', {}, { marks: [mark('mark-one', 'attention is sparse', '', 4)] }),
  )
  const run = await runCli(home, ['--json', 'search', 'attention', '--limit', '5'])
  expect(run).toMatchObject({ code: 0, stderr: '' })
  expect(json(run)).toMatchObject({
    total: 2,
    groups: [
      {
        kind: 'mark',
        hits: [
          {
            arxivId: '2401.00001',
            title: 'Sparse attention',
            page: 4,
            snippet: 'attention is sparse',
            route: '#/paper/2401.00001?v=1&page=4&mark=mark-one',
          },
        ],
      },
      { kind: 'paper', hits: [{ arxivId: '2401.00001', page: null, route: '#/paper/2401.00001' }] },
    ],
  })
  expect(existsSync(indexPath(home))).toBe(false)
  expect(await runCli(home, ['search', 'nothing', '-attention'])).toMatchObject({ code: 0, stdout: 'Nothing found.\n' })
})

it('ends with 2 and the place of what is wrong', async () => {
  const home = await freshHome()
  const run = await runCli(home, ['--json', 'search', 'graph status:cheese'])
  expect(run).toMatchObject({ code: 2, stdout: '' })
  expect(run.stderr).toMatch(/status: can be .*\(at character 7\)/)
  expect(await runCli(home, ['search', 'x', '--limit', 'many'])).toMatchObject({ code: 2 })
})

it('reads the text of PDFs that nobody has opened', async () => {
  const home = await freshHome()
  expect(await runCli(home, ['add', file])).toMatchObject({ code: 0 })
  const run = await runCli(home, ['--json', 'search', 'text:"House of Margins"'])
  expect(json(run)).toMatchObject({ total: 1, groups: [{ kind: 'text', hits: [{ page: 1 }] }] })
  // Searching only reads: nothing is left in the folder.
  expect(existsSync(join(home, '.derived', 'text'))).toBe(false)
  expect(existsSync(indexPath(home))).toBe(false)
}, 60_000)

it('is mended by check', async () => {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(described('2401.00001', 'Sparse attention'))
  const search = searchOver(library)
  await search.ready()
  await search.close()
  await library.close()
  expect(await checkLibrary({ home, repair: false })).toMatchObject({ ok: true, problems: [] })
  await mkdir(dirname(indexPath(home)), { recursive: true })
  await writeFile(indexPath(home), 'no database '.repeat(1000))
  expect(await checkLibrary({ home, repair: false })).toMatchObject({
    ok: false,
    problems: [{ kind: 'index-damaged' }],
  })
  expect(await checkLibrary({ home, repair: true })).toMatchObject({ ok: true, problems: [{ repaired: true }] })
  expect(await checkLibrary({ home, repair: false })).toMatchObject({ ok: true, problems: [] })
})

it('keeps saved searches beside the lists', async () => {
  const home = await freshHome()
  const library = await writable(home)
  const saved = {
    id: 'save-1',
    name: 'Unread graphs',
    query: 'status:unread graph',
    createdAt: '2026-01-01T00:00:00.000Z',
  }
  await library.saveSearch('save-1', saved)
  await library.saveSearch('save-1', { ...saved, name: 'Graphs' })
  expect(library.savedSearches()).toEqual([{ ...saved, name: 'Graphs' }])
  await library.saveSearch('save-1', null)
  expect(library.savedSearches()).toEqual([])
})

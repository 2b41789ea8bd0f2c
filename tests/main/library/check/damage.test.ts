// What a library folder does when files in it are damaged, gone, of a newer program, or cannot be written.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { disk, type Disk } from '../../../../main/library/files/disk.ts'
import { newList } from '../../../../main/library/lists/lists.ts'
import { openLibrary } from '../../../../main/library/open.ts'
import { isCannotOpen } from '../../../../main/library/files/storage-error.ts'
import { failureOf, freshHome, id, noon, paper, samplePdf, writable } from '../support.ts'

const here = id('2406.15877')

/** A closed library with one paper that has a tag, and a list. */
async function written(): Promise<{ home: string; record: string; lists: string }> {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(paper(here, { givenTitle: 'A paper' }))
  await library.create(paper('2406.11931'))
  await library.update(here, (record) => void record.tags.push('kept'))
  await library.saveList(newList({ title: 'This week', now: noon }))
  await library.close()
  return { home, record: join(home, 'papers/2406.15877/paper.json'), lists: join(home, 'library.json') }
}

const aside = '.corrupt-2026-06-12T12-00-00-000Z'

for (const [what, text] of [
  ['cut off', '{ "schema": 1, "id": "2406.1'],
  ['empty', ''],
  ['binary junk', '\u0000\u0001\ufffd'],
  ['of another shape', '{ "schema": 1, "id": "2406.15877" }'],
  ['an array', '[]'],
  ['without a schema number', '{}'],
  ['about another paper', JSON.stringify(paper('2406.11931'))],
] as const) {
  test(`a paper.json that is ${what} is set aside, the last good copy is loaded, and the person is told`, async () => {
    const { home, record } = await written()
    await writeFile(record, text)
    const reader = await openLibrary({ home, mode: 'read' })
    expect(reader.problems).toHaveLength(1)
    expect(await readFile(record, 'utf8')).toBe(text)
    await reader.close()

    const library = await writable(home)
    expect(library.ids().toSorted()).toEqual(['2406.11931', here])
    expect(library.problems.map(({ message }) => message)).toEqual([expect.stringContaining(`${record}${aside}`)])
    expect(await readFile(`${record}${aside}`, 'utf8')).toBe(text)
    // The copy is the record as it was before its latest write.
    if (what !== 'about another paper') expect(library.record(here)?.givenTitle).toBe('A paper')
    await library.close()
    expect((await writable(home)).problems).toEqual([])
  })
}

test('a paper whose record and copy are both damaged starts anew with its PDFs, and the person is told', async () => {
  const { home, record } = await written()
  await writeFile(record, '{')
  await writeFile(`${record}.bak`, '')
  await writeFile(join(home, 'papers/2406.15877/v2.pdf'), samplePdf())
  const library = await writable(home)
  expect(library.record(here)?.files.map(({ version }) => version)).toEqual([2])
  expect(library.problems[0]?.message).toContain('starts anew')
  expect(existsSync(`${record}${aside}`)).toBe(true)
})

test('a paper.json that is gone comes back from its copy', async () => {
  const { home, record } = await written()
  await rm(record)
  const library = await writable(home)
  expect([library.record(here)?.givenTitle, library.problems.length]).toEqual(['A paper', 1])
  expect(existsSync(record)).toBe(true)
})

test('a damaged library.json comes back from its copy', async () => {
  const { home, lists } = await written()
  await writeFile(lists, '{ "schema": 1, "lists": [')
  const library = await writable(home)
  expect(library.problems.map(({ message }) => message)).toEqual([expect.stringContaining(`${lists}${aside}`)])
  expect(library.ids()).toHaveLength(2)
  await library.close()
  expect(JSON.parse(await readFile(lists, 'utf8'))).toMatchObject({ schema: 1 })
})

test('a library.json that is damaged beyond its copy never opens as an empty one', async () => {
  const { home, lists } = await written()
  await writeFile(lists, 'x')
  await writeFile(`${lists}.bak`, 'x')
  for (const mode of ['read', 'write'] as const) {
    const failure = await failureOf(openLibrary({ home, mode }))
    expect(failure).toMatchObject({ code: 'storage', details: { reason: 'damaged', cannotOpen: true } })
  }
  expect([await readFile(lists, 'utf8'), existsSync(join(home, '.lock'))]).toEqual(['x', false])
})

test('a missing library.json beside papers is made anew, and the person is told', async () => {
  const { home, lists } = await written()
  await rm(lists)
  await rm(`${lists}.bak`)
  const library = await writable(home)
  expect([library.problems.length, library.ids().length, existsSync(lists)]).toEqual([1, 2, true])
})

for (const name of ['papers/2406.15877/paper.json', 'library.json']) {
  test(`a ${name.split('/').at(-1)} of a newer program refuses to open, and nothing is changed`, async () => {
    const { home } = await written()
    const text = JSON.stringify({ schema: 2, marvels: true })
    await writeFile(join(home, name), text)
    await writeFile(join(home, 'papers/2406.11931/paper.json'), 'damaged too')
    for (const mode of ['read', 'write'] as const) {
      const failure = await failureOf(openLibrary({ home, mode }))
      expect(failure).toMatchObject({ code: 'storage', details: { reason: 'newer', found: 2, cannotOpen: true } })
      expect(failure['message']).toContain('newer Offprint')
    }
    expect(await readFile(join(home, name), 'utf8')).toBe(text)
    expect(await readFile(join(home, 'papers/2406.11931/paper.json'), 'utf8')).toBe('damaged too')
  })
}

test('what a crash leaves behind does no harm', async () => {
  const { home, record } = await written()
  const folder = join(home, 'papers/2406.15877')
  await writeFile(join(folder, '.paper.json.4711-0123456789ab.tmp'), '{ "half": ')
  const before = await readFile(record, 'utf8')
  const library = await writable(home)
  expect([library.problems, await readFile(record, 'utf8')]).toEqual([[], before])
})

test('a file where the folder should be is said', async () => {
  const home = await freshHome()
  await writeFile(home, 'not a folder')
  for (const mode of ['read', 'write'] as const) {
    const failure = await failureOf(openLibrary({ home, mode }))
    expect(failure).toMatchObject({ code: 'storage', details: { cannotOpen: true } })
    expect(failure['message']).toContain(home)
  }
  await openLibrary({ home, mode: 'write' }).catch((error: unknown) => expect(isCannotOpen(error)).toBe(true))
})

for (const [step, break_] of Object.entries({
  open: (code: string): Partial<Disk> => ({ open: () => Promise.reject(systemError(code)) }),
  rename: (code: string): Partial<Disk> => ({ rename: () => Promise.reject(systemError(code)) }),
})) {
  test(`when ${step} fails, the change is refused with a sentence, and memory and disk stay as they were`, async () => {
    const { home, record } = await written()
    const faulty: { -readonly [K in keyof Disk]: Disk[K] } = { ...disk }
    const library = await writable(home, faulty)
    const [before, text] = [library.record(here), await readFile(record, 'utf8')]
    for (const [code, words] of [
      ['ENOSPC', 'disk is full'],
      ['EACCES', 'permissions'],
      ['EROFS', 'read-only'],
      ['EMFILE', 'Too many files'],
    ] as const) {
      Object.assign(faulty, break_(code))
      const failure = await failureOf(library.update(here, (draft) => void (draft.starred = true)))
      expect(failure).toMatchObject({ code: 'storage', details: { errno: code } })
      expect(failure['message']).toContain(words)
      expect(await failureOf(library.create(paper('2406.00001')))).toMatchObject({ code: 'storage' })
    }
    expect([library.record(here), library.has(id('2406.00001'))]).toEqual([before, false])
    expect(await readFile(record, 'utf8')).toBe(text)

    Object.assign(faulty, disk)
    await library.update(here, (draft) => void (draft.starred = true))
    await library.close()
    expect((await writable(home)).record(here)?.starred).toBe(true)
    expect((await readdir(join(home, 'papers/2406.15877'))).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
}

const mount = tmpfs()

test.skipIf(mount === null)(
  'on a disk that is really full, what was there stays and room makes it work again',
  async () => {
    const home = join(mount ?? '', 'Offprint')
    const library = await writable(home)
    await library.create(paper(here))
    await writeFile(join(mount ?? '', 'ballast'), Buffer.alloc(1024 * 1024)).catch(() => undefined)
    const long = 'words '.repeat(20_000)
    const failure = await failureOf(library.update(here, (draft) => void (draft.notes.text = long)))
    expect(failure).toMatchObject({ code: 'storage', details: { errno: 'ENOSPC' } })
    expect(library.record(here)?.notes.text).toBe('')
    await rm(join(mount ?? '', 'ballast'))
    await library.update(here, (draft) => void (draft.notes.text = long))
    await library.close()
    expect((await writable(home)).record(here)?.notes.text).toBe(long)
  },
)

const frozen = await unwritable()

test.skipIf(frozen === null)('a folder that cannot be written is said, and can still be read', async () => {
  const home = frozen ?? ''
  const failure = await failureOf(openLibrary({ home, mode: 'write' }))
  expect(failure).toMatchObject({ code: 'storage', details: { cannotOpen: true } })
  expect(failure['message']).toMatch(/permissions|read-only/)
  const reader = await openLibrary({ home, mode: 'read' })
  expect(reader.ids()).toEqual([])
})

/** A disk of 512 KiB, where this may be mounted; null, with the reason printed, elsewhere. */
function tmpfs(): string | null {
  try {
    return mounted('512k')
  } catch {
    console.log('Skipped: no small disk can be mounted here (needs Linux and root).')
    return null
  }
}

/** A folder nobody may write to, where that can be made; root may write everywhere but on a read-only mount. */
async function unwritable(): Promise<string | null> {
  try {
    const path = mounted('64k')
    await mkdir(join(path, 'papers'))
    execFileSync('mount', ['-o', 'remount,ro', path], { stdio: 'pipe' })
    return path
  } catch {
    console.log('Skipped: no read-only folder can be made here (needs Linux and root).')
    return null
  }
}

/** Mounts a disk in memory until the tests end. Throws where that is not possible. */
function mounted(size: string): string {
  const path = mkdtempSync(join(tmpdir(), 'offprint-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'pipe' })
  } catch (error) {
    rmdirSync(path)
    throw error
  }
  afterAll(() => {
    execFileSync('umount', ['-l', path])
    rmdirSync(path)
  })
  return path
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made for the test`), { code })
}

// The index behind searching: it follows the library, outlives the program, and is never what a person loses by.
import { existsSync } from 'node:fs'
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../../main/library/open.ts'
import { IndexOwner } from '../../../main/search/index-owner.ts'
import { indexPath } from '../../../main/search/index-path.ts'
import { isIndexDamaged } from '../../../main/search/open-index.ts'
import { freshHome, id, writable } from '../library/support.ts'
import { described, found, papers, pdf, searchOver } from './support.ts'
import { A, B, C, sample } from './sample.ts'

describe('the index', () => {
  it('follows what changes: new papers, notes, lists, papers that go', async () => {
    const { library, search } = await sample()
    await library.update(id(A), (record) => ({ ...record, notes: { text: 'Entirely different', updatedAt: null } }))
    expect(await found(search, 'kernels')).toEqual([])
    expect(await found(search, 'entirely')).toEqual([`note ${A}`])
    await library.remove(id(A))
    expect(await found(search, 'sparse')).toEqual([])
    await library.bringBack(id(A))
    expect(await papers(search, 'sparse')).toEqual([A])
  })

  it('is the same after any changes as one that is made anew', async () => {
    const words = fc.constantFrom('alpha', 'beta', 'gamma', '量子', 'délta')
    const change = fc.record({ which: fc.nat(3), title: words, note: words, gone: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const library = await openLibrary({ home: await freshHome(), mode: 'write' })
        const texts = new Map([['2401.00001', ['a page of alpha']]])
        const search = searchOver(library, { texts })
        await search.settled()
        for (const { which, title, note, gone } of changes) {
          const paper = id(`2401.0000${which}`)
          if (gone && library.has(paper)) await library.remove(paper)
          else {
            await library.create(described(paper, 'beta'))
            await library.update(paper, (record) => ({
              ...described(paper, title),
              addedAt: record.addedAt,
              files: which === 1 ? [pdf('b')] : [],
              notes: { text: note, updatedAt: null },
            }))
          }
        }
        await search.settled()
        const anew = searchOver(library, { texts, mode: 'read' })
        anew.rebuild()
        await anew.settled()
        for (const text of ['alpha', 'beta', 'gamma', '量', 'delta', 'has:text', '-zzz']) {
          expect((await found(search, text)).toSorted()).toEqual((await found(anew, text)).toSorted())
        }
        await Promise.all([search.close(), anew.close()])
        await library.close()
      }),
      { numRuns: 5 },
    )
  }, 60_000)

  it('stays for the next time, and takes in what changed meanwhile', async () => {
    const { library, search, home } = await sample()
    await search.close()
    await library.update(id(A), (record) => ({ ...record, notes: { text: 'Afterthought', updatedAt: null } }))
    const again = searchOver(library)
    expect(existsSync(indexPath(home))).toBe(true)
    await again.ready()
    expect(await found(again, 'afterthought')).toEqual([`note ${A}`])
    expect(await found(again, 'lemma')).toEqual([`text ${C} 2`])
  })

  it('does not wait for texts that cannot be read', async () => {
    const library = await writable(await freshHome())
    await library.create(described(A, 'Readable', {}, { files: [pdf('a')] }))
    await library.create(described(B, 'Locked by a password', {}, { files: [pdf('b')] }))
    const search = searchOver(library, { texts: new Map([[A, ['All of it.']]]) })
    await search.settled()
    expect(search.state().texts).toEqual({ done: 1, total: 1 })
    expect(await found(search, 'locked')).toEqual([`paper ${B}`])
  })

  const spoil: Readonly<Record<string, (path: string) => Promise<void>>> = {
    truncated: (path) => truncate(path, 5000),
    empty: (path) => writeFile(path, ''),
    'no database': (path) => writeFile(path, 'This is no database, but a text that someone put here. '.repeat(100)),
    'overwritten inside': async (path) => {
      const bytes = await readFile(path)
      bytes.fill(0x55, 4096, bytes.length)
      await writeFile(path, bytes)
    },
    'from a newer program': async (path) => {
      const db = new DatabaseSync(path)
      db.exec('PRAGMA user_version = 999')
      db.close()
    },
  }
  for (const [how, damage] of Object.entries(spoil)) {
    it(`is made anew where it is ${how}, and read as if it were not there`, async () => {
      const { library, search, home } = await sample()
      await search.close()
      await damage(indexPath(home))
      const reading = searchOver(library, { mode: 'read' })
      await reading.ready()
      expect(await papers(reading, 'sparse')).toEqual([A])
      const again = searchOver(library)
      await again.ready()
      expect(await papers(again, 'sparse')).toEqual([A])
      expect(again.state()).toMatchObject({ state: 'ready', message: null })
      expect(isIndexDamaged(indexPath(home))).toBe(false)
    })
  }

  it('is kept in memory while another program holds it, or where it cannot be written, and says so', async () => {
    const { library, search, home } = await sample()
    await search.close()
    const other = new DatabaseSync(indexPath(home))
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    const locked = searchOver(library)
    await locked.ready()
    expect(await papers(locked, 'sparse')).toEqual([A])
    expect(locked.state().message).toMatch(/in memory/)
    other.close()

    const home2 = await freshHome()
    const library2 = await writable(home2)
    await library2.create(described(A, 'Sparse'))
    await writeFile(dirname(indexPath(home2)), 'a file where the folder should be')
    const blocked = searchOver(library2)
    await blocked.ready()
    expect(await papers(blocked, 'sparse')).toEqual([A])
    expect(blocked.state().message).toMatch(/in memory/)
  })

  it('is kept in memory where its disk is full, and says so; the library is none the worse', async () => {
    const home = await freshHome()
    const library = await writable(home)
    await library.create(described(A, 'Sparse'))
    const index = new IndexOwner({ home, mode: 'write', worker: new URL('./full-disk-worker.ts', import.meta.url) })
    const search = searchOver(library, { index })
    await search.ready()
    expect(await papers(search, 'sparse')).toEqual([A])
    expect(search.state()).toMatchObject({ state: 'ready', message: expect.stringMatching(/disk takes no more/) })
    await library.update(id(A), (record) => ({ ...record, tags: ['kept'] }))
    expect(await papers(search, 'tag:kept')).toEqual([A])
  })

  it('is not touched by reading, and reading sees what it does not have', async () => {
    const { library, search, home } = await sample()
    await search.close()
    await library.create(described('2402.00009', 'Sparse newcomer'))
    const before = await readFile(indexPath(home))
    const reading = searchOver(library, { mode: 'read' })
    await reading.ready()
    expect(await papers(reading, 'sparse')).toEqual([A, '2402.00009'])
    await reading.close()
    expect((await readFile(indexPath(home))).equals(before)).toBe(true)

    const empty = await freshHome()
    await mkdir(empty)
    const nothing = await openLibrary({ home: empty, mode: 'read' })
    const search2 = searchOver(nothing, { mode: 'read' })
    expect(await found(search2, 'sparse')).toEqual([])
    expect(existsSync(dirname(indexPath(empty)))).toBe(false)
  })
})

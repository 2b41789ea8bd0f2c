// The bin: what it says it holds, what comes back, and what emptying deletes and what it must not.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyBin, listBin } from '../../../../main/library/papers/bin.ts'
import { freshHome, id, paper, samplePdf, writable } from '../support.ts'

const page = { offset: 0, limit: 50 }
const [a, b] = [id('2406.00001'), id('hep-th/9901001')]

/** A library of two papers with PDFs, both in its bin. */
async function twoRemoved() {
  const home = await freshHome()
  const library = await writable(home)
  for (const each of [a, b]) {
    await library.create(paper(each, { givenTitle: `Paper ${each}` }))
    await writeFile(join(await library.folder(each), 'v1.pdf'), samplePdf())
    await library.remove(each)
  }
  return { home, library }
}

describe('the bin', () => {
  it('is empty before anything was removed', async () => {
    expect(await listBin(await freshHome(), page)).toEqual({ total: 0, bytes: 0, papers: [] })
  })

  it('says what it holds, the last removed first, and how much space that takes', async () => {
    const { home } = await twoRemoved()
    const { total, bytes, papers } = await listBin(home, page)
    expect(total).toBe(2)
    expect(papers.map(({ entry, title, earlier }) => ({ entry, title, earlier }))).toEqual([
      { entry: 'hep-th_9901001', title: 'Paper hep-th/9901001', earlier: false },
      { entry: '2406.00001', title: 'Paper 2406.00001', earlier: false },
    ])
    expect(bytes).toBe(papers.reduce((sum, each) => sum + each.bytes, 0))
    expect((await listBin(home, { offset: 1, limit: 1 })).papers.map(({ entry }) => entry)).toEqual(['2406.00001'])
  })

  it('gives a paper back whole, after another was deleted for good', async () => {
    const { home, library } = await twoRemoved()
    expect(await emptyBin(home, ['2406.00001'])).toEqual({ deleted: 1, kept: 0 })
    expect(await readdir(join(home, 'bin'))).toEqual(['hep-th_9901001'])
    await library.bringBack(b)
    expect(library.record(b)?.givenTitle).toBe('Paper hep-th/9901001')
    expect((await listBin(home, page)).total).toBe(0)
  })

  it('tells an earlier copy of a paper that was removed twice', async () => {
    const { home, library } = await twoRemoved()
    await library.create(paper(a, { givenTitle: 'Once more' }))
    await library.remove(a)
    const { papers } = await listBin(home, page)
    expect(papers.filter((each) => each.id === a).map(({ title, earlier }) => ({ title, earlier }))).toEqual(
      expect.arrayContaining([
        { title: 'Once more', earlier: false },
        { title: `Paper ${a}`, earlier: true },
      ]),
    )
  })

  it('deletes what Offprint made, and never a file that it did not make', async () => {
    const { home } = await twoRemoved()
    const folder = join(home, 'bin', '2406.00001')
    await mkdir(join(folder, 'images'))
    await writeFile(join(folder, 'images', '0123456789abcdef.png'), 'picture')
    await writeFile(join(folder, 'paper.json.corrupt-2026-06-12T12-00-00-000Z'), '{')
    await writeFile(join(folder, 'my own notes.txt'), 'mine')
    await mkdir(join(home, 'bin', 'holiday pictures'))
    expect(await emptyBin(home, null)).toEqual({ deleted: 1, kept: 1 })
    expect((await readdir(join(home, 'bin'))).toSorted()).toEqual(['2406.00001', 'holiday pictures'])
    expect(await readdir(folder)).toEqual(['my own notes.txt'])
  })

  it('ends what a crash left half deleted', async () => {
    const { home } = await twoRemoved()
    await mkdir(join(home, 'bin', '.going-2401.00001'))
    await writeFile(join(home, 'bin', '.going-2401.00001', 'v1.pdf'), samplePdf())
    await emptyBin(home, null)
    expect(await readdir(join(home, 'bin'))).toEqual([])
  })

  it('stops between papers when it is told to', async () => {
    const { home } = await twoRemoved()
    expect(await emptyBin(home, null, { signal: AbortSignal.abort() })).toEqual({ deleted: 0, kept: 0 })
    expect((await listBin(home, page)).total).toBe(2)
  })
})

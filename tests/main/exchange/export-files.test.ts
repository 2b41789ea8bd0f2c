// Exports in a folder: names that every system takes, never over what is there, and a sentence where nothing can be written.
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeMarkdown } from '../../../main/exchange/export-files.ts'
import { listName } from '../../../main/exchange/markdown.ts'
import { appendPapers, newList } from '../../../main/library/lists/lists.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import type { ListDetail } from '../../../preload/model/list.ts'
import type { PaperDetail } from '../../../preload/model/paper.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-export-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A paper of a list, as a library shows them. */
async function shelf(title: string): Promise<{ readonly paper: PaperDetail; readonly list: ListDetail }> {
  const library = await openLibrary({ home: join(folder, 'home'), mode: 'write' })
  try {
    const id = PaperId.parse('2406.15877')
    await library.create(newPaperRecord({ id, now: new Date('2026-11-01'), version: null, provenance: [] }))
    const list = appendPapers(newList({ title }), [id])
    await library.saveList(list)
    const [paper, detail] = [library.detail(id), library.listDetail(list.id)]
    if (!paper || !detail) throw new Error('what was just made is not there')
    return { paper, list: detail }
  } finally {
    await library.close()
  }
}

it('writes a document a paper and one for the list, which links to it', async () => {
  const { paper, list } = await shelf('For the plane')
  const out = join(folder, 'deep', 'out')
  const written = await writeMarkdown(out, [paper], list)
  const name = written.papers.get(paper.record.id) ?? ''
  expect(new Set(await readdir(out))).toEqual(new Set([name, 'For the plane.md']))
  expect(await readFile(join(out, 'For the plane.md'), 'utf8')).toContain(`](${encodeURI(name)})`)
})

it('never writes over a file that is there', async () => {
  const { paper, list } = await shelf('For the plane')
  const out = join(folder, 'out')
  await writeMarkdown(out, [paper], list)
  await writeFile(join(out, 'For the plane.md'), 'mine')
  const again = await writeMarkdown(out, [paper], list)
  expect(again.list).toBe('For the plane (2).md')
  expect(await readFile(join(out, 'For the plane.md'), 'utf8')).toBe('mine')
})

it.skipIf(process.platform === 'win32')(
  'copies pictures of the library, never what a link in it leads to',
  async () => {
    const { paper } = await shelf('For the plane')
    const [kept, link] = ['0123456789abcdef', 'fedcba9876543210']
    await mkdir(join(folder, 'images'))
    await writeFile(join(folder, 'images', kept), 'a picture')
    await writeFile(join(folder, 'id_ed25519'), 'a secret')
    await symlink(join(folder, 'id_ed25519'), join(folder, 'images', link))
    const text = `![](images/${kept}.png) ![](images/${link}.png)`
    const noted: PaperDetail = { ...paper, record: { ...paper.record, notes: { text, updatedAt: null } } }
    const out = join(folder, 'out')
    await writeMarkdown(out, [noted], null, { pictures: (_, name) => join(folder, 'images', name) })
    expect(await readdir(join(out, 'images'))).toEqual([`${kept}.png`])
  },
)

it('says in a sentence that a folder cannot be written', async () => {
  const { paper } = await shelf('For the plane')
  const file = join(folder, 'a file')
  await writeFile(file, '')
  await expect(writeMarkdown(join(file, 'out'), [paper], null)).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringContaining('could be written'),
  })
})

it.each([
  ['a/b: c?', 'a b c.md'],
  ['..', 'Reading list.md'],
  ['2024 年 6 月论文精选', '2024 年 6 月论文精选.md'],
])('makes of the title %j the file name %j', (title, name) => {
  expect(listName({ title })).toBe(name)
})

// Many records written as a group: each as durable as one written alone, whenever the power goes.
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { disk, type Disk } from '../../../../main/library/files/disk.ts'
import { openLibrary } from '../../../../main/library/open.ts'
import { createGroupWriter } from '../../../../main/library/files/write-together.ts'
import { freshHome, id, paper, writable } from '../support.ts'

const ids = Array.from({ length: 6 }, (_, index) => id(`2401.0000${index}`))

/** A disk that tells what was done to it, in order; `before` may refuse it. */
function watched(before: (step: string) => void): Disk {
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    before(name)
    return work()
  }
  return {
    ...disk,
    open: async (path, flags, mode) => {
      const handle = await step(`open ${String(path)}`, () => disk.open(path, flags, mode))
      const sync = handle.sync.bind(handle)
      handle.sync = () => step(`sync ${String(path)}`, sync)
      return handle
    },
    rename: (from, to) => step(`rename ${String(to)}`, () => disk.rename(from, to)),
    link: (from, to) => step(`link ${String(to)}`, () => disk.link(from, to)),
    unlink: (path) => step(`unlink ${String(path)}`, () => disk.unlink(path)),
    copyFile: (from, to) => step(`copy ${String(to)}`, () => disk.copyFile(from, to)),
    mkdir: disk.mkdir,
  }
}

test.skipIf(process.platform === 'win32')(
  'a file is on the disk before it takes its place, its folder after, and only then is it acknowledged',
  async () => {
    const home = await freshHome()
    const library = await writable(home)
    for (const each of ids) await library.create(paper(each))
    await library.close()
    const steps: string[] = []
    const write = createGroupWriter(watched((step) => steps.push(step)))
    const paths = ids.map((each) => join(home, 'papers', each, 'paper.json'))
    await Promise.all(
      paths.map(async (path) => {
        await write({ path, content: `new ${path}`, keepPrevious: true })
        steps.push(`acknowledged ${path}`)
      }),
    )
    for (const path of paths) {
      const at = (what: RegExp): number => steps.findIndex((step) => what.test(step))
      const folder = dirname(path)
      const order = [
        at(new RegExp(`^sync ${folder}/\\.${basename(path)}\\..*tmp$`)),
        at(new RegExp(`^rename ${path}$`)),
        at(new RegExp(`^sync ${folder}$`)),
        at(new RegExp(`^acknowledged ${path}$`)),
      ]
      expect(order).not.toContain(-1)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      expect(await readFile(path, 'utf8')).toBe(`new ${path}`)
    }
    // As a group: no folder is flushed for one of them while another is still to take its place.
    const lastPlaced = steps.findLastIndex((step) => step.startsWith('rename'))
    expect(steps.findIndex((step) => /^sync .*\/2401\.\d+$/.test(step))).toBeGreaterThan(lastPlaced)
  },
)

test('one that cannot be written fails alone', async () => {
  const home = await freshHome()
  const refused = ids[2] ?? id('2401.00002')
  const library = await writable(
    home,
    watched((step) => {
      if (step.startsWith('open') && step.includes(`${refused}/.paper`)) throw new Error('refused')
    }),
  )
  const outcomes = await Promise.allSettled(ids.map((each) => library.create(paper(each))))
  expect(outcomes.map(({ status }) => status)).toEqual(ids.map((each) => (each === refused ? 'rejected' : 'fulfilled')))
  expect(ids.filter((each) => library.has(each))).toEqual(ids.filter((each) => each !== refused))
})

test('a disk that goes away at any moment leaves every record whole, and what was acknowledged changed', async () => {
  const home = await freshHome()
  const first = await writable(home)
  for (const each of ids) await first.create(paper(each))
  await first.close()
  let counted = Number.POSITIVE_INFINITY
  for (let most = 0; most < counted; most += 3) {
    let done = 0
    let gone = false
    const library = await openLibrary({
      home,
      mode: 'write',
      disk: watched(() => {
        if (gone && done++ >= most) throw Object.assign(new Error('The disk is gone.'), { code: 'EIO' })
      }),
    })
    const title = `change ${most}`
    const before = new Map(ids.map((each) => [each, library.record(each)?.givenTitle]))
    gone = true
    const outcomes = await Promise.allSettled(
      ids.map((each) => library.update(each, (record) => ({ ...record, givenTitle: title }))),
    )
    gone = false
    await library.close()
    if (done <= most) counted = most

    const reader = await openLibrary({ home, mode: 'read' })
    expect(reader.problems).toEqual([])
    ids.forEach((each, at) => {
      const now = reader.record(each)?.givenTitle
      if (outcomes[at]?.status === 'fulfilled') expect(now).toBe(title)
      else expect([title, before.get(each)]).toContain(now)
    })
    await reader.close()
  }
  expect(counted).toBeLessThan(1000)
})

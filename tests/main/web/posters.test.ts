import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPosters, MAX_POSTER } from '../../../main/web/posters.ts'
import { posterPath } from '../../../preload/resources.ts'
import { bytesOf, etag, id, ORIGIN, setUp } from '../../support/resource-bench.ts'
import { temporaryFolder } from '../../support/web-server.ts'

const file = etag.slice(1, -1)

describe('a poster', () => {
  const send = (path: string, body: BodyInit, origin = ORIGIN) =>
    new Request(ORIGIN + path, { method: 'POST', body, headers: { origin } })

  test('is nothing until one is kept, and then the newest that was kept', async () => {
    const { handler, get } = await setUp()
    expect((await get(posterPath(id, 2, file))).status).toBe(204)
    expect((await handler(send(posterPath(id, 2, file), 'first'))).status).toBe(204)
    await handler(send(posterPath(id, 2, file), 'second'))
    expect((await bytesOf(await get(posterPath(id, 2, file)))).toString()).toBe('second')
  })

  test('of other bytes than the version has now is not kept and not shown', async () => {
    const { handler, get, folder } = await setUp()
    const other = 'a'.repeat(64)
    expect((await handler(send(posterPath(id, 2, other), 'x'))).status).toBe(204)
    expect((await get(posterPath(id, 2, other))).status).toBe(204)
    expect((await get(posterPath(id, 1, file))).status).toBe(204)
    await expect(readdir(join(folder, 'posters'))).rejects.toThrow('ENOENT')
  })

  test('from another origin, or too large, is refused', async () => {
    const { handler, get } = await setUp()
    expect((await handler(send(posterPath(id, 2, file), 'x', 'https://example.org'))).status).toBe(403)
    expect((await handler(send(posterPath(id, 2, file), new Uint8Array(MAX_POSTER + 1)))).status).toBe(400)
    expect((await get(posterPath(id, 2, file))).status).toBe(204)
  })

  test('that was not used for longest goes first when there are too many', async () => {
    const folder = await temporaryFolder()
    const posters = createPosters({ folder, sha256: () => null, mostBytes: 250, sweepEvery: 3 })
    const names = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
    for (const [index, name] of names.entries()) {
      await posters.keep(name, new Response('x'.repeat(100)).body)
      await utimes(join(folder, `${name}.poster`), new Date(), new Date(Date.now() - 1000 * (9 - index)))
      if (index === 1) await utimes(join(folder, `${names[0]}.poster`), new Date(), new Date())
    }
    expect(await posters.read(names[1] ?? '')).toBeNull()
    expect(await posters.read(names[0] ?? '')).toHaveLength(100)
    expect(await posters.read(names[2] ?? '')).toHaveLength(100)
  })

  test('takes nothing away but posters: the folder may be another one under this name', async () => {
    const folder = await temporaryFolder()
    const own = `${'a'.repeat(64)}.poster.7-1.tmp`
    for (const name of ['thesis.tex', 'a.poster', 'notes.tmp', own]) {
      await writeFile(join(folder, name), 'x'.repeat(100))
      await utimes(join(folder, name), new Date(), new Date(Date.now() - 3_600_000))
    }
    const posters = createPosters({ folder, sha256: () => null, mostBytes: 100, sweepEvery: 1 })
    await posters.keep('b'.repeat(64), new Response('x'.repeat(50)).body)
    expect((await readdir(folder)).toSorted()).toEqual([
      'a.poster',
      `${'b'.repeat(64)}.poster`,
      'notes.tmp',
      'thesis.tex',
    ])
  })
})

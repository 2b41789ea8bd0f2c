import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createResourceHandler } from '../../../main/web/resources.ts'
import { createPosters } from '../../../main/web/posters.ts'
import { createUploads } from '../../../main/web/uploads.ts'
import { createTestHost } from '../../support/link-host.ts'
import { temporaryFolder } from '../../support/web-server.ts'
import { listen } from '../../../main/desktop/listen.ts'
import { createOpened } from '../../../main/desktop/opened.ts'
import { desktopHome, rememberHome, userDataFor } from '../../../main/desktop/user-data.ts'

function target(answer: (request: Request) => Promise<Response>) {
  const shown: string[] = []
  const failed: string[] = []
  return {
    shown,
    failed,
    resources: answer,
    show: (route: string) => shown.push(route),
    fail: (text: string) => failed.push(text),
  }
}

describe('what a start brings', () => {
  test('waits until a window is there, then comes in order, and later things at once', () => {
    const opened = createOpened()
    const to = target(async () => new Response())
    opened.link('offprint://paper/2406.15877')
    opened.link('offprint://nonsense/x')
    opened.arguments(['offprint', 'offprint://list/week-24'])
    expect(to.shown).toEqual([])
    opened.ready(to)
    opened.link('offprint://library')
    expect(to.shown).toEqual(['/paper/2406.15877', '/list/week-24', '/'])
  })

  test('a file goes the way of every upload, and is shown where files are taken in', async () => {
    const path = join(await temporaryFolder(), '清单 & co.md')
    await writeFile(path, 'a list')
    const bodies: string[] = []
    const to = target(async (request) => {
      bodies.push(`${request.method} ${decodeURIComponent(request.url)} ${await request.text()}`)
      return Response.json({ upload: 'abc', name: 'x', bytes: 6 })
    })
    const opened = createOpened()
    opened.ready(to)
    opened.files([path])
    await vi.waitFor(() =>
      expect(to.shown).toEqual([`/add?${new URLSearchParams({ upload: 'abc', name: '清单 & co.md' })}`]),
    )
    expect(bodies).toEqual(['POST app://offprint/upload?name=清单 & co.md a list'])
  })

  test('a file that cannot be taken in is told with its name', async () => {
    const path = join(await temporaryFolder(), 'big.pdf')
    await writeFile(path, 'x')
    const to = target(async () => new Response('This file is larger than 300 MB.\n', { status: 400 }))
    const opened = createOpened()
    opened.ready(to)
    opened.files([path])
    await vi.waitFor(() => expect(to.failed).toEqual(['big.pdf: This file is larger than 300 MB.']))
  })
})

test('a file that is not there ends in a sentence too', async () => {
  const folder = await temporaryFolder()
  const uploads = createUploads({ folder: join(folder, 'uploads') })
  const to = target(
    createResourceHandler({
      rendererRoot: folder,
      pdfs: { open: async () => null },
      images: { open: async () => null },
      texts: { page: async () => null },
      exports: { open: async () => null },
      uploads,
      posters: createPosters({ folder, sha256: () => null }),
      onInternalError: (error) => expect.fail(String(error)),
    }),
  )
  const opened = createOpened()
  opened.ready(to)
  opened.files([join(folder, 'gone.pdf')])
  await vi.waitFor(() =>
    expect(to.failed).toEqual([expect.stringMatching(/^gone\.pdf: The file did not arrive whole/)]),
  )
})

describe('which library a start opens', () => {
  test('the environment’s, else the one chosen, else ~/Offprint', async () => {
    const appData = await temporaryFolder()
    expect(desktopHome({}, appData)).toBe(join(homedir(), 'Offprint'))
    await rememberHome(appData, '/data/papers')
    expect(desktopHome({}, appData)).toBe('/data/papers')
    expect(desktopHome({ OFFPRINT_HOME: '/other' }, appData)).toBe('/other')
  })

  test('a damaged note of the choice is as none', async () => {
    const appData = await temporaryFolder()
    await rememberHome(appData, '/data/papers')
    for (const text of ['{', '{"home":"relative/path"}', '[]']) {
      await writeFile(join(appData, 'Offprint', 'library-folder.json'), text)
      expect(desktopHome({}, appData)).toBe(join(homedir(), 'Offprint'))
    }
  })

  test('each library has an Electron folder, and so a single instance, of its own', () => {
    const own = userDataFor(join(homedir(), 'Offprint'), '/app')
    expect(own).toBe(join('/app', 'Offprint'))
    const others = ['/a', '/b', '/a'].map((home) => userDataFor(home, '/app'))
    expect(others[0]).toBe(others[2])
    expect(new Set([own, ...others]).size).toBe(3)
  })
})

test('main can listen to one event of its own host', () => {
  const { host } = createTestHost({})
  const heard: unknown[] = []
  const stop = listen(host, 'app.notice', (notice) => heard.push(notice))
  const notice = { level: 'info', message: 'hello' } as const
  host.emit('app.notice', notice)
  host.emit('library.changed', { papers: [], lists: [] })
  stop()
  host.emit('app.notice', notice)
  expect(heard).toEqual([notice])
})

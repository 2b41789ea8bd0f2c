// The WebSocket of the browser shell: who may open it, what it carries, when it is let go.
import { describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { WebServer } from '../../../main/web/server.ts'
import type { HostLink } from '../../../preload/link.ts'
import { ask, start } from './support.ts'

describe('a WebSocket', () => {
  const dial = (server: WebServer, headers: Record<string, string>, path = '/link') =>
    new Promise<{ readonly opened: boolean; readonly socket: WebSocket; readonly status: number }>((resolve) => {
      const socket = new WebSocket(server.origin.replace('http', 'ws') + path, { headers })
      socket.on('open', () => resolve({ opened: true, socket, status: 101 }))
      socket.on('unexpected-response', (_request, message) => {
        message.resume()
        resolve({ opened: false, socket, status: message.statusCode ?? 0 })
      })
      socket.on('error', () => undefined)
    })

  test('opens for our page with our cookie', async () => {
    const links: HostLink[] = []
    const { server, cookie } = await start({ host: attachTo(links) })
    expect(await dial(server, { cookie, origin: server.origin })).toMatchObject({ opened: true })
    expect(links).toHaveLength(1)
  })

  test.each([
    ['the cookie', (origin: string) => ({ origin })],
    ['an origin', (_origin: string, cookie: string) => ({ cookie })],
    ['our origin', (_origin: string, cookie: string) => ({ cookie, origin: 'https://evil.example' })],
    ['our host', (origin: string, cookie: string) => ({ cookie, origin, host: 'evil.example' })],
  ])('does not open without %s', async (_name, headersOf) => {
    const links: HostLink[] = []
    const { server, cookie } = await start({ host: attachTo(links) })
    const headers: Record<string, string> = headersOf(server.origin, cookie)
    expect(await dial(server, headers)).toMatchObject({ opened: false, status: 403 })
    expect(links).toEqual([])
  })

  test('opens nowhere but at /link', async () => {
    const { server, cookie } = await start()
    const headers = { cookie, origin: server.origin }
    expect(await dial(server, headers, '/')).toMatchObject({ opened: false, status: 403 })
    expect(await dial(server, headers, '/link?x')).toMatchObject({ opened: false })
  })

  test('hands over the frames that came with its handshake, before any other', async () => {
    const seen: unknown[] = []
    const host = {
      attach: (link: HostLink) => link.onFrame((frame) => void seen.push(frame)),
    }
    const { server, cookie } = await start({ host })
    const call = { t: 'call', id: 1, method: 'app.info', input: {} }
    const headers = { cookie, origin: server.origin }
    const { socket } = await dial(server, headers, `/link?ahead=${encodeURIComponent(JSON.stringify([call]))}`)
    expect(seen).toEqual([call])
    socket.terminate()
    expect(await dial(server, headers, '/link?ahead=%7B')).toMatchObject({ opened: true })
    expect(await dial(server, headers, '/link?ahead=%5B%5D&more')).toMatchObject({ opened: false })
    expect(await dial(server, {}, '/link?ahead=%5B%5D')).toMatchObject({ opened: false, status: 403 })
    expect(seen).toEqual([call])
  })

  test('that sends what is no frame at all is closed', async () => {
    const { server, cookie } = await start({ host: attachTo([]) })
    for (const data of ['{', Buffer.from([1, 2, 3])]) {
      const { socket } = await dial(server, { cookie, origin: server.origin })
      const closed = new Promise<number>((resolve) => socket.on('close', resolve))
      socket.send(data)
      expect(await closed).toBe(1003)
    }
  })

  test('that sends more than 16 MiB at once is closed, and the server lives', async () => {
    const { server, cookie } = await start({ host: attachTo([]) })
    const { socket } = await dial(server, { cookie, origin: server.origin })
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.send('"' + 'x'.repeat(16 * 1024 * 1024) + '"')
    expect(await closed).toBe(1009)
    expect((await ask(server, '/', { cookie })).status).toBe(200)
  })

  test('that does not read is let go before it eats the memory', async () => {
    const links: HostLink[] = []
    const { server, cookie } = await start({ host: attachTo(links) })
    const { socket } = await dial(server, { cookie, origin: server.origin })
    socket.pause()
    const [link] = links
    let closed = false
    link?.onClose(() => (closed = true))
    const payload = 'x'.repeat(4 * 1024 * 1024)
    for (let seq = 1; seq <= 40 && !closed; seq += 1) {
      link?.send({ t: 'event', seq, name: 'app.notice', payload })
      await new Promise(setImmediate)
    }
    await vi.waitFor(() => expect(closed).toBe(true))
    socket.terminate()
  })
})

function attachTo(links: HostLink[]) {
  return {
    attach(link: HostLink) {
      links.push(link)
      return () => undefined
    },
  }
}

// The browser shell over HTTP: the way in, who may ask, bodies both ways, and requests that make no sense.
import { connect } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { serve } from '../../../main/web/server.ts'
import type { WebServer } from '../../../main/web/server.ts'
import type { ResourceHandler } from '../../../main/web/resources.ts'
import { startServer } from '../../support/web-server.ts'
import { ask, start } from './support.ts'

describe('the way in', () => {
  test('the printed address is good once, and leaves no token in the address bar', async () => {
    const { server, cookie } = await start()
    const [name, value] = cookie.split('=')
    expect(name).toBe(`offprint-${new URL(server.origin).port}`)
    expect(Buffer.from(value ?? '', 'base64url')).toHaveLength(32)
    const again = await ask(server, new URL(server.url).pathname + new URL(server.url).search)
    expect(again.status).toBe(403)
    expect(again.text).toContain('“offprint serve” printed')
    const fresh = new URL(server.newUrl())
    const entered = await ask(server, fresh.pathname + fresh.search)
    expect([entered.status, entered.headers.location]).toEqual([302, '/'])
    expect(entered.headers['set-cookie']).toEqual([`${cookie}; HttpOnly; SameSite=Strict; Path=/`])
    expect(entered.headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('the token has 256 bits, and two servers share nothing', async () => {
    const [one, two] = [await start(), await start()]
    const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? ''
    expect(Buffer.from(tokenOf(one.server.url), 'base64url')).toHaveLength(32)
    const foreign = await ask(two.server, `/?token=${tokenOf(one.server.newUrl())}`)
    expect(foreign.status).toBe(403)
    expect((await ask(two.server, '/', { cookie: one.cookie })).status).toBe(403)
  })

  test('a spent token from someone who is in already just leads to the app', async () => {
    const { server, cookie } = await start()
    const answer = await ask(server, new URL(server.url).search.replace('?', '/?'), { cookie })
    expect([answer.status, answer.headers.location, answer.headers['set-cookie']]).toEqual([302, '/', undefined])
  })

  test('a wrong token, an empty one, and a HEAD with the right one do not let in', async () => {
    const { server } = await start()
    const fresh = new URL(server.newUrl())
    expect((await ask(server, '/?token=')).status).toBe(403)
    expect((await ask(server, '/?token=%00')).status).toBe(403)
    expect((await ask(server, `/?token=${'A'.repeat(43)}`)).status).toBe(403)
    expect((await ask(server, fresh.pathname + fresh.search, {}, 'HEAD')).status).toBe(403)
    expect((await ask(server, fresh.pathname + fresh.search)).status).toBe(302)
  })

  test('without the cookie nothing is had, and a person is told what to do', async () => {
    const { server } = await start()
    for (const path of ['/', '/assets/x.js', '/pdf/2406.15877/v1', '/link', '/upload']) {
      const answer = await ask(server, path)
      expect([answer.status, answer.headers['content-type']]).toEqual([403, 'text/plain; charset=utf-8'])
      expect(answer.text).toContain('Open Offprint with the address that “offprint serve” printed')
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
    }
  })

  test('the cookie is found among others, and no near miss passes for it', async () => {
    const { server, cookie } = await start()
    const status = async (value: string) => (await ask(server, '/', { cookie: value })).status
    expect(await status(`a=b; ${cookie}; c=d`)).toBe(200)
    expect(await status(`x${cookie}`)).toBe(403)
    expect(await status(cookie.slice(0, -1))).toBe(403)
    expect(await status(`${cookie}A`)).toBe(403)
    expect(await status(cookie.toUpperCase())).toBe(403)
  })

  test('it listens on 127.0.0.1 only', async () => {
    const { server } = await start()
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: Number(new URL(server.origin).port) })
      socket.on('connect', () => resolve(false)).on('error', () => resolve(true))
    })
    expect(refused).toBe(true)
  })

  test('a port that is taken is said in a sentence', async () => {
    const { server } = await start()
    const port = Number(new URL(server.origin).port)
    const second = serve({
      handler: async () => new Response(),
      host: { attach: () => () => undefined },
      port,
      onInternalError: () => undefined,
    })
    await expect(second).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(String(port)) })
  })
})

describe('who may ask', () => {
  test.each([
    ['localhost', { host: 'localhost' }],
    ['another name that leads here', { host: 'evil.example' }],
    ['our address with another port', { host: '127.0.0.1:1' }],
    ['our address without its port', { host: '127.0.0.1' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of our host on another port', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a navigation from another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of our host on another port, as browsers say it', { 'sec-fetch-site': 'same-site' }],
  ])('not %s, cookie or not', async (_name, headers: Record<string, string>) => {
    const handler = vi.fn<ResourceHandler>(async () => new Response('the app'))
    const { server, cookie } = await start({ handler })
    const fresh = new URL(server.newUrl())
    expect((await ask(server, '/', { cookie, ...headers })).status).toBe(403)
    expect((await ask(server, fresh.pathname + fresh.search, headers)).status).toBe(403)
    expect(handler).not.toHaveBeenCalled()
  })

  test('our own page may, and so may a person who types the address', async () => {
    const { server, cookie } = await start()
    expect((await ask(server, '/', { cookie, 'sec-fetch-site': 'same-origin', origin: server.origin })).status).toBe(
      200,
    )
    expect((await ask(server, '/', { cookie, 'sec-fetch-site': 'none' })).status).toBe(200)
  })

  test('what changes something must name our origin', async () => {
    const { server, cookie } = await start()
    expect((await ask(server, '/upload?name=a', { cookie }, 'POST', 'x')).status).toBe(403)
    expect((await ask(server, '/upload?name=a', { cookie, origin: server.origin }, 'POST', 'x')).status).toBe(200)
  })

  test('no answer ever lets other origins read it', async () => {
    const { server, cookie } = await start()
    const preflight = { cookie, origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    for (const answer of [await ask(server, '/', preflight, 'OPTIONS'), await ask(server, '/', { cookie })]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

describe('bodies', () => {
  test('stream both ways', async () => {
    const handler: ResourceHandler = async (request) => new Response(request.body)
    const { server, cookie } = await start({ handler })
    const text = '注意力'.repeat(100_000)
    const answer = await ask(server, '/upload', { cookie, origin: server.origin }, 'POST', text)
    expect([answer.status, answer.text === text]).toEqual([200, true])
  })

  test('a client that goes away aborts the request and cancels the body', async () => {
    const aborted = vi.fn<() => void>()
    const cancelled = vi.fn<() => void>()
    const handler: ResourceHandler = async (request) => {
      request.signal.addEventListener('abort', aborted)
      return new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
          cancel: cancelled,
        }),
      )
    }
    const { server, cookie } = await start({ handler })
    const gone = new AbortController()
    const response = await fetch(server.origin, { headers: { cookie }, signal: gone.signal })
    expect(response.status).toBe(200)
    gone.abort()
    await vi.waitFor(() => expect([aborted.mock.calls.length, cancelled.mock.calls.length]).toEqual([1, 1]))
  })

  test('a body that breaks in the middle breaks the answer, and is told', async () => {
    const onInternalError = vi.fn<(error: unknown) => void>()
    const handler: ResourceHandler = async () => {
      let sent = false
      const body = new ReadableStream({
        pull(controller) {
          if (sent) controller.error(new Error('the disk went away'))
          else controller.enqueue(new Uint8Array(10))
          sent = true
        },
      })
      return new Response(body, { headers: { 'content-length': '1000' } })
    }
    const { server, cookie } = await start({ handler, onInternalError })
    await expect(ask(server, '/', { cookie })).rejects.toThrow()
    await vi.waitFor(() => expect(onInternalError).toHaveBeenCalledOnce())
  })

  test('an upload that is turned away still gets its answer', async () => {
    const handler: ResourceHandler = async () => new Response('too large', { status: 413 })
    const { server, cookie } = await start({ handler })
    const big = 'x'.repeat(5 * 1024 * 1024)
    const answer = await ask(server, '/upload', { cookie, origin: server.origin }, 'POST', big)
    expect([answer.status, answer.text]).toEqual([413, 'too large'])
  })
})

describe('bad requests', () => {
  const raw = (server: WebServer, text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
      let answer = ''
      socket.on('data', (data) => (answer += String(data)))
      socket.on('close', () => resolve(answer))
      socket.on('error', () => undefined)
      socket.write(text)
    })

  test.each([
    ['no Host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 403],
    ['an expectation that nobody knows', 'GET / HTTP/1.1\r\nhost: $HOST\r\nexpect: money\r\n\r\n', 417],
    ['a WebSocket of another version', `GET /link HTTP/1.1\r\n$UPGRADE\r\nsec-websocket-version: 7\r\n\r\n`, 400],
    ['a WebSocket without a key', `GET /link HTTP/1.1\r\n$UPGRADE\r\nsec-websocket-version: 13\r\n\r\n`, 400],
  ])('a request with %s is refused with the headers of every answer', async (_name, text, status) => {
    const { server, cookie } = await start()
    const { host } = new URL(server.origin)
    const upgrade = `host: $HOST\r\norigin: ${server.origin}\r\ncookie: ${cookie}\r\nconnection: upgrade\r\nupgrade: websocket`
    const answer = await raw(server, text.replace('$UPGRADE', upgrade).replace('$HOST', host))
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toContain("default-src 'none'")
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff')
  })

  test('what is no HTTP gets a 400 with the headers of every answer', async () => {
    const { server } = await start()
    const answer = await raw(server, 'hello\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain("content-security-policy: default-src 'none'")
  })

  test.each([
    'GET http://evil.example/ HTTP/1.1',
    'GET \\\\evil HTTP/1.1',
    'TRACE / HTTP/1.1',
    'CONNECT evil:80 HTTP/1.1',
  ])('%s reaches nothing', async (line) => {
    const handler = vi.fn<ResourceHandler>()
    const { server, cookie } = await start({ handler })
    const { host } = new URL(server.origin)
    const answer = await raw(
      server,
      `${line}\r\nhost: ${host}\r\ncookie: ${cookie}\r\norigin: ${server.origin}\r\nconnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^(?:HTTP\/1\.1 40[035] |$)/)
    expect(handler).not.toHaveBeenCalled()
  })

  test('an answered request keeps its connection, a refused upload does not', async () => {
    const handler: ResourceHandler = async () => new Response('x')
    const { server, cookie } = await start({ handler })
    const headers = { cookie, origin: server.origin, connection: 'keep-alive' }
    expect((await ask(server, '/', headers)).headers.connection).toBe('keep-alive')
    const upload = await ask(server, '/upload', headers, 'POST', 'x'.repeat(5 * 1024 * 1024))
    expect(upload.headers.connection).toBe('close')
  })

  test('closing hangs up on everyone', async () => {
    const { server, cookie } = await startServer({ handler: () => new Promise<never>(() => undefined) })
    const pending = ask(server, '/', { cookie }).catch(() => 'hung up')
    await new Promise(setImmediate)
    await server.close()
    expect(await pending).toBe('hung up')
  })
})

// Electron's security checklist (docs/tutorial/security.md), point by point, on what main/desktop decides as plain
// functions and data. 16 (a current Electron) is a pinned version; 19 (fuses) is tests/packaging.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session, WebContents } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { isKnownHost, parseExternalUrl } from '../../../main/external-url.ts'
import { APP_ORIGIN, APP_URL, appScheme, guardedHandler, mayAsk } from '../../../main/desktop/app-scheme.ts'
import { guardPage } from '../../../main/desktop/page-guards.ts'
import { allowsPermission, guardPermissions, originOf } from '../../../main/desktop/permissions.ts'
import { secureWebPreferences, windowOptions } from '../../../main/desktop/window-options.ts'
import { contentSecurityPolicy } from '../../../main/web/headers.ts'

const root = join(import.meta.dirname, '../../..')

describe('1 · only secure content, 18 · no file: or http: page', () => {
  test('the window shows our own scheme', () => {
    expect(APP_URL).toBe('app://offprint/')
  })

  test('no code of the desktop loads a file or another address', async () => {
    for (const [name, text] of await sources('main/desktop')) {
      expect(text, name).not.toMatch(/loadFile|file:\/\/|http:\/\/(?!127\\?\.0)/)
    }
  })
})

describe('2, 3, 4, 6, 8, 9, 10, 11 · what a page may be', () => {
  test('every preference is stated, and safe', () => {
    expect(secureWebPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    })
  })

  test('the window has exactly these, a preload script and the spell checker', () => {
    const { webPreferences } = windowOptions({ preload: '/p.cjs', dark: true })
    expect(webPreferences).toEqual({ ...secureWebPreferences, preload: '/p.cjs', spellcheck: true })
  })

  test('nothing in the desktop turns a protection off', async () => {
    for (const [name, text] of await sources('main/desktop')) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      expect(code, name).not.toMatch(
        /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP|no-sandbox|ignore-certificate|executeJavaScript|enableRemoteModule/,
      )
    }
  })
})

describe('5 · permissions', () => {
  test.each([
    ['clipboard-sanitized-write', APP_ORIGIN, true],
    ['fullscreen', `${APP_ORIGIN}/`, true],
    ['clipboard-sanitized-write', 'https://example.org', false],
    ['fullscreen', '', false],
    ['clipboard-read', APP_ORIGIN, false],
    ['media', APP_ORIGIN, false],
    ['geolocation', APP_ORIGIN, false],
    ['notifications', APP_ORIGIN, false],
    ['openExternal', APP_ORIGIN, false],
    ['fileSystem', APP_ORIGIN, false],
    ['local-fonts', APP_ORIGIN, false],
    ['unknown', APP_ORIGIN, false],
  ])('%s for %s: %s', (permission, origin, allowed) => {
    expect(allowsPermission(permission, origin)).toBe(allowed)
  })

  test('request, check, device, screen and downloads all go through it', () => {
    const handlers: Record<string, (...all: never[]) => unknown> = {}
    const session = new Proxy(
      {},
      {
        get:
          (_target, name) =>
          (...given: unknown[]) => {
            // `on` names its event first.
            const event = name === 'on' ? given[0] : name
            handlers[String(event)] = given.at(-1) as (...all: never[]) => unknown
          },
      },
    ) as Session
    guardPermissions(session)
    const answers: unknown[] = []
    const answer = (value: unknown): void => void answers.push(value)
    const page = (url: string) => ({ getURL: () => url })
    const call = (name: string, ...all: unknown[]) => handlers[name]?.(...(all as never[]))
    call('setPermissionRequestHandler', page(`${APP_URL}#/x`), 'fullscreen', answer)
    call('setPermissionRequestHandler', page('https://example.org'), 'fullscreen', answer)
    call('setPermissionRequestHandler', page(APP_URL), 'media', answer)
    call('setDisplayMediaRequestHandler', {}, answer)
    expect(answers).toEqual([true, false, false, null])
    expect(call('setPermissionCheckHandler', null, 'media', APP_ORIGIN)).toBe(false)
    expect(call('setPermissionCheckHandler', null, 'fullscreen', APP_ORIGIN)).toBe(true)
    expect(call('setDevicePermissionHandler', {})).toBe(false)
    const download = { preventDefault: vi.fn<() => void>() }
    call('will-download', download)
    expect(download.preventDefault).toHaveBeenCalledOnce()
  })

  test('an origin is scheme and host, also of schemes that Node does not know', () => {
    expect(originOf('app://offprint/x#y')).toBe('app://offprint')
    expect(originOf('app://offprint.evil/x')).toBe('app://offprint.evil')
    expect(originOf('')).toBe('')
  })
})

describe('7 · content security policy', () => {
  test('allows our own files and nothing that runs from elsewhere', () => {
    expect(contentSecurityPolicy({ kind: 'any' })).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
        "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(contentSecurityPolicy({ kind: 'document', nonce: 'N' })).toContain("style-src 'self' 'nonce-N'")
    expect(contentSecurityPolicy({ kind: 'document', nonce: 'N' })).toContain("script-src 'self';")
  })
})

describe('12, 13, 14 · webviews, navigation, new windows', () => {
  function guarded() {
    const listeners: Record<string, (details: object) => void> = {}
    let open: (details: { url: string }) => unknown = () => expect.fail('no handler')
    const contents = {
      on: (name: string, listener: (details: object) => void) => (listeners[name] = listener),
      setWindowOpenHandler: (handler: typeof open) => (open = handler),
    } as unknown as WebContents
    const opened: string[] = []
    guardPage(contents, (url) => opened.push(url))
    const fire = (name: string, details: object = {}): boolean => {
      const preventDefault = vi.fn<() => void>()
      listeners[name]?.({ preventDefault, ...details })
      return preventDefault.mock.calls.length > 0
    }
    return { fire, open: (url: string) => open({ url }), opened }
  }
  const later = () => new Promise(setImmediate)

  test('a page goes nowhere: navigation, redirect, frames and webviews are all prevented', () => {
    const { fire } = guarded()
    const url = 'https://example.org/'
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      expect(fire(event, { url, isMainFrame: true }), event).toBe(true)
      expect(fire(event, { url: APP_URL, isMainFrame: false }), event).toBe(true)
    }
    for (const other of [
      'app://offprint/pdf/2406.15877/v1',
      'app://offprint.evil/',
      'app://offprint//x',
      'app://offprint/?x',
    ]) {
      expect(fire('will-navigate', { url: other, isMainFrame: true }), other).toBe(true)
    }
  })

  test('a page may load itself anew', () => {
    const { fire } = guarded()
    expect(fire('will-navigate', { url: `${APP_URL}#/paper/2406.15877`, isMainFrame: true })).toBe(false)
    expect(fire('will-frame-navigate', { url: APP_URL, isMainFrame: true })).toBe(false)
  })

  test('no window opens; an https address goes to the browser, later', async () => {
    const { open, opened } = guarded()
    expect(open('https://arxiv.org/abs/2406.15877')).toEqual({ action: 'deny' })
    expect(opened).toEqual([])
    await later()
    expect(opened).toEqual(['https://arxiv.org/abs/2406.15877'])
  })

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://offprint/',
    'about:blank',
    'http://example.org',
    'smb://x/y',
    'x',
  ])('%s opens nothing at all', async (url) => {
    const { open, fire, opened } = guarded()
    expect(open(url)).toEqual({ action: 'deny' })
    fire('will-navigate', { url, isMainFrame: true })
    await later()
    expect(opened).toEqual([])
  })

  test('a frame inside the page cannot open the browser', async () => {
    const { fire, opened } = guarded()
    fire('will-navigate', { url: 'https://example.org', isMainFrame: false })
    await later()
    expect(opened).toEqual([])
  })
})

describe('15 · what leaves for the browser', () => {
  test.each([
    ['https://arxiv.org/abs/2406.15877', 'https://arxiv.org/abs/2406.15877'],
    ['HTTPS://ARXIV.org/a b', 'https://arxiv.org/a%20b'],
    ['https:example.org', 'https://example.org/'],
    ['https://例え.jp/', 'https://xn--r8jz45g.jp/'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
  ])('%s, put together anew', (raw, url) => {
    expect(parseExternalUrl(raw)).toBe(url)
  })

  test.each([
    'http://arxiv.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://x',
    'smb://server/share',
    'ms-msdt:/id',
    'offprint://paper/1',
    'https://user:pass@example.org',
    'https://user@example.org',
    'mailto:a@b?attach=/etc/passwd',
    'mailto:a@b,c@d',
    'mailto:',
    '//example.org',
    '/etc/passwd',
    '',
    'https://',
    `https://example.org/${'a'.repeat(2048)}`,
    `https://example.org/${'é'.repeat(1000)}`,
  ])('never %s', (raw) => {
    expect(parseExternalUrl(raw)).toBeNull()
  })

  test('hosts that papers live on are known, their look-alikes are not', () => {
    expect(['arxiv.org', 'export.arxiv.org', 'doi.org'].every(isKnownHost)).toBe(true)
    expect(['arxiv.org.evil.example', 'evilarxiv.org', 'example.org'].some(isKnownHost)).toBe(false)
  })
})

describe('17 · who is answered', () => {
  test('resources are for our own pages; IPC is tests/preload/electron-link.test.ts', async () => {
    const served = vi.fn<(request: Request) => Promise<Response>>(async () => new Response('ok'))
    const handler = guardedHandler(served)
    const ask = async (url: string, initiatorOrigin?: string) => {
      const request = Object.assign(new Request(url), initiatorOrigin === undefined ? {} : { initiatorOrigin })
      return (await handler(request)).status
    }
    expect(await ask(APP_URL)).toBe(200)
    expect(await ask(`${APP_URL}pdf/x/v1`, APP_ORIGIN)).toBe(200)
    expect(await ask(`${APP_URL}pdf/x/v1`, 'https://example.org')).toBe(403)
    expect(await ask(`${APP_URL}pdf/x/v1`, 'null')).toBe(403)
    expect(await ask('app://elsewhere/')).toBe(404)
    expect(served).toHaveBeenCalledTimes(2)
    expect(mayAsk('app://offprint.evil')).toBe(false)
  })

  test('our scheme is a proper origin and does not step around the policy', () => {
    expect(appScheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    })
  })
})

describe('20 · nothing of Electron reaches a page', () => {
  test('electron is imported by main/desktop and preload/electron.ts alone', async () => {
    const importers: string[] = []
    for (const room of ['main', 'preload', 'renderer']) {
      for (const [name, text] of await sources(room)) if (/from 'electron['/]/.test(text)) importers.push(name)
    }
    expect(importers.filter((name) => !name.startsWith('main/desktop/') && name !== 'preload/electron.ts')).toEqual([])
  })
})

async function sources(folder: string): Promise<(readonly [string, string])[]> {
  const names = await readdir(join(root, folder), { recursive: true })
  const files = names.filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
  return Promise.all(files.map(async (name) => [name, await readFile(join(root, name), 'utf8')] as const))
}

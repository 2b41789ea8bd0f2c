// What a start, a second start, the system or the menu asks to be shown: links become routes, files become uploads.
// Waits until a page listens, since the first may come before Electron is even ready.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { uploadPath } from '../../preload/resources.ts'
import type { ResourceHandler } from '../web/resources.ts'
import { APP_ORIGIN } from './app-scheme.ts'
import { parseDeepLink, readArguments, routeOf } from './deep-link.ts'

export interface Opened {
  /** Shows a deep link; what is none is dropped. */
  link(raw: string): void
  /** Takes files in as if they had been dropped on the window. */
  files(paths: readonly string[]): void
  /** The arguments of a start. */
  arguments(argv: readonly string[]): void
  /** From now on everything, also what waits, goes to a page. */
  ready(target: OpenTarget): void
}

export interface OpenTarget {
  readonly resources: ResourceHandler
  readonly show: (route: string) => void
  readonly fail: (message: string) => void
}

/** Starts to collect. */
export function createOpened(): Opened {
  let target: OpenTarget | null = null
  let waiting: ((target: OpenTarget) => void)[] = []
  const withTarget = (work: (target: OpenTarget) => void): void => {
    if (target) work(target)
    else waiting.push(work)
  }
  const showLink = (raw: string): void => {
    const link = parseDeepLink(raw)
    if (link !== null) withTarget(({ show }) => show(routeOf(link)))
  }
  const takeFiles = (paths: readonly string[]): void => {
    for (const path of paths) withTarget((to) => void takeIn(path, to))
  }
  return {
    link: showLink,
    files: takeFiles,
    arguments(argv) {
      const { link, files } = readArguments(argv)
      if (link !== null) withTarget(({ show }) => show(routeOf(link)))
      takeFiles(files)
    },
    ready(next) {
      target = next
      const works = waiting
      waiting = []
      for (const work of works) work(next)
    },
  }
}

/** Sends a file of this machine the way a page would, and shows it where files are taken in. */
async function takeIn(path: string, { resources, show, fail }: OpenTarget): Promise<void> {
  const name = basename(path)
  const stream = createReadStream(path)
  // Node's web streams are the platform's; only their declarations differ.
  const body = Readable.toWeb(stream) as NodeReadableStream as ReadableStream
  const request = new Request(APP_ORIGIN + uploadPath(name), { method: 'POST', body, duplex: 'half' } as RequestInit)
  const response = await resources(request)
  if (!response.ok) return fail(`${name}: ${(await response.text()).trim()}`)
  const { upload } = (await response.json()) as { readonly upload: string }
  show(`/add?${new URLSearchParams({ upload, name }).toString()}`)
}

// The program's version, from package.json: one folder up in a checkout, two from out/main and in a packaged app.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const Manifest = z.object({ version: z.string() })

/** `0.1.0` and so on. */
export function offprintVersion(): string {
  const places = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url))
  const manifest = places.find((place) => existsSync(place))
  return manifest ? Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8'))).version : '0.0.0'
}

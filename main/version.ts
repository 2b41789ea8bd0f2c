// The program's version, from package.json: two folders up in a checkout and in a packaged app alike.
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Manifest = z.object({ version: z.string() })

/** `0.1.0` and so on. */
export function offprintVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      return Manifest.parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))).version
    } catch {
      // Not there: this is the other layout.
    }
  }
  return '0.0.0'
}

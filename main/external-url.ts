// Which addresses may leave for the person's browser: security.md item 15 of Electron, in one pure function.
import { AppError } from '../preload/errors.ts'
import { say } from '../preload/said.ts'

/** Longer addresses are not opened; browsers and shells differ beyond this. */
const MAX_LENGTH = 2048

/** The address as it may be opened, put together anew from its parsed parts, or null: https only, mailto with a plain address, no credentials. */
export function parseExternalUrl(raw: string): string | null {
  if (raw.length > MAX_LENGTH || !URL.canParse(raw)) return null
  const url = new URL(raw)
  if (url.username !== '' || url.password !== '' || url.href.length > MAX_LENGTH) return null
  if (url.protocol === 'https:') return url.hostname === '' ? null : url.href
  if (url.protocol === 'mailto:')
    return /^[^\s@?,]+@[^\s@?,]+$/.test(url.pathname) && url.search === '' ? url.href : null
  return null
}

/** As parseExternalUrl, but throws the `invalid-input` a person is shown. */
export function requireExternalUrl(raw: string): string {
  const url = parseExternalUrl(raw)
  if (url === null) throw new AppError('invalid-input', say('library.onlyHttps'))
  return url
}

/** Where papers live and are cited from: opened without asking. Subdomains count. */
const knownHosts = ['arxiv.org', 'doi.org', 'semanticscholar.org', 'openreview.net', 'aclanthology.org', 'github.com']

/** Whether a host is one of the above. Any other is shown to the person before it is opened. */
export function isKnownHost(hostname: string): boolean {
  return knownHosts.some((known) => hostname === known || hostname.endsWith(`.${known}`))
}

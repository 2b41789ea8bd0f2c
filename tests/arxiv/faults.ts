// What can go wrong at the stand-in, by name, and which requests it goes wrong for.
import { z } from 'zod'

const names = [
  // Any request.
  'rate-limited', // 429 `Rate exceeded.`
  'rate-limited-200', // the same words with status 200
  'not-acceptable', // 406 from the edge
  'forbidden', // 403 Access Denied page
  'unavailable', // 503
  'server-error', // 500 without a known page
  'stall', // takes the request and says nothing
  'reset', // breaks the connection before answering
  'slow', // waits `delay` ms, then answers as usual; PDFs come in pieces with `delay` between
  'redirect', // once more round through /moved
  'redirect-away', // to another site
  'redirect-loop',
  // The API.
  'cut-feed', // the XML ends in the middle
  'malformed-id', // 400 that names `id` (or the first asked) as malformed
  'missing-entries', // only the first half of what was found, with the whole total
  'old-format', // the feed as it was before 2025
  // PDFs.
  'truncate-pdf', // breaks off after `bytes` (half the file): the connection dies
  'short-pdf', // ends cleanly after `bytes`, without %%EOF
  'html-instead-of-pdf', // a web page with 200, called application/pdf
  'not-a-pdf', // binary junk called application/pdf
  'pdf-as-html', // the PDF, called text/html
  'empty-pdf',
  'withdrawn',
  'no-pdf',
  'cannot-build',
  'not-yet-built', // 500 file unavailable
  'no-such-paper',
  'wrong-version', // Content-Disposition names the version before
  'wrong-paper', // Content-Disposition names another paper
  'no-disposition',
  'content-length', // arXiv's own answers have none
  'range-ignored', // 200 to a Range request
  'range-refused', // 416
  'etag-changed', // another ETag at every request
  'weak-etag',
  'big-pdf', // `megabytes` of PDF, streamed
] as const

export const FaultName = z.enum(names)
export type FaultName = z.infer<typeof FaultName>

export const Fault = z.object({
  name: FaultName,
  /** Which requests: of a kind, and for a paper (base id). */
  on: z.enum(['any', 'api', 'pdf', 'abs', 'page']).default('any'),
  id: z.string().nullable().default(null),
  /** For how many requests; for ever when null. */
  times: z.number().int().min(1).nullable().default(null),
  /** Requests that match but are let through first. */
  after: z.number().int().min(0).default(0),
  retryAfter: z.union([z.string(), z.number()]).nullable().default(null),
  delay: z.number().min(0).default(500),
  bytes: z.number().int().min(0).nullable().default(null),
  megabytes: z.number().min(0).default(100),
})
export type Fault = z.infer<typeof Fault>
export type FaultInput = z.input<typeof Fault>

export interface Faults {
  add(...faults: readonly FaultInput[]): void
  clear(): void
  list(): readonly Fault[]
  /** The faults that befall a request; each counts as used. */
  befalling(kind: 'api' | 'pdf' | 'abs' | 'page', ids: readonly string[]): ReadonlyMap<FaultName, Fault>
}

export function createFaults(): Faults {
  let faults: { fault: Fault; skip: number; left: number }[] = []
  return {
    add(...given) {
      for (const input of given) {
        const fault = Fault.parse(input)
        faults.push({ fault, skip: fault.after, left: fault.times ?? Number.POSITIVE_INFINITY })
      }
    },
    clear() {
      faults = []
    },
    list: () => faults.map(({ fault }) => fault),
    befalling(kind, ids) {
      const here = new Map<FaultName, Fault>()
      for (const entry of faults) {
        const { on, id, name } = entry.fault
        if ((on !== 'any' && on !== kind) || (id !== null && !ids.includes(id)) || entry.left < 1) continue
        if (entry.skip > 0) entry.skip -= 1
        else if (!here.has(name)) {
          entry.left -= 1
          here.set(name, entry.fault)
        }
      }
      return here
    },
  }
}

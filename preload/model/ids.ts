// The names things go by. Branded, so that an arXiv id is never passed where a list id is meant.
// Parsing what people write into these is main/arxiv/identifiers.ts.
import { z } from 'zod'

/** A normalised arXiv base id without version: `2406.15877` or `hep-th/9901001` (arXiv help/arxiv_identifier). */
export const ArxivId = z
  .string()
  .regex(/^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*\/\d{7})$/)
  .brand<'ArxivId'>()
export type ArxivId = z.infer<typeof ArxivId>

/** A paper in the library: an arXiv base id, or `pdf-` and the first 16 hex digits of a file's SHA-256. */
export const PaperId = z
  .string()
  .regex(/^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*\/\d{7}|pdf-[0-9a-f]{16})$/)
  .brand<'PaperId'>()
export type PaperId = z.infer<typeof PaperId>

/** A version of a paper, from 1. A PDF that is not from arXiv has version 1. */
export const Version = z.number().int().min(1).max(999)
export type Version = z.infer<typeof Version>

/** Versions from here on are no versions of arXiv's: files that came to a paper when another was merged into it. */
export const firstOwnFile = 900

/** A paper and, where one was named, its version. */
export const ArxivRef = z.object({ base: ArxivId, version: Version.nullable() })
export type ArxivRef = z.infer<typeof ArxivRef>

/** Ids made by the program for lists, sections, items and marks: 8 to 40 letters, digits, `-` and `_`. */
const LocalId = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/)
export const ListId = LocalId.brand<'ListId'>()
export type ListId = z.infer<typeof ListId>
export const MarkId = LocalId.brand<'MarkId'>()
export type MarkId = z.infer<typeof MarkId>

/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime()
export type Moment = z.infer<typeof Moment>

/** A SHA-256 as 64 lower-case hex digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The name of a paper's folder: old-style ids have `/` replaced by `_` (DESIGN §3). */
export function folderName(id: PaperId): string {
  return id.replace('/', '_')
}

/** The paper id as an arXiv id, or null for a PDF that is not from arXiv. */
export function arxivIdOf(id: PaperId): ArxivId | null {
  const parsed = ArxivId.safeParse(id)
  return parsed.success ? parsed.data : null
}

/** `2406.15877v2`, or the bare id where no version is meant. */
export function formatRef(id: PaperId | ArxivId, version: Version | null): string {
  return version === null ? id : `${id}v${version}`
}

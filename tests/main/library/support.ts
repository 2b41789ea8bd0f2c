// Library folders to try things on: real ones, in the temporary folder, gone after each test.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openLibrary, type OpenedLibrary } from '../../../main/library/open.ts'
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import type { Disk } from '../../../main/library/files/disk.ts'

export const noon = new Date('2026-06-12T12:00:00.000Z')

/** A path in a fresh temporary folder; the library folder itself is not there yet. */
export async function freshHome(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-library-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'Offprint')
}

/** A library open for writing, closed when the test ends. */
export async function writable(home: string, on?: Disk): Promise<OpenedLibrary> {
  const library = await openLibrary({ home, mode: 'write', now: () => noon, ...(on && { disk: on }) })
  onTestFinished(() => library.close())
  return library
}

export function id(text: string): PaperId {
  return PaperId.parse(text)
}

export function paper(text: string, given: Partial<PaperRecord> = {}): PaperRecord {
  return { ...newPaperRecord({ id: id(text), now: noon }), ...given }
}

/** The code and details of what a promise rejects with. */
export async function failureOf(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work
  } catch (error) {
    if (error instanceof Error) return { ...error, message: error.message }
    throw error
  }
  throw new Error('It did not fail')
}

/** A small file that passes for a PDF at both ends. */
export function samplePdf(text = 'sample'): string {
  return `%PDF-1.4\n${text}\n%%EOF\n`
}

// Passwords of PDFs that ask for one: for as long as the window lives, and kept by main where the person said so.
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import { pdfPath } from '../../../preload/resources.ts'
import type { Client } from '../../app/client/client.ts'
import { OpenError, openPdf, type OpenDocument } from '../island/engine.ts'
import { takeIntended } from '../island/intent.ts'

/** A password, and whether main keeps it (or is to): it reads the text of the PDF then too. */
export interface Password {
  readonly text: string
  readonly kept: boolean
}

const known = new Map<string, Password>()

export function rememberedPassword(url: string): Password | null {
  return known.get(url) ?? null
}

export function rememberPassword(url: string, password: Password): void {
  known.set(url, password)
}

interface Locked {
  readonly client: Client
  readonly paper: PaperId
  readonly version: Version
}

/**
 * Opens a PDF, with the password main keeps where it asks for one and none is given. A given one that is to be kept
 * is handed to main once it has opened the file. Throws OpenError.
 */
export async function openLocked(
  { client, paper, version }: Locked,
  given: Password | null,
  { signal }: { readonly signal: AbortSignal },
): Promise<{ readonly document: OpenDocument; readonly password: Password | null }> {
  const url = pdfPath(paper, version)
  const open = (password: string | null) => openPdf({ url }, { signal, password })
  if (given) {
    const document = await open(given.text)
    if (given.kept) await client.request('passwords.keep', { id: paper, version, password: given.text })
    return { document, password: given }
  }
  try {
    return { document: (await takeIntended(url)) ?? (await open(null)), password: null }
  } catch (error) {
    if (!(error instanceof OpenError) || error.problem !== 'password') throw error
    const { password } = await client.request('passwords.get', { id: paper, version })
    if (password === null) throw error
    return { document: await open(password), password: { text: password, kept: true } }
  }
}

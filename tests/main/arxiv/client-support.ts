// A stand-in and a client in front of it, for one test; both end with the test.
import { onTestFinished } from 'vitest'
import type { Arxiv, PdfAnswer } from '../../../main/arxiv/arxiv.ts'
import { createArxiv } from '../../../main/arxiv/client.ts'
import { parseArxivRef } from '../../../main/arxiv/identifiers.ts'
import type { ArxivOptions } from '../../../main/arxiv/options.ts'
import { PdfRefusal } from '../../../main/arxiv/refusal.ts'
import { AppError } from '../../../preload/errors.ts'
import type { ArxivId, ArxivRef } from '../../../preload/model/ids.ts'
import { type StandIn, startStandIn, type StandInOptions } from '../../arxiv/stand-in.ts'

export const never = new AbortController().signal

export function ref(text: string): ArxivRef {
  const parsed = parseArxivRef(text)
  if (!parsed.ok) throw new Error(parsed.sentence.message)
  return parsed.ref
}

export const ids = (...texts: readonly string[]): ArxivId[] => texts.map((text) => ref(text).base)

export async function withStandIn(
  change: Partial<ArxivOptions> = {},
  options: StandInOptions = {},
): Promise<{ readonly standIn: StandIn; readonly arxiv: Arxiv }> {
  const standIn = await startStandIn(options)
  const arxiv = createArxiv({
    api: standIn.origin,
    site: standIn.origin,
    interval: 0,
    userAgent: 'Offprint/test',
    allowLoopback: true,
    random: () => 0,
    ...change,
  })
  onTestFinished(async () => {
    arxiv.close()
    await standIn.close()
  })
  return { standIn, arxiv }
}

/** What a promise failed with, as `code` or `refusal:kind`. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'no failure'
  } catch (error) {
    if (error instanceof AppError) return error.code
    if (error instanceof PdfRefusal) return `refusal:${error.kind}`
    throw error
  }
}

export async function bytesOf(answer: PdfAnswer): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of answer.body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

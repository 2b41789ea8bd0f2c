// What an address found in a PDF is: the host it leads to, the arXiv paper it names. Pure; opens nothing.
import { ArxivId } from '../../../preload/model/ids.ts'

/** The host an address would be opened at; null for addresses that are not opened from a PDF. */
export function hostOf(url: string): string | null {
  const parsed = URL.parse(url)
  if (!parsed || parsed.username !== '' || parsed.password !== '') return null
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.host : null
}

/** The paper an arXiv address leads to (abs, pdf, html, DOI); null for any other address. */
export function arxivIdInUrl(url: string): ArxivId | null {
  const parsed = URL.parse(url)
  const path = parsed && decoded(parsed.pathname)
  if (!parsed || path === null) return null
  const isArxiv = /(?:^|\.)(?:arxiv\.org|alphaxiv\.org)$/i.test(parsed.hostname)
  const isDoi = /(?:^|\.)doi\.org$/i.test(parsed.hostname)
  const named = isArxiv
    ? /^\/(?:abs|pdf|html|format|ps)\/(.+?)(?:\.pdf)?\/?$/i.exec(path)?.[1]
    : isDoi
      ? /^\/10\.48550\/arxiv\.(.+)$/i.exec(path)?.[1]
      : undefined
  const parsedId = ArxivId.safeParse(named?.replace(/v\d+$/i, ''))
  return parsedId.success ? parsedId.data : null
}

/** The path as it is meant; null where its escapes are none. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

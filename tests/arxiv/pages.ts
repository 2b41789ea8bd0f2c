// The web pages that come instead of a PDF, in our own words but with the phrases that tell them apart (arxiv.md §3),
// and the abstract page.
import { escape } from './atom.ts'
import type { StandInPaper } from './papers.ts'

export interface WebPage {
  readonly status: number
  readonly html: string
}

function page(status: number, title: string, body: string): WebPage {
  return {
    status,
    html: `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1><div id="content">${body}</div><footer>A stand-in for arXiv</footer></body></html>
`,
  }
}

export const withdrawnPage = (name: string) =>
  page(404, 'Not found', `<p>This version of <strong>${name}</strong> has been withdrawn and is unavailable.</p>`)
export const noDocumentPage = (name: string) => page(404, 'Not found', `<p>No document for &#39;${name}&#39;</p>`)
export const badIdPage = (name: string) =>
  page(404, 'Not found', `<p>No article for &#39;${escape(name)}&#39;. The identifier appears to be invalid.</p>`)
export const cannotBuildPage = (name: string) =>
  page(
    404,
    'PDF Unavailable',
    `<p>Our automated source to PDF conversion system was unable to make a PDF of ${name}.</p>`,
  )
export const noPdfPage = () =>
  page(404, 'file unavailable', '<p>The file unavailable for this paper: it has no PDF form.</p>')
export const notYetBuiltPage = () => page(500, 'file unavailable', '<p>file unavailable</p>')
export const deniedPage = () =>
  page(403, 'Access Denied', '<p>Your request looks automated: 127.0.0.1, Offprint. Please see the help on robots.</p>')
export const plainPage = () => page(200, 'Please wait', '<p>This is a page of the web and no PDF at all.</p>')

/** The abstract page with its `<meta>` tags, which carry the whole metadata. */
export function abstractPage(paper: StandInPaper, version: number): WebPage {
  const it = paper.versions[version - 1]
  if (it === undefined) return noDocumentPage(`${paper.id}v${version}`)
  const meta = (name: string, content: string) => `<meta name="${name}" content="${escape(content)}">`
  const tags = [
    meta('citation_title', it.title),
    ...it.authors.map(({ name }) => meta('citation_author', name.replace(/^(.*) (\S+)$/, '$2, $1'))),
    meta('citation_date', (paper.versions[0]?.updated ?? '').slice(0, 10).replaceAll('-', '/')),
    meta('citation_online_date', it.updated.slice(0, 10).replaceAll('-', '/')),
    meta('citation_pdf_url', `https://arxiv.org/pdf/${paper.id}`),
    meta('citation_arxiv_id', paper.id),
    meta('citation_abstract', it.abstract),
  ]
  return page(
    200,
    `[${paper.id}] ${escape(it.title)}`,
    `${tags.join('\n')}<blockquote>${escape(it.abstract)}</blockquote>`,
  )
}

// Whether what was pasted is just one reference, to be added straight away, or text to make a draft of. Only a look at
// the shape: what it names is decided by main.

/** The reference, or null. One line, no spaces inside, and it looks like an arXiv id, an arXiv link or a DOI. */
export function singleReference(text: string): string | null {
  const line = text.trim()
  if (line.length > 300 || /\s/.test(line)) return null
  const id = /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?$/i
  const link =
    /^https?:\/\/(?:[a-z0-9-]+\.)*(?:arxiv\.org|alphaxiv\.org|ar5iv\.(?:labs\.arxiv\.org|org)|doi\.org|huggingface\.co\/papers)(?:\/|$)/i
  const doi = /^(?:doi:)?10\.48550\/arxiv\.\S+$/i
  return id.test(line) || link.test(line) || doi.test(line) ? line : null
}

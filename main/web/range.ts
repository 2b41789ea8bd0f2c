// Byte ranges and validators as RFC 9110 §13 and §14 have them, pure.

/** `from` and `to` are offsets, both inclusive. */
export type RangeAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'unsatisfiable' }

/**
 * What a Range header asks of a file of `size` bytes. Anything but one well-formed byte range is ignored
 * (whole), as §14.2 allows: other units, several ranges, an end before its start.
 */
export function readRange(header: string | null, size: number): RangeAnswer {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (match === null || (first === '' && last === '')) return { kind: 'whole' }
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', from: size - length, to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return { kind: 'whole' }
  return from >= size ? { kind: 'unsatisfiable' } : { kind: 'part', from, to }
}

/** Whether If-Range allows a part: absent, or exactly this strong ETag (§13.1.5). We send no dates, so no date matches. */
export function ifRangeAllows(header: string | null, etag: string): boolean {
  return header === null || header.trim() === etag
}

/** Whether If-None-Match says the client has it already (§13.1.2, weak comparison). */
export function ifNoneMatchHas(header: string | null, etag: string): boolean {
  if (header === null) return false
  if (header.trim() === '*') return true
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

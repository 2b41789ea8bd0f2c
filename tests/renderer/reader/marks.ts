// Marks for the tests of the reader.
import { MarkId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'

/** A mark on page 1 unless said otherwise. */
export function markOf(
  id: string,
  change: Partial<Mark> & { readonly page?: number; readonly exact?: string } = {},
): Mark {
  const { page = 1, exact = 'some words', ...rest } = change
  return {
    id: MarkId.parse(id),
    kind: 'highlight',
    color: 'yellow',
    comment: '',
    tags: [],
    anchor: {
      version: 1,
      fileSha256: null,
      parts: [{ page, rects: [[10, 700, 200, 712]], charFrom: 0, charTo: 9 }],
      quote: { exact, prefix: '', suffix: '' },
      textModel: 1,
    },
    image: null,
    origin: null,
    formerly: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...rest,
  }
}

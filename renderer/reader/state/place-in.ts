// Where reading of a version begins: where it stopped.
import type { PaperRecord } from '../../../preload/model/paper.ts'
import type { Place } from '../island/place.ts'

/** Where reading of this version stopped. A place in another version is none in this one, but its page is a good guess. */
export function placeIn(record: PaperRecord, version: number): Place | null {
  const position = record.positions[String(version)] ?? record.position
  if (!position) return null
  const { page, x, y, scale } = position
  return { page, x, y: position.version === version ? y : Infinity, zoom: scale }
}

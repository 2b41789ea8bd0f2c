// What a link's destination says of its place on the page. Pure.
import type { LinkTarget } from './links.ts'

/** The point of its page that a destination names, PDF points; null for what it leaves open. */
export function pointOf({ destination }: LinkTarget): { readonly x: number | null; readonly y: number | null } {
  const kind = Object(destination[1]).name as unknown
  const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
  if (kind === 'XYZ') return { x: number(destination[2]), y: number(destination[3]) }
  if (kind === 'FitH' || kind === 'FitBH') return { x: null, y: number(destination[2]) }
  return kind === 'FitR' ? { x: number(destination[2]), y: number(destination[5]) } : { x: null, y: null }
}

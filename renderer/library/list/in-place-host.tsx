// Where changes in place are drawn; their code is loaded with the first.
import { later } from '../../reader/later.tsx'
import { useInPlace } from './in-place.ts'

const popover = later(async () => (await import('./in-place-popover.tsx')).InPlacePopover)

export function InPlaceHost() {
  const open = useInPlace((state) => state.open)
  return open && <popover.Part key={`${open.kind} ${open.ids[0] ?? ''}`} change={open} />
}

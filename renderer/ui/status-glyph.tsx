// The four statuses as one look: ○ unread, ◔ reading with its share, ● read, ⊘ set aside. Form tells them apart, not colour.
import type { Status } from '../../preload/model/paper.ts'
import css from './glyphs.module.css'

const R = 6.25

/** A status. `progress` (0 to 1) fills the ring while reading. Give `label` where no words stand beside it. */
export function StatusGlyph(props: {
  readonly status: Status
  readonly progress?: number
  readonly label?: string
  readonly size?: number
}) {
  const size = props.size ?? 16
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      className={css.status}
      data-status={props.status}
      {...(props.label ? { role: 'img', 'aria-label': props.label } : { 'aria-hidden': true })}
    >
      <Shape status={props.status} progress={props.progress ?? 0} />
    </svg>
  )
}

function Shape({ status, progress }: { readonly status: Status; readonly progress: number }) {
  switch (status) {
    case 'unread':
      return <circle cx="8" cy="8" r={R} className={css.ring} />
    case 'reading':
      return (
        <>
          <circle cx="8" cy="8" r={R} className={css.ring} />
          <path d={sector(Math.min(Math.max(progress, 0.12), 0.97))} className={css.fill} />
        </>
      )
    case 'read':
      return (
        <>
          <circle cx="8" cy="8" r={R + 0.75} className={css.fill} />
          <path d="M4.9 8.2 7.2 10.4 11.2 5.9" className={css.cut} />
        </>
      )
    case 'set-aside':
      return (
        <>
          <circle cx="8" cy="8" r={R} className={css.ring} />
          <path d="M3.7 12.3 12.3 3.7" className={css.ring} />
        </>
      )
  }
}

/** A piece of cake from twelve o'clock, clockwise. */
function sector(share: number): string {
  const angle = share * 2 * Math.PI
  const r = 4.1
  const [x, y] = [8 + r * Math.sin(angle), 8 - r * Math.cos(angle)]
  return `M8 8V${8 - r}A${r} ${r} 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`
}

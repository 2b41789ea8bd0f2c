// One thin line that says how far something has come: papers read of a list, bytes of a download.
import css from './glyphs.module.css'

/** `value` of `total`; `begun` more are under way and drawn lighter. Says itself through `label`; without one it is decoration. */
export function ProgressLine(props: {
  readonly value: number
  readonly total: number
  readonly begun?: number
  readonly label?: string
  readonly kind?: 'read' | 'work'
  readonly thick?: boolean
}) {
  const share = (count: number): string => `${props.total > 0 ? Math.min(100, (100 * count) / props.total) : 0}%`
  const said = props.label
    ? {
        role: 'progressbar',
        'aria-label': props.label,
        'aria-valuemin': 0,
        'aria-valuemax': props.total,
        'aria-valuenow': props.value,
      }
    : { 'aria-hidden': true }
  return (
    <span className={css.line} {...said} {...(props.thick ? { 'data-thick': '' } : {})}>
      {props.begun ? (
        <span className={css.part} data-kind="begun" style={{ width: share(props.value + props.begun) }} />
      ) : null}
      <span className={css.part} data-kind={props.kind ?? 'read'} style={{ width: share(props.value) }} />
    </span>
  )
}

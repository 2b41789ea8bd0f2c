// Loading shows the shape of what comes, and only after 200 ms: what is quick needs no sign.
import css from './states.module.css'

/** Grey lines of a list that is on its way. CSS keeps them hidden for the first 200 ms. */
export function RowShapes(props: { readonly rows: number; readonly label: string }) {
  return (
    <div className={css.shapes} role="status" aria-label={props.label}>
      {Array.from({ length: props.rows }, (_, row) => (
        <div key={row} className={css.row} aria-hidden>
          <span className={css.dot} />
          <span className={css.bars}>
            <span className={css.bar} style={{ width: `${62 - ((row * 13) % 27)}%` }} />
            <span className={css.bar} style={{ width: `${38 - ((row * 7) % 17)}%` }} />
          </span>
        </div>
      ))}
    </div>
  )
}

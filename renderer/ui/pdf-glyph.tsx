// Whether a paper's PDF is on disk, as a small sheet: filled, waiting, coming down, failed, or only its outline.
import type { PdfState } from '../../preload/model/paper.ts'
import css from './glyphs.module.css'

/** The sheet. `share` (0 to 1) is drawn while it comes down, where the size is known. */
export function PdfGlyph(props: {
  readonly state: PdfState['state']
  readonly share?: number | null
  readonly label: string
}) {
  const { state, share } = props
  return (
    <svg
      width="12"
      height="14"
      viewBox="0 0 12 14"
      className={css.pdf}
      data-state={state}
      role="img"
      aria-label={props.label}
    >
      <path d="M1.5 1h5.6l3.4 3.4V13h-9z" className={css.sheet} />
      {state === 'ready' && <path d="M3.6 6.4h4.8M3.6 8.5h4.8M3.6 10.6h2.8" className={css.lines} />}
      {state === 'downloading' && (
        <rect x="2.4" y={12.2 - 8 * (share ?? 0.4)} width="7.2" height={8 * (share ?? 0.4)} className={css.level} />
      )}
      {state === 'failed' && <path d="M6 5.4v3M6 10.2v.6" className={css.alert} />}
    </svg>
  )
}

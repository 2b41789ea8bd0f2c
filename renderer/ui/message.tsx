// Empty, failed, nowhere: one sentence, perhaps a second, one action. No mascot.
import type { ReactNode } from 'react'
import css from './states.module.css'

/** A screen or pane that has nothing to show. `tone` is `alert` for failures, which are announced. */
export function Message(props: {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly tone?: 'quiet' | 'alert'
}) {
  return (
    <div className={css.message} role={props.tone === 'alert' ? 'alert' : undefined}>
      <p className={css.title}>{props.title}</p>
      {props.children && <p className={css.body}>{props.children}</p>}
      {props.action && <div className={css.action}>{props.action}</div>}
    </div>
  )
}

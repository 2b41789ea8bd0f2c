// A pane that may break without taking the rest of the window along.
import { Component, type ReactNode } from 'react'
import { t } from '../app/words/words.ts'
import { Button } from './button.tsx'
import { Message } from './message.tsx'

interface PaneProps {
  readonly children: ReactNode
  /** Another value tries again by itself: the route, usually. */
  readonly about?: string
}

/** Catches what its children throw while drawing, says so, and offers to draw them again. */
export class Pane extends Component<PaneProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override componentDidUpdate(before: PaneProps): void {
    if (this.state.failed && before.about !== this.props.about) this.setState({ failed: false })
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <Message
        tone="alert"
        title={t('state.broken')}
        action={<Button onPress={() => this.setState({ failed: false })}>{t('app.retry')}</Button>}
      >
        {t('state.brokenBody')}
      </Message>
    )
  }
}

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

interface PaneState {
  readonly failed: boolean
  readonly about: string | undefined
}

/** Catches what its children throw while drawing, says so, and offers to draw them again. */
export class Pane extends Component<PaneProps, PaneState> {
  override state: PaneState = { failed: false, about: this.props.about }

  static getDerivedStateFromError(): Partial<PaneState> {
    return { failed: true }
  }

  static getDerivedStateFromProps({ about }: PaneProps, state: PaneState): PaneState | null {
    return about === state.about ? null : { failed: false, about }
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

// Longer words that are cut after some lines and open in place. The cut is only drawn: find-in-page has all of it.
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useWords } from '../app/words/words.ts'
import css from './clamped.module.css'
import { cx } from './class-names.ts'

/**
 * `lines` are shown until it is opened; text that fits has no button. `children` is how the text is drawn, where that is
 * more than its letters; `as` makes it a heading.
 */
export function Clamped(props: {
  readonly text: string
  readonly lines: number
  readonly className?: string | undefined
  readonly as?: 'p' | 'h2'
  readonly id?: string
  readonly children?: ReactNode
}) {
  const t = useWords()
  const { as: Element = 'p' } = props
  const words = useRef<HTMLParagraphElement & HTMLHeadingElement>(null)
  const [open, setOpen] = useState(false)
  const [cut, setCut] = useState(false)
  useLayoutEffect(() => {
    const element = words.current
    if (!element || open) return
    const measure = (): void => setCut(element.scrollHeight > element.clientHeight + 2)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [open, props.text])
  return (
    <div>
      <Element
        ref={words}
        {...(props.id !== undefined && { id: props.id })}
        className={cx(props.className, !open && css.clamped)}
        style={open ? undefined : { WebkitLineClamp: props.lines }}
      >
        {props.children ?? props.text}
      </Element>
      {(cut || open) && (
        <AriaButton className={css.more ?? ''} aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? t('list.less') : t('list.more')}
        </AriaButton>
      )}
    </div>
  )
}

// Longer words that are cut after some lines and open in place. The cut is only drawn: find-in-page has all of it.
import { useLayoutEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useWords } from '../app/words/words.ts'
import css from './clamped.module.css'
import { cx } from './class-names.ts'

/** `lines` are shown until it is opened; text that fits has no button. */
export function Clamped(props: {
  readonly text: string
  readonly lines: number
  readonly className?: string | undefined
}) {
  const t = useWords()
  const words = useRef<HTMLParagraphElement>(null)
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
      <p
        ref={words}
        className={cx(props.className, !open && css.clamped)}
        style={open ? undefined : { WebkitLineClamp: props.lines }}
      >
        {props.text}
      </p>
      {(cut || open) && (
        <AriaButton className={css.more ?? ''} aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? t('list.less') : t('list.more')}
        </AriaButton>
      )}
    </div>
  )
}

// Something that floats over the pages beside a box, scrolling with them: below it where there is room, else above.
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useToasts } from '../../app/toasts.ts'
import type { ContentBox } from '../state/reader-state.ts'
import { useSession } from '../state/use-reader.ts'
import css from './floating.module.css'
import { floatingPlace } from './place.ts'

/** How much of the foot of `container` toasts stand over, in CSS pixels: nothing of ours goes under them. */
function belowToasts(container: HTMLElement): number {
  const toasts = document.querySelector('[data-toasts]')?.getBoundingClientRect()
  if (!toasts || toasts.height === 0) return 0
  return Math.max(0, container.getBoundingClientRect().bottom - toasts.top)
}

export function Floating(props: {
  readonly box: ContentBox
  readonly role: 'toolbar' | 'dialog' | 'group'
  readonly label: string
  readonly wide?: boolean
  /** The focus goes in when it becomes true. */
  readonly entered?: boolean
  readonly onEscape: () => void
  readonly children: ReactNode
}) {
  const session = useSession()
  const { box } = props
  const element = useRef<HTMLDivElement>(null)
  const toasts = useToasts((state) => state.toasts)
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null)
  useLayoutEffect(() => {
    const { container } = session.view ?? {}
    const floating = element.current
    if (!container || !floating) return
    const put = (): void =>
      setPlace(
        floatingPlace(
          box,
          { width: floating.offsetWidth, height: floating.offsetHeight },
          {
            left: container.scrollLeft,
            top: container.scrollTop,
            width: container.clientWidth,
            height: container.clientHeight - belowToasts(container),
          },
        ),
      )
    put()
    const observer = new ResizeObserver(put)
    observer.observe(floating)
    return () => observer.disconnect()
  }, [session, box, toasts])
  const entered = props.entered ?? false
  useEffect(() => {
    if (entered) element.current?.focus({ preventScroll: true })
  }, [entered])
  // Unseen but not `visibility: hidden` until it has its place: a hidden field would refuse the focus.
  return (
    <div
      ref={element}
      role={props.role}
      aria-label={props.label}
      tabIndex={-1}
      className={css.floating}
      data-floating
      data-wide={props.wide || undefined}
      style={place ? { left: place.left, top: place.top } : { opacity: 0, pointerEvents: 'none', left: 0, top: 0 }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onEscape()
      }}
    >
      {props.children}
    </div>
  )
}

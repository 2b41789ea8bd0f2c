// The toasts at the foot of the window and the polite live region that says them.
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { useAnnouncement } from '../announce.ts'
import { reportFailure } from '../failures.ts'
import { LongWorkBars } from './long-work-bars.tsx'
import { dismissToast, TOAST_STAYS, undoToast, useToasts, type Toast } from '../toasts.ts'
import css from './toast-region.module.css'
import { useWords } from '../words/words.ts'

/** Shows what `toast()` was told, newest last. */
export function ToastRegion() {
  const t = useWords()
  const toasts = useToasts((state) => state.toasts)
  const said = useAnnouncement((state) => state.text)
  return (
    <section className={css.region} data-toasts aria-label={t('app.notifications')}>
      <div role="status" aria-live="polite" className="visually-hidden">
        {toasts.at(-1)?.text}
      </div>
      <div role="status" aria-live="polite" className="visually-hidden">
        {said}
      </div>
      <LongWorkBars />
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const t = useWords()
  const [held, setHeld] = useState(false)
  const card = useRef<HTMLDivElement>(null)
  const { id, tone } = toast
  useEffect(() => {
    if (held || tone === 'error') return
    const timer = setTimeout(() => dismissToast(id), TOAST_STAYS)
    return () => clearTimeout(timer)
  }, [held, id, tone])
  return (
    <div
      ref={card}
      className={css.toast}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={(event) => setHeld(card.current?.contains(event.relatedTarget) ?? false)}
    >
      <span className={css.text}>{toast.text}</span>
      {toast.action && (
        <Button
          look="link"
          onPress={() => {
            dismissToast(id)
            toast.action?.run()
          }}
        >
          {toast.action.label}
        </Button>
      )}
      {toast.undo && (
        <Button look="link" onPress={() => void undoToast(toast).catch(reportFailure)}>
          {t('app.undo')}
        </Button>
      )}
      <IconButton label={t('app.dismiss')} onPress={() => dismissToast(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}

// A dialog in the middle of the window; Escape and a click beside it close it.
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import css from './controls.module.css'

/** A dialog that is open while it is drawn. `width` in CSS pixels. */
export function Dialog(props: {
  readonly title: string
  readonly onClose: () => void
  readonly width?: number
  readonly children: ReactNode
}) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      className={css.overlay ?? ''}
    >
      <Modal className={css.modal ?? ''} {...(props.width ? { style: { width: `min(${props.width}px, 100%)` } } : {})}>
        <AriaDialog className={css.dialog ?? ''}>
          <Heading slot="title" level={2} className={css.dialogTitle ?? ''}>
            {props.title}
          </Heading>
          {props.children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The row of buttons at a dialog's foot. */
export function DialogActions(props: { readonly children: ReactNode }) {
  return <div className={css.dialogActions}>{props.children}</div>
}

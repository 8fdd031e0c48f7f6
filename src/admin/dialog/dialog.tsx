'use client'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import './dialog.css'

interface Props {
  title: string
  onClose(): void
  children: ReactNode
}

/** A question asked over the page, in the browser's own dialog: it keeps the focus, and Escape closes it. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog aria-labelledby={id} className="desk-dialog" onClose={onClose} ref={dialog}>
      <h2 className="desk-dialog__title" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}

'use client'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import './dialog.css'

interface Props {
  title: string
  onClose(): void
  children: ReactNode
}

/** A modal dialog in the native `dialog` element, which traps the focus and closes on Escape. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog aria-labelledby={id} className="admin-dialog" onClose={onClose} ref={dialog}>
      <h2 className="admin-dialog__title" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}

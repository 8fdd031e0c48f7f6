'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import './form-notice.css'

interface Props {
  /** `calm` informs; `warning` is about text that is not saved yet; `english` says which language is written. */
  tone?: 'calm' | 'warning' | 'english'
  children?: ReactNode
}

/**
 * A line below the buttons of a form, which stays in view while the form scrolls. Empty, it is a live region that waits:
 * what it shows later is read aloud. Rendered anywhere in the bar of the buttons.
 */
export function FormNotice({ tone = 'calm', children }: Props) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [bar, setBar] = useState<Element | null>(null)
  useEffect(() => setBar(anchor.current?.closest('.doc-controls') ?? null), [])
  return (
    <>
      <span hidden ref={anchor} />
      {bar &&
        createPortal(
          <div className={`form-notice form-notice--${tone}`} role="status">
            {children}
          </div>,
          bar,
        )}
    </>
  )
}

'use client'
import { useEffect, useRef } from 'react'

/**
 * Returns a ref for an element that appears when an operation ends. It takes the focus, because the button that had it is
 * disabled or gone, so that it scrolls into view and screen readers read it. The element needs `tabIndex={-1}`.
 */
export function useArrival<Part extends HTMLElement>() {
  const part = useRef<Part>(null)
  useEffect(() => {
    part.current?.focus({ preventScroll: true })
    part.current?.scrollIntoView({ block: 'start' })
  }, [])
  return part
}
